"""Draws labelled pictures for `npm run calibrate`: JPEG files with labels.json saying what is true of each.

    python -m practice_model.labelled                                              # what the model's calibration is made from
    python -m practice_model.labelled --out ../../tests/fixtures/labelled --small   # other seeds, for the tests
    python -m practice_model.labelled --out ../../tests/fixtures/corners --corners  # a red car in a corner, for heat maps
"""

import argparse
import json
from multiprocessing import Pool
from pathlib import Path

import numpy as np
from PIL import Image

from .drawing import scene
from .drawing.scene import Truth, decide, draw
from .practice_pictures import save

SIZES = ((1200, 900), (900, 1200), (1024, 683), (800, 600), (600, 800), (640, 480))
SMALL = ((320, 240), (240, 320))
#: seed, how many
LARGE_SET, SMALL_SET = (43, 1_600), (44, 240)
CORNER_SEEDS = (51, 52, 53)
#: Where the middle of the car lies, as shares of the square.
CORNERS = {"upper-left": (0.25, 0.25), "upper-right": (0.75, 0.25), "lower-left": (0.25, 0.75), "lower-right": (0.75, 0.75)}
CORNER_SIDE = 320

#: Conditions as the reject reasons that the scorer knows.
QUALITY = {"normal": "good", "blurry": "blurred", "dark": "too_dark", "overexposed": "overexposed", "noisy": "noisy"}


def article(words: str) -> str:
    return ("an " if words[0] in "aeiou" else "a ") + words


def label(truth: Truth) -> dict:
    """Blank pictures and pages of text match no prompt, and nobody says whether they are well made."""
    if truth.kind != "scene":
        return {"prompts": [], "quality": None}
    return {
        "prompts": sorted({f"a photo of {article(f'{colour} {name}')}" for name, colour in truth.things}),
        "quality": QUALITY[truth.condition],
    }


def one(task: tuple[int, int, bool, Path]) -> dict:
    seed, index, small, folder = task
    rng = np.random.default_rng([seed, index])
    truth = decide(rng)
    sizes = SMALL if small else SIZES
    size = sizes[int(rng.integers(len(sizes)))]
    file = f"{index:04d}.jpg"
    # Small ones are drawn large, so that they are as sharp as photos that somebody made smaller.
    drawn = draw(truth, tuple(2 * side for side in size) if small else size, rng)
    image = drawn.resize(size, Image.Resampling.LANCZOS) if small else drawn
    save(image, folder / file, int(rng.integers(78, 92)))
    return {"file": file, **label(truth)}


def in_corner(seed: int, corner: str, folder: Path) -> dict:
    """One red car whose middle lies in a corner of a square picture, with the box it fills as shares of the side."""
    rng = np.random.default_rng([seed, sorted(CORNERS).index(corner)])
    x, y = CORNERS[corner]
    side = 2 * CORNER_SIDE
    half = 0.2
    scene.spots = lambda count, half, size, rng: [(x * size[0], y * size[1])]
    scene.HALF_BY_COUNT = {1: (half, half)}
    background = ("plain", "gradient", "outdoor", "textured")[int(rng.integers(4))]
    drawn = draw(Truth(things=(("car", "red"),), background=background), (side, side), rng)
    file = f"{corner}-{seed}.jpg"
    save(drawn.resize((CORNER_SIDE, CORNER_SIDE), Image.Resampling.LANCZOS), folder / file, 85)
    return {"file": file, "corner": corner, "box": {"left": x - half, "top": y - half, "right": x + half, "bottom": y + half}}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("build/labelled"))
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--corners", action="store_true")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    if options.corners:
        listed = [in_corner(seed, corner, options.out) for seed in CORNER_SEEDS for corner in CORNERS]
    else:
        seed, count = SMALL_SET if options.small else LARGE_SET
        tasks = [(seed, index, options.small, options.out) for index in range(count)]
        with Pool(options.processes) as pool:
            listed = pool.map(one, tasks, chunksize=10)
    name = "corners.json" if options.corners else "labels.json"
    (options.out / name).write_text(json.dumps(listed, indent=1) + "\n", "utf-8")
    total = sum(path.stat().st_size for path in options.out.glob("*.jpg"))
    print(f"{len(listed)} pictures, {total / 1e6:.2f} MB")
