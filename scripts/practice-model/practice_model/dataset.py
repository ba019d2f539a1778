"""Draws the training and held-out pictures and brings them to the model's 64 pixels.

The way there is the way a real submission takes: a larger JPEG in any common shape,
reduced so that it covers the square, cut in the middle.
"""

import argparse
import pickle
from multiprocessing import Pool
from pathlib import Path

import numpy as np
from PIL import Image

from .drawing.conditions import through_jpeg
from .drawing.scene import Truth, decide, draw

SIDE = 64
SHAPES = ((256, 192), (192, 256), (240, 180), (180, 240), (270, 180), (304, 171), (200, 200), (288, 216))
KERNELS = (Image.Resampling.BICUBIC, Image.Resampling.BICUBIC, Image.Resampling.LANCZOS, Image.Resampling.BOX)

#: name -> (seed, how many, only held-out pairs). Seeds 10 and up belong to the product's own pictures.
SETS = {
    "train": (1, 40_000, False),
    "held-out": (2, 4_000, False),
    "unseen": (3, 1_600, True),
}


def cover(image: Image.Image, side: int, kernel: Image.Resampling = Image.Resampling.BICUBIC) -> Image.Image:
    """Reduce until the shorter side fits, keep the middle square."""
    scale = side / min(image.size)
    width, height = max(side, round(image.width * scale)), max(side, round(image.height * scale))
    small = image.resize((width, height), kernel)
    left, top = (width - side) // 2, (height - side) // 2
    return small.crop((left, top, left + side, top + side))


def one(task: tuple[int, int, bool]) -> tuple[np.ndarray, Truth]:
    seed, index, unseen = task
    rng = np.random.default_rng([seed, index])
    truth = decide(rng, unseen)
    image = draw(truth, SHAPES[rng.integers(len(SHAPES))], rng)
    if rng.random() < 0.6:
        image = through_jpeg(image, int(rng.integers(68, 94)))
    return np.asarray(cover(image, SIDE, KERNELS[rng.integers(len(KERNELS))])), truth


def make(name: str, folder: Path, processes: int) -> None:
    seed, count, unseen = SETS[name]
    with Pool(processes) as pool:
        drawn = pool.map(one, [(seed, index, unseen) for index in range(count)], chunksize=250)
    np.save(folder / f"{name}.npy", np.stack([pixels for pixels, _ in drawn]))
    (folder / f"{name}.truths").write_bytes(pickle.dumps([truth for _, truth in drawn]))


def load(name: str, folder: Path) -> tuple[np.ndarray, list[Truth]]:
    """Pixels (N, 64, 64, 3) uint8 and the truth of each."""
    return np.load(folder / f"{name}.npy"), pickle.loads((folder / f"{name}.truths").read_bytes())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("build"))
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for name in SETS:
        make(name, options.folder, options.processes)
        print(name, "drawn", flush=True)
