"""Colours: one draw of a named colour, with the lighter and darker tones an object needs."""

import colorsys
from dataclasses import dataclass

import numpy as np

from ..vocabulary import COLOURS
from .pen import Rgb


def rgb(hue: float, saturation: float, value: float) -> Rgb:
    """Hue in degrees, saturation and value in 0..1, to 8-bit RGB."""
    red, green, blue = colorsys.hsv_to_rgb((hue % 360) / 360, min(max(saturation, 0), 1), min(max(value, 0), 1))
    return round(red * 255), round(green * 255), round(blue * 255)


def mix(first: Rgb, second: Rgb, share: float) -> Rgb:
    return tuple(round(a + (b - a) * share) for a, b in zip(first, second))


@dataclass(frozen=True)
class Paint:
    main: Rgb
    light: Rgb
    dark: Rgb
    glass: Rgb = (205, 222, 232)
    ink: Rgb = (40, 40, 46)
    metal: Rgb = (188, 190, 196)
    wood: Rgb = (122, 88, 62)
    leaf: Rgb = (86, 128, 74)


def paint_for(colour: str, rng: np.random.Generator) -> Paint:
    (h0, h1), (s0, s1), (v0, v1) = COLOURS[colour]
    main = rgb(rng.uniform(h0, h1), rng.uniform(s0, s1), rng.uniform(v0, v1))
    lift = 0.16 if colour == "black" else 0.22
    return Paint(main=main, light=mix(main, (255, 255, 255), lift), dark=mix(main, (12, 10, 24), 0.26))


def muted(rng: np.random.Generator, value: tuple[float, float] = (0.42, 0.95)) -> Rgb:
    """A background tone: never saturated enough to count as one of the named colours."""
    return rgb(rng.uniform(0, 360), rng.uniform(0.03, 0.26), rng.uniform(*value))


def distance(first: Rgb, second: Rgb) -> float:
    return float(np.linalg.norm(np.subtract(first, second)))
