"""A whole picture and the truth about it: decide what is in it, then draw exactly that."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from ..vocabulary import BACKGROUNDS, COLOUR_NAMES, CONDITIONS, HELD_OUT_PAIRS, OBJECTS
from .backdrop import BACKDROPS
from .conditions import apply_condition
from .pages import blank, page_of_text
from .paint import distance, paint_for
from .sprite import AFLOAT, sprite

#: How much of each side the object may take, as half its extent over the shorter side.
HALF_BY_COUNT = {1: (0.27, 0.43), 2: (0.19, 0.235), 3: (0.135, 0.16)}


@dataclass(frozen=True)
class Truth:
    """What a picture shows. Things are (object, colour); conditions apply to scenes only."""

    kind: str = "scene"
    things: tuple[tuple[str, str], ...] = ()
    background: str = "plain"
    condition: str = "normal"


def decide(rng: np.random.Generator, unseen: bool = False) -> Truth:
    """A random truth as the training set has it; with `unseen`, only the held-out pairs."""
    draw = rng.random()
    if not unseen and draw < 0.06:
        return Truth(kind="blank")
    if not unseen and draw < 0.12:
        return Truth(kind="text")
    count = int(rng.choice([1, 2, 3], p=[0.74, 0.15, 0.11]))
    alike = rng.random() < 0.6
    things = []
    while len(things) < count:
        pair = (str(rng.choice(OBJECTS)), str(rng.choice(COLOUR_NAMES)))
        if alike and things:
            pair = things[0]
        if (pair in HELD_OUT_PAIRS) == unseen:
            things.append(pair)
    return Truth(
        things=tuple(things),
        background=str(rng.choice(BACKGROUNDS)),
        condition=str(rng.choice(CONDITIONS, p=[0.44, 0.14, 0.14, 0.14, 0.14])),
    )


def spots(count: int, half: float, size: tuple[int, int], rng: np.random.Generator) -> list[tuple[float, float]]:
    """Centres inside the middle square, which is all that a centre crop leaves of the picture."""
    short, (width, height) = min(size), size
    free = max(0.0, short * 0.47 - half)
    if count == 1:
        return [(width / 2 + rng.uniform(-1, 1) * free * 0.8, height / 2 + rng.uniform(-1, 1) * free * 0.8)]
    step = short * (0.47 if count == 2 else 0.315)
    swing = short * (0.12 if count == 2 else 0.2)
    return [
        (width / 2 + (k - (count - 1) / 2) * step, height / 2 + rng.uniform(-1, 1) * swing)
        for k in range(count)
    ]


def shadow(image: Image.Image, cutout: Image.Image, left: int, top: int, grounded: bool) -> None:
    short = min(image.size)
    wide, tall = cutout.size
    mask = Image.new("L", image.size, 0)
    if grounded:
        flat = cutout.getchannel("A").resize((round(wide * 1.06), max(2, round(tall * 0.13))))
        flat = flat.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        mask.paste(flat.point(lambda value: value * 0.5), (left + round(wide * 0.02), top + tall - flat.height // 2))
    else:
        soft = cutout.getchannel("A").point(lambda value: value * 0.3)
        mask.paste(soft, (left + round(short * 0.014), top + round(short * 0.02)))
    margin = round(short * 0.06)
    area = (max(0, left - margin), max(0, top - margin), min(image.width, left + wide + margin * 2), min(image.height, top + tall + margin * 2))
    image.paste((16, 18, 30), area[:2], mask.crop(area).filter(ImageFilter.GaussianBlur(short * 0.013)))


def draw_scene(truth: Truth, size: tuple[int, int], finer: int, rng: np.random.Generator) -> Image.Image:
    short = min(size)
    half = short * rng.uniform(*HALF_BY_COUNT[len(truth.things)])
    placed = []
    for (name, colour), (x, y) in zip(truth.things, spots(len(truth.things), half, size, rng)):
        paint = paint_for(colour, rng)
        turn = rng.normal(0, 0.05) if name not in AFLOAT else rng.normal(0, 0.16)
        if name == "key":
            turn = rng.uniform(-1.2, 0.6)
        cutout = sprite(name, paint, half * rng.uniform(0.92, 1), turn, rng.random() < 0.5, finer, rng)
        placed.append((name, paint, cutout, round(x - cutout.width / 2), round(y - cutout.height / 2)))
    bottoms = [top + cutout.height for _, _, cutout, _, top in placed]
    horizon = min(max(min(bottoms) - short * rng.uniform(0.06, 0.3), short * 0.3), size[1] * 0.8)
    for _ in range(6):
        image = BACKDROPS[truth.background](size, horizon, rng)
        tone = image.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
        if all(distance(tone, paint.main) > 70 for _, paint, _, _, _ in placed):
            break
    lying = truth.background not in ("outdoor", "table")
    for name, _, cutout, left, top in sorted(placed, key=lambda item: item[4] + item[2].height):
        if not (truth.background == "outdoor" and name in AFLOAT):
            shadow(image, cutout, left, top, grounded=not lying and name not in AFLOAT)
        image.paste(cutout, (left, top), cutout)
    return image


def draw(truth: Truth, size: tuple[int, int], rng: np.random.Generator, finer: int = 1, crisp: bool = False) -> Image.Image:
    """The picture for a truth, with its condition applied. Same truth, size and rng state: same pixels."""
    if truth.kind == "blank":
        image = blank(size, rng)
    elif truth.kind == "text":
        image = page_of_text(size, rng)
    else:
        image = draw_scene(truth, size, finer, rng)
    return apply_condition(image, truth.condition, rng, crisp)
