"""Draws held-out pictures at photo-like sizes as JPEG files, for the check in Node."""

import argparse
import json
from multiprocessing import Pool
from pathlib import Path

import numpy as np

from .drawing.scene import decide, draw
from .practice_pictures import save

SIZES = ((1200, 900), (900, 1200), (1024, 683), (800, 600), (600, 800), (640, 480), (1280, 720), (1600, 1200))

#: name -> (seed, how many, only held-out pairs)
SETS = {"seen": (41, 1_600, False), "unseen": (42, 500, True)}


def one(task: tuple[str, int, Path]) -> dict:
    name, index, folder = task
    seed, _, unseen = SETS[name]
    rng = np.random.default_rng([seed, index])
    truth = decide(rng, unseen)
    size = SIZES[rng.choice(len(SIZES), p=[0.1, 0.1, 0.15, 0.2, 0.15, 0.2, 0.05, 0.05])]
    file = f"{name}/{index:04d}.jpg"
    save(draw(truth, size, rng), folder / file, int(rng.integers(70, 93)))
    return {"file": file, "set": name, "kind": truth.kind, "things": truth.things, "background": truth.background, "condition": truth.condition}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("build/jpegs"))
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    tasks = [(name, index, options.folder) for name, (_, count, _) in SETS.items() for index in range(count)]
    with Pool(options.processes) as pool:
        truths = pool.map(one, tasks, chunksize=20)
    (options.folder / "truths.json").write_text(json.dumps(truths) + "\n", "utf-8")
