"""Draws the small pictures the tests use, with fixtures.json saying what each shows."""

import argparse
import json
from pathlib import Path

import numpy as np

from .drawing.scene import Truth, draw
from .jobs import BLANK, TEXT, scene
from .practice_pictures import save, truth_record

SEED, SIZE = 31, (800, 600)
#: One empty sheet and one covered lens; the number only chooses another draw.
REDRAWN = {"blank-1": 3}

FIXTURES: dict[str, Truth] = {
    **{f"red-car-{n}": scene("car", "red", place) for n, place in enumerate(("outdoor", "gradient", "plain", "outdoor", "table", "textured", "outdoor", "striped"), 1)},
    "two-red-cars": scene("car", "red", "gradient", count=2),
    "blue-car": scene("car", "blue", "outdoor"), "yellow-car": scene("car", "yellow", "plain"), "green-car": scene("car", "green", "gradient"),
    "red-cup": scene("cup", "red", "table"), "red-house": scene("house", "red", "outdoor"), "red-flower": scene("flower", "red", "plain"),
    "blue-boat": scene("boat", "blue", "outdoor"), "yellow-flower": scene("flower", "yellow", "gradient"), "black-cat": scene("cat", "black", "plain"),
    "red-car-blurry-1": scene("car", "red", "outdoor", "blurry"), "red-car-blurry-2": scene("car", "red", "gradient", "blurry"),
    "red-car-dark-1": scene("car", "red", "outdoor", "dark"), "red-car-dark-2": scene("car", "red", "plain", "dark"),
    "red-car-overexposed-1": scene("car", "red", "outdoor", "overexposed"), "red-car-overexposed-2": scene("car", "red", "gradient", "overexposed"),
    "red-car-noisy-1": scene("car", "red", "outdoor", "noisy"), "red-car-noisy-2": scene("car", "red", "plain", "noisy"),
    "blank-1": BLANK, "blank-2": BLANK, "text-1": TEXT, "text-2": TEXT,
}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="tests/fixtures/drawn")
    options = parser.parse_args()
    listed = []
    for index, (name, truth) in enumerate(FIXTURES.items()):
        size = SIZE if index % 4 != 3 else SIZE[::-1]
        noisy = truth.condition == "noisy"
        save(draw(truth, size, np.random.default_rng([SEED, index, REDRAWN.get(name, 0)]), finer=2, crisp=True), options.out / f"{name}.jpg", 62 if noisy else 80)
        listed.append({"file": f"{name}.jpg", "truth": truth_record(truth) | {"width": size[0], "height": size[1]}})
    (options.out / "fixtures.json").write_text(json.dumps({"pictures": listed}, indent=2) + "\n", "utf-8")
    total = sum(path.stat().st_size for path in options.out.glob("*.jpg"))
    print(f"{len(listed)} pictures, {total / 1e6:.2f} MB")
