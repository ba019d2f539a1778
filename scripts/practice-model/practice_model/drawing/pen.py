"""A pen that draws in the object's own coordinates (-1..1, y down), turned, mirrored and scaled."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import ImageDraw

Point = tuple[float, float]
Rgb = tuple[int, int, int]


@dataclass(frozen=True)
class Pen:
    canvas: ImageDraw.ImageDraw
    centre: float
    half: float
    angle: float = 0.0
    mirrored: bool = False

    def place(self, point: Point) -> Point:
        x, y = point
        if self.mirrored:
            x = -x
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        return (
            self.centre + self.half * (x * cos - y * sin),
            self.centre + self.half * (x * sin + y * cos),
        )

    def poly(self, points: Sequence[Point], fill: Rgb) -> None:
        self.canvas.polygon([self.place(point) for point in points], fill=fill + (255,))

    def oval(self, x: float, y: float, rx: float, ry: float, fill: Rgb, turn: float = 0.0) -> None:
        cos, sin = math.cos(turn), math.sin(turn)
        points = []
        for step in range(40):
            a = step * math.tau / 40
            u, v = rx * math.cos(a), ry * math.sin(a)
            points.append((x + u * cos - v * sin, y + u * sin + v * cos))
        self.poly(points, fill)

    def box(self, x0: float, y0: float, x1: float, y1: float, fill: Rgb, round_by: float = 0.0) -> None:
        if round_by <= 0:
            self.poly([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], fill)
            return
        points = []
        corners = ((x1, y1, 0), (x0, y1, 1), (x0, y0, 2), (x1, y0, 3))
        for corner_x, corner_y, quarter in corners:
            inner_x = corner_x - round_by if quarter in (0, 3) else corner_x + round_by
            inner_y = corner_y - round_by if quarter in (0, 1) else corner_y + round_by
            for step in range(7):
                a = (quarter + step / 6) * math.pi / 2
                points.append((inner_x + round_by * math.cos(a), inner_y + round_by * math.sin(a)))
        self.poly(points, fill)

    def blob(self, points: Sequence[Point], fill: Rgb) -> None:
        """A closed smooth outline through the points (Catmull-Rom)."""
        count, outline = len(points), []
        for i in range(count):
            p0, p1, p2, p3 = (points[(i + k - 1) % count] for k in range(4))
            for step in range(8):
                t = step / 8
                outline.append(tuple(
                    0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t
                           + (3 * b - a - 3 * c + d) * t ** 3)
                    for a, b, c, d in zip(p0, p1, p2, p3)
                ))
        self.poly(outline, fill)

    def stroke(self, points: Sequence[Point], width: float, fill: Rgb) -> None:
        """An open line with round ends; the width is in the object's own units."""
        placed = [self.place(point) for point in points]
        pixels = max(1, round(width * self.half))
        self.canvas.line(placed, fill=fill + (255,), width=pixels, joint="curve")
        radius = pixels / 2
        if pixels > 2:
            for x, y in (placed[0], placed[-1]):
                self.canvas.ellipse((x - radius, y - radius, x + radius, y + radius), fill=fill + (255,))
