"""Draws the pictures of the practice jobs and writes practice.json beside them."""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
from PIL import Image, ImageEnhance

from .drawing.scene import Truth, draw
from .jobs import JOBS, WORKERS, Job, Picture

QUALITY = 84


def truth_record(truth: Truth) -> dict:
    """The truth in plain words; object and colour are those of the first thing, null when there is none."""
    record: dict = {"kind": truth.kind, "object": None, "colour": None, "condition": truth.condition}
    if truth.things:
        record |= {"object": truth.things[0][0], "colour": truth.things[0][1], "count": len(truth.things), "background": truth.background}
    return record


def save(image: Image.Image, path: Path, quality: int = QUALITY) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, "JPEG", quality=quality, optimize=True, progressive=False)


def near_copy(path: Path) -> Image.Image:
    """What comes back after a messenger: a little smaller, brighter, and compressed once more."""
    image = Image.open(path).convert("RGB")
    smaller = image.resize((round(image.width * 0.85), round(image.height * 0.85)), Image.Resampling.LANCZOS)
    return ImageEnhance.Brightness(smaller).enhance(1.04)


def names(job: Job) -> list[int]:
    """The order of arrival: mixed, but a repetition always comes after what it repeats."""
    order = list(np.random.default_rng(job.seed).permutation(len(job.pictures)))
    for index, picture in enumerate(job.pictures):
        if picture.repeats is not None and order.index(index) < order.index(picture.repeats):
            a, b = order.index(index), order.index(picture.repeats)
            order[a], order[b] = order[b], order[a]
    return [order.index(index) + 1 for index in range(len(job.pictures))]


def make(job: Job, folder: Path) -> dict:
    numbers = names(job)
    listed = []

    def file_of(index: int) -> str:
        return f"{job.key}/{numbers[index]:03d}.jpg"

    for index, picture in enumerate(job.pictures):
        path, record = folder / file_of(index), truth_record(picture.truth)
        if picture.repeats is None:
            save(draw(picture.truth, picture.size, np.random.default_rng([job.seed, index]), finer=2, crisp=True), path)
        else:
            original: Picture = job.pictures[picture.repeats]
            record = truth_record(original.truth) | {"duplicate_of": file_of(picture.repeats), "exact": picture.exact}
            if picture.exact:
                shutil.copyfile(folder / file_of(picture.repeats), path)
            else:
                save(near_copy(folder / file_of(picture.repeats)), path, 72)
        width, height = Image.open(path).size
        worker = WORKERS[(numbers[index] * 7 + job.seed + numbers[index] // 10) % len(WORKERS)]
        listed.append({"file": file_of(index), "worker": worker,
                       "truth": record | {"fits": picture.fits, "width": width, "height": height}})
    return {"key": job.key, **job.brief, "pictures": sorted(listed, key=lambda item: item["file"])}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="resources/practice")
    options = parser.parse_args()
    described = {"jobs": [make(job, options.out) for job in JOBS]}
    (options.out / "practice.json").write_text(json.dumps(described, indent=2, ensure_ascii=False) + "\n", "utf-8")
    total = sum(path.stat().st_size for path in options.out.rglob("*.jpg"))
    print(f"{sum(len(job['pictures']) for job in described['jobs'])} pictures, {total / 1e6:.2f} MB")
