"""Things people make: house, car, boat, cup, chair, bottle, book, key."""

import numpy as np

from .paint import Paint, mix
from .pen import Pen

WHITE = (246, 244, 238)
CREAM = (250, 238, 190)


def house(pen: Pen, p: Paint, rng: np.random.Generator) -> None:
    roof = mix(p.ink, (120, 110, 108), rng.uniform(0.2, 0.8))
    top = rng.uniform(-0.22, -0.08)
    if rng.random() < 0.7:
        pen.box(0.38, -0.72, 0.56, top, mix(roof, WHITE, 0.2))
    pen.box(-0.7, top, 0.7, 0.85, p.main)
    pen.poly([(-0.88, top + 0.03), (0, -0.9), (0.88, top + 0.03)], roof)
    pen.poly([(-0.66, top), (0, -0.72), (0.66, top)], p.main)
    pen.box(-0.14, 0.32, 0.16, 0.85, p.dark, 0.03)
    pen.oval(0.09, 0.6, 0.025, 0.025, CREAM)
    for x in (-0.46, 0.46):
        pen.box(x - 0.16, 0.12, x + 0.16, 0.44, WHITE)
        pen.box(x - 0.13, 0.15, x + 0.13, 0.41, p.glass)
        pen.box(x - 0.012, 0.15, x + 0.012, 0.41, WHITE)
    pen.oval(0, -0.28, 0.12, 0.12, WHITE)
    pen.oval(0, -0.28, 0.09, 0.09, p.glass)


def car(pen: Pen, p: Paint, rng: np.random.Generator) -> None:
    roof = rng.uniform(-0.56, -0.44)
    front = rng.uniform(0.26, 0.4)
    back = -0.84 if rng.random() < 0.35 else rng.uniform(-0.44, -0.32)
    foot = min(back - 0.2, -0.6) if back > -0.8 else -0.93
    pen.blob([(-0.95, 0.34), (-0.98, 0.08), (-0.9, -0.06), (0, -0.1), (0.66, -0.07), (0.93, 0.05), (0.98, 0.34), (0, 0.4)], p.main)
    pen.poly([(foot, 0), (back, roof + 0.06), (back + 0.08, roof), (front - 0.06, roof), (front + 0.02, roof + 0.05), (0.66, 0)], p.main)
    rim = roof + 0.08
    pen.poly([(foot + 0.16, -0.08), (back + 0.1, rim), (-0.06, rim), (-0.06, -0.08)], p.glass)
    pen.poly([(0.03, -0.08), (0.03, rim), (front - 0.05, rim), (0.52, -0.08)], p.glass)
    pen.poly([(0.12, -0.08), (0.24, rim), (0.3, rim), (0.2, -0.08)], mix(p.glass, (255, 255, 255), 0.5))
    pen.stroke([(-0.02, -0.06), (-0.02, 0.32)], 0.02, p.dark)
    pen.stroke([(-0.24, 0.06), (-0.12, 0.06)], 0.03, p.dark)
    pen.box(-0.96, 0.27, 0.97, 0.36, p.dark, 0.04)
    pen.oval(0.9, 0.1, 0.06, 0.08, CREAM)
    pen.oval(-0.94, 0.1, 0.04, 0.08, mix(p.dark, (160, 40, 40), 0.5))
    for x in (-0.54, 0.55):
        pen.oval(x, 0.36, 0.25, 0.25, p.dark)
        pen.oval(x, 0.38, 0.21, 0.21, p.ink)
        pen.oval(x, 0.38, 0.11, 0.11, p.metal)
        pen.oval(x, 0.38, 0.04, 0.04, p.ink)


def boat(pen: Pen, p: Paint, rng: np.random.Generator) -> None:
    sail = mix(WHITE, p.light, rng.uniform(0, 0.25))
    mast = rng.uniform(-0.08, 0.08)
    pen.box(mast - 0.025, -0.92, mast + 0.025, 0.4, p.wood)
    pen.blob([(mast + 0.06, -0.85), (mast + 0.42, -0.3), (0.78, 0.24), (0.4, 0.28), (mast + 0.06, 0.26)], sail)
    if rng.random() < 0.75:
        pen.poly([(mast - 0.06, -0.7), (mast - 0.06, 0.24), (-0.66, 0.24)], mix(sail, p.ink, 0.08))
    pen.poly([(mast + 0.02, -0.95), (mast + 0.26, -0.87), (mast + 0.02, -0.79)], p.main)
    pen.poly([(-0.97, 0.33), (0.99, 0.3), (0.82, 0.62), (0.66, 0.82), (-0.6, 0.82), (-0.82, 0.6)], p.main)
    pen.poly([(-0.97, 0.33), (0.99, 0.3), (0.95, 0.4), (-0.93, 0.43)], p.light)
    pen.poly([(-0.76, 0.68), (0.77, 0.68), (0.66, 0.82), (-0.6, 0.82)], p.dark)
    for x in (-0.4, 0.0, 0.4):
        pen.oval(x, 0.55, 0.06, 0.06, WHITE)
        pen.oval(x, 0.55, 0.04, 0.04, p.ink)


def cup(pen: Pen, p: Paint, rng: np.random.Generator) -> None:
    narrow = rng.uniform(0.06, 0.2)
    pen.oval(0.62, 0.08, 0.32, 0.36, p.dark)
    hole = mix(WHITE, p.ink, 0.25)
    pen.oval(0.62, 0.08, 0.19, 0.23, hole)
    pen.poly([(-0.66, -0.6), (0.6, -0.6), (0.6 - narrow, 0.72), (-0.66 + narrow, 0.72)], p.main)
    pen.oval(-0.03, 0.72, 0.63 - narrow, 0.1, p.main)
    pen.poly([(-0.6, -0.5), (-0.44, -0.48), (-0.42 + narrow * 0.7, 0.66), (-0.58 + narrow, 0.64)], p.light)
    pen.oval(-0.03, -0.6, 0.63, 0.15, p.light)
    pen.oval(-0.03, -0.58, 0.54, 0.11, mix(p.wood, p.ink, 0.35))


def chair(pen: Pen, p: Paint, rng: np.random.Generator) -> None:
    leg = mix(p.dark, p.wood, 0.15)
    slats = rng.random() < 0.6
    pen.stroke([(-0.5, -0.9), (-0.5, 0.1)], 0.13, p.main)
    pen.stroke([(0.34, -0.9), (0.34, 0.1)], 0.13, p.main)
    if slats:
        for y in (-0.8, -0.52, -0.24):
            pen.box(-0.5, y - 0.07, 0.34, y + 0.07, p.light)
    else:
        pen.box(-0.5, -0.92, 0.34, -0.2, p.light, 0.12)
    pen.stroke([(-0.36, 0.16), (-0.4, 0.68)], 0.1, leg)
    pen.stroke([(0.42, 0.16), (0.46, 0.68)], 0.1, leg)
    pen.stroke([(-0.56, 0.16), (-0.6, 0.9)], 0.12, p.main)
    pen.stroke([(0.58, 0.2), (0.64, 0.9)], 0.12, p.main)
    pen.poly([(-0.6, 0.0), (0.44, 0.0), (0.7, 0.2), (-0.64, 0.2)], p.main)
    pen.poly([(-0.64, 0.2), (0.7, 0.2), (0.7, 0.31), (-0.64, 0.31)], p.dark)


def bottle(pen: Pen, p: Paint, rng: np.random.Generator) -> None:
    width = rng.uniform(0.28, 0.38)
    shoulder = rng.uniform(-0.32, -0.16)
    pen.box(-0.11, -0.86, 0.11, shoulder + 0.1, p.main)
    pen.box(-0.14, -0.97, 0.14, -0.82, p.wood, 0.03)
    pen.blob([(-0.11, shoulder - 0.16), (0.11, shoulder - 0.16), (width, shoulder + 0.14), (width, 0.5), (width, 0.9),
              (0, 0.94), (-width, 0.9), (-width, 0.5), (-width, shoulder + 0.14)], p.main)
    pen.box(-width + 0.05, shoulder + 0.16, -width + 0.12, 0.8, p.light, 0.03)
    pen.box(-width, 0.12, width, 0.6, mix(WHITE, p.light, 0.15))
    pen.box(-width * 0.6, 0.24, width * 0.6, 0.3, p.dark)
    pen.box(-width * 0.6, 0.4, width * 0.4, 0.44, p.metal)


def book(pen: Pen, p: Paint, rng: np.random.Generator) -> None:
    width = rng.uniform(0.56, 0.68)
    pen.box(-width + 0.1, -0.76, width + 0.1, 0.88, p.dark, 0.05)
    pen.box(-width + 0.1, -0.8, width + 0.06, 0.82, WHITE)
    for k in range(3):
        pen.stroke([(width - 0.02 + 0.03 * k, -0.78), (width - 0.02 + 0.03 * k, 0.8)], 0.012, p.metal)
    pen.box(-width, -0.88, width - 0.04, 0.8, p.main, 0.05)
    pen.box(-width, -0.88, -width + 0.15, 0.8, p.dark, 0.05)
    pen.box(-width + 0.32, -0.6, width - 0.2, -0.22, CREAM, 0.03)
    pen.box(-width + 0.42, -0.5, width - 0.3, -0.44, p.ink)
    pen.box(-width + 0.42, -0.36, width - 0.42, -0.32, p.ink)
    pen.box(-width + 0.5, 0.5, width - 0.38, 0.56, p.light)


def key(pen: Pen, p: Paint, rng: np.random.Generator) -> None:
    pen.stroke([(-0.3, 0), (0.92, 0)], 0.17, p.main)
    pen.oval(-0.56, 0, 0.4, 0.4, p.main)
    pen.oval(-0.56, 0, 0.34, 0.34, p.light)
    pen.oval(-0.56, 0, 0.3, 0.3, p.main)
    pen.oval(-0.6, 0, 0.15, 0.15, mix(WHITE, p.ink, 0.35))
    pen.box(-0.2, -0.14, -0.1, 0.14, p.dark)
    teeth = rng.uniform(0.24, 0.4, 3)
    for x, depth in zip((0.48, 0.66, 0.84), teeth):
        pen.box(x - 0.06, 0, x + 0.06, float(depth), p.main)
    pen.stroke([(-0.05, -0.04), (0.86, -0.04)], 0.03, p.light)
