"""Things that grow, swim or bark, and the plain signs: tree, flower, fish, sun, dog, cat, star, heart."""

import math

import numpy as np

from .paint import Paint, mix
from .pen import Pen

WHITE = (248, 247, 242)


def tree(pen: Pen, p: Paint, rng: np.random.Generator) -> None:
    pen.poly([(-0.13, 0.95), (-0.08, 0.1), (0.08, 0.1), (0.14, 0.95)], p.wood)
    if rng.random() < 0.35:
        for top, width in ((-0.95, 0.46), (-0.6, 0.6), (-0.2, 0.72)):
            pen.poly([(0, top), (width, top + 0.74), (-width, top + 0.74)], p.main)
            pen.poly([(0, top), (width * 0.3, top + 0.74), (-width, top + 0.74)], mix(p.main, p.light, 0.5))
        return
    pen.stroke([(0, 0.4), (0.28, 0.08)], 0.08, p.wood)
    crowns = ((-0.36, -0.12, 0.42), (0.38, -0.14, 0.42), (-0.22, -0.5, 0.4), (0.24, -0.52, 0.4), (0, -0.24, 0.5))
    for x, y, radius in crowns:
        pen.oval(x, y + 0.03, radius, radius * 0.95, mix(p.main, p.dark, 0.5))
    for x, y, radius in crowns:
        pen.oval(x - 0.02, y - 0.03, radius * 0.94, radius * 0.9, p.main)
    for x, y, radius in crowns[2:]:
        pen.oval(x - 0.12, y - 0.14, radius * 0.4, radius * 0.34, p.light)


def flower(pen: Pen, p: Paint, rng: np.random.Generator) -> None:
    petals = int(rng.integers(5, 9))
    middle = mix((246, 214, 120), p.wood, rng.uniform(0.5, 0.9))
    pen.stroke([(0, -0.2), (0.04, 0.4), (0, 0.95)], 0.08, p.leaf)
    pen.blob([(0.02, 0.62), (0.2, 0.38), (0.5, 0.36), (0.3, 0.6)], p.leaf)
    pen.blob([(0.0, 0.78), (-0.2, 0.52), (-0.5, 0.5), (-0.28, 0.76)], mix(p.leaf, WHITE, 0.12))
    for k in range(petals):
        a = math.tau * k / petals + 0.2
        long = 0.27 if petals < 7 else 0.26
        wide = 0.2 if petals < 7 else 0.14
        x, y = 0.34 * math.cos(a), -0.34 + 0.34 * math.sin(a)
        pen.oval(x, y, long, wide, p.dark, a)
        pen.oval(x, y, long * 0.92, wide * 0.9, p.main, a)
        pen.oval(x * 1.12, -0.34 + (y + 0.34) * 1.12, long * 0.5, wide * 0.4, p.light, a)
    pen.oval(0, -0.34, 0.18, 0.18, middle)
    pen.oval(-0.03, -0.37, 0.09, 0.09, mix(middle, WHITE, 0.3))


def fish(pen: Pen, p: Paint, rng: np.random.Generator) -> None:
    tall = rng.uniform(0.36, 0.5)
    pen.blob([(-0.48, 0), (-0.94, -0.42), (-0.82, 0), (-0.94, 0.42)], p.dark)
    pen.blob([(-0.2, -tall * 0.7), (0.06, -tall - 0.26), (0.36, -tall * 0.7)], p.dark)
    pen.blob([(-0.6, 0), (-0.2, -tall * 0.85), (0.3, -tall), (0.8, -tall * 0.4), (0.95, 0.03), (0.8, tall * 0.45),
              (0.3, tall), (-0.2, tall * 0.85)], p.main)
    pen.blob([(0.0, tall * 0.35), (0.5, tall * 0.3), (0.74, tall * 0.42), (0.3, tall * 0.9)], p.light)
    for x in (-0.28, -0.04, 0.2):
        pen.stroke([(x, -tall * 0.45), (x + 0.07, 0), (x, tall * 0.45)], 0.04, p.dark)
    pen.blob([(0.16, 0.1), (-0.1, 0.34), (0.24, 0.28)], p.dark)
    pen.oval(0.62, -0.1, 0.1, 0.1, WHITE)
    pen.oval(0.64, -0.1, 0.055, 0.055, p.ink)
    pen.stroke([(0.93, 0.1), (0.78, 0.14)], 0.03, p.dark)


def sun(pen: Pen, p: Paint, rng: np.random.Generator) -> None:
    rays = int(rng.integers(10, 15))
    for k in range(rays):
        a = math.tau * k / rays
        half = 0.4 * math.pi / rays
        outer = 0.95 if k % 2 else 0.84
        pen.poly([(0.6 * math.cos(a - half), 0.6 * math.sin(a - half)), (outer * math.cos(a), outer * math.sin(a)),
                  (0.6 * math.cos(a + half), 0.6 * math.sin(a + half))], p.main)
    pen.oval(0, 0, 0.54, 0.54, p.main)
    pen.oval(-0.06, -0.06, 0.4, 0.4, mix(p.main, p.light, 0.6))
    if rng.random() < 0.5:
        pen.oval(-0.16, -0.08, 0.05, 0.07, p.ink)
        pen.oval(0.16, -0.08, 0.05, 0.07, p.ink)
        pen.stroke([(-0.18, 0.14), (0, 0.22), (0.18, 0.14)], 0.05, p.ink)


def star(pen: Pen, p: Paint, rng: np.random.Generator) -> None:
    inner = rng.uniform(0.38, 0.46)
    outline = []
    for k in range(10):
        radius = 0.95 if k % 2 == 0 else 0.95 * inner
        a = math.pi * k / 5 - math.pi / 2
        outline.append((radius * math.cos(a), radius * math.sin(a)))
    pen.poly(outline, p.main)
    for k in range(0, 10, 2):
        pen.poly([(0, 0), outline[k], outline[k + 1]], p.light)


def heart(pen: Pen, p: Paint, rng: np.random.Generator) -> None:
    outline = []
    for step in range(60):
        a = math.tau * step / 60
        outline.append((
            0.95 * math.sin(a) ** 3,
            -(13 * math.cos(a) - 5 * math.cos(2 * a) - 2 * math.cos(3 * a) - math.cos(4 * a)) / 16.5 - 0.06,
        ))
    pen.poly(outline, p.main)
    pen.poly([(x * 0.84, y * 0.84 - 0.02) for x, y in outline], mix(p.main, p.light, 0.35))
    pen.oval(-0.42, -0.38, 0.2, 0.12, mix(p.light, WHITE, 0.3), -0.7)


def dog(pen: Pen, p: Paint, rng: np.random.Generator) -> None:
    pen.stroke([(-0.62, 0.1), (-0.86, -0.14), (-0.9, -0.36)], 0.12, p.main)
    for x in (-0.44, 0.22):
        pen.box(x - 0.08, 0.3, x + 0.09, 0.84, p.dark, 0.06)
    pen.blob([(-0.68, 0.1), (-0.5, -0.08), (0.1, -0.1), (0.46, -0.1), (0.52, 0.3), (0.2, 0.46), (-0.5, 0.46)], p.main)
    for x in (-0.58, 0.38):
        pen.box(x - 0.09, 0.26, x + 0.09, 0.88, p.main, 0.07)
        pen.box(x - 0.09, 0.78, x + 0.15, 0.89, p.light, 0.05)
    pen.blob([(0.2, 0.06), (0.16, -0.5), (0.36, -0.74), (0.62, -0.68), (0.72, -0.46), (0.96, -0.36), (0.94, -0.18), (0.6, -0.12)], p.main)
    pen.blob([(0.7, -0.42), (0.95, -0.36), (0.94, -0.18), (0.66, -0.16)], p.light)
    pen.blob([(0.3, -0.72), (0.12, -0.6), (0.08, -0.2), (0.24, -0.12), (0.36, -0.4)], p.dark)
    pen.oval(0.94, -0.34, 0.07, 0.06, p.ink)
    pen.oval(0.6, -0.48, 0.05, 0.05, WHITE)
    pen.oval(0.61, -0.48, 0.03, 0.03, p.ink)
    pen.stroke([(0.24, 0.02), (0.58, -0.04)], 0.07, mix(p.metal, p.wood, rng.uniform(0, 1)))


def cat(pen: Pen, p: Paint, rng: np.random.Generator) -> None:
    """Sitting, seen from the front: pointed ears, whiskers and a curled tail tell it from the dog."""
    pen.stroke([(0.4, 0.74), (0.78, 0.62), (0.82, 0.24), (0.66, 0.06)], 0.14, p.dark)
    pen.blob([(-0.3, -0.1), (0.3, -0.1), (0.52, 0.5), (0.48, 0.9), (0, 0.93), (-0.48, 0.9), (-0.52, 0.5)], p.main)
    pen.blob([(-0.14, 0.1), (0.14, 0.1), (0.22, 0.6), (0, 0.72), (-0.22, 0.6)], p.light)
    for x in (-0.2, 0.2):
        pen.box(x - 0.12, 0.5, x + 0.12, 0.94, p.main, 0.1)
        pen.oval(x, 0.88, 0.15, 0.08, p.light)
    for side in (-1, 1):
        pen.poly([(side * 0.46, -0.34), (side * 0.5, -0.95), (side * 0.08, -0.64)], p.main)
        pen.poly([(side * 0.4, -0.48), (side * 0.43, -0.8), (side * 0.18, -0.62)], p.light)
    pen.oval(0, -0.36, 0.5, 0.38, p.main)
    for side in (-1, 1):
        pen.oval(side * 0.2, -0.42, 0.1, 0.11, mix(WHITE, (190, 220, 120), 0.6))
        pen.oval(side * 0.2, -0.42, 0.04, 0.1, p.ink)
        for y in (-0.24, -0.16):
            pen.stroke([(side * 0.16, -0.2), (side * 0.62, y)], 0.015, mix(WHITE, p.ink, 0.3))
    pen.oval(0, -0.22, 0.15, 0.1, p.light)
    pen.poly([(-0.06, -0.29), (0.06, -0.29), (0, -0.22)], (196, 130, 132))
