"""One thing as a cut-out with alpha: drawn larger, shaded by a soft light from the upper left, reduced."""

import numpy as np
from PIL import Image, ImageDraw

from . import made_things, natural_things
from .paint import Paint
from .pen import Pen

DRAWERS = {
    "house": made_things.house, "tree": natural_things.tree, "car": made_things.car, "boat": made_things.boat,
    "flower": natural_things.flower, "cup": made_things.cup, "fish": natural_things.fish, "star": natural_things.star,
    "heart": natural_things.heart, "sun": natural_things.sun, "chair": made_things.chair, "bottle": made_things.bottle,
    "dog": natural_things.dog, "cat": natural_things.cat, "book": made_things.book, "key": made_things.key,
}

#: Things that hang, swim or lie: no shadow on the ground beneath them.
AFLOAT = frozenset({"fish", "star", "heart", "sun", "key"})


def shade(cutout: Image.Image) -> Image.Image:
    pixels = np.asarray(cutout, np.float32).copy()
    height, width = pixels.shape[:2]
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    light = 1.03 - 0.11 * y - 0.06 * x
    pixels[..., :3] = np.clip(pixels[..., :3] * light[..., None], 0, 255)
    return Image.fromarray(pixels.astype(np.uint8), "RGBA")


def sprite(name: str, paint: Paint, half: float, angle: float, mirrored: bool, finer: int, rng: np.random.Generator) -> Image.Image:
    """The thing within about 2*half pixels each way, cropped to what is drawn; `finer` is the supersampling."""
    side = round(half * 2.7)
    layer = Image.new("RGBA", (side * finer, side * finer), paint.main + (0,))
    pen = Pen(ImageDraw.Draw(layer), side * finer / 2, half * finer, angle, mirrored)
    DRAWERS[name](pen, paint, rng)
    if finer > 1:
        layer = layer.resize((side, side), Image.Resampling.BOX)
    return shade(layer.crop(layer.getbbox()))
