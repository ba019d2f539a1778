"""What lies behind the things: plain, gradient, striped, textured, an outdoor view or a table."""

import math

import numpy as np
from PIL import Image, ImageDraw

from .paint import mix, muted, rgb


def gradient(size: tuple[int, int], top, bottom, angle: float = 0.0) -> Image.Image:
    """A smooth run between two tones; the angle turns it away from vertical, in radians."""
    width, height = size
    y = np.linspace(-0.5, 0.5, height, dtype=np.float32)[:, None]
    x = np.linspace(-0.5, 0.5, width, dtype=np.float32)[None, :]
    run = y * math.cos(angle) + x * math.sin(angle)
    run = np.clip(run / (abs(math.cos(angle)) + abs(math.sin(angle))) + 0.5, 0, 1)[..., None]
    pixels = np.asarray(top, np.float32) * (1 - run) + np.asarray(bottom, np.float32) * run
    return Image.fromarray((pixels + 0.5).astype(np.uint8), "RGB")


def cloudy_field(size: tuple[int, int], cells: int, rng: np.random.Generator) -> np.ndarray:
    """Smooth random field in -1..1, about `cells` patches along the shorter side."""
    width, height = size
    short = min(size)
    coarse = rng.uniform(-1, 1, (max(2, round(cells * height / short)), max(2, round(cells * width / short))))
    return np.asarray(Image.fromarray(coarse.astype(np.float32), "F").resize(size, Image.Resampling.BICUBIC))


def plain(size, horizon, rng):
    tone = muted(rng)
    return gradient(size, mix(tone, (255, 255, 255), 0.05), mix(tone, (0, 0, 0), 0.05))


def smooth(size, horizon, rng):
    return gradient(size, muted(rng), muted(rng), rng.uniform(-1.2, 1.2))


def striped(size, horizon, rng):
    short = min(size)
    first = muted(rng)
    second = mix(first, (255, 255, 255) if sum(first) < 440 else (30, 30, 40), rng.uniform(0.18, 0.4))
    image = Image.new("RGB", size, first)
    canvas = ImageDraw.Draw(image)
    angle = rng.choice([0, math.pi / 2, math.pi / 4, -math.pi / 4])
    step = short * rng.uniform(0.12, 0.24)
    cos, sin = math.cos(angle), math.sin(angle)
    reach = max(size) * 1.5
    for k in range(-int(reach / step) - 1, int(reach / step) + 2):
        corners = []
        for u, v in ((k * step, -reach), (k * step + step / 2, -reach), (k * step + step / 2, reach), (k * step, reach)):
            corners.append((size[0] / 2 + u * cos - v * sin, size[1] / 2 + u * sin + v * cos))
        canvas.polygon(corners, fill=second)
    return image


def textured(size, horizon, rng):
    base = np.asarray(muted(rng), np.float32)
    field = cloudy_field(size, int(rng.integers(5, 12)), rng) * rng.uniform(14, 30)
    field = field + cloudy_field(size, int(rng.integers(24, 40)), rng) * rng.uniform(10, 24)
    return Image.fromarray(np.clip(base + field[..., None], 0, 255).astype(np.uint8), "RGB")


def outdoor(size, horizon, rng):
    """Sky, soft clouds, two rows of hills and a meadow, sand or road that begins at the horizon."""
    width, height = size
    short = min(size)
    sky = rgb(rng.uniform(195, 215), rng.uniform(0.14, 0.3), rng.uniform(0.82, 0.95))
    haze = mix(sky, (255, 246, 232), rng.uniform(0.5, 0.8))
    image = gradient(size, sky, haze)
    canvas = ImageDraw.Draw(image)
    cover = np.clip(cloudy_field(size, 4, rng) * 0.9 - 0.1, 0, 0.5)
    cover *= np.clip(1 - np.linspace(0, 1, height) * height / max(horizon, 1), 0, 1)[:, None]
    image.paste((252, 252, 252), mask=Image.fromarray((cover * 255).astype(np.uint8), "L"))
    hue, ground_hue = rng.uniform(140, 215), rng.choice([rng.uniform(75, 105), rng.uniform(34, 46), rng.uniform(200, 240)])
    for row, tone in enumerate((rgb(hue, 0.13, 0.72), rgb(hue, 0.18, 0.58))):
        crest = horizon - short * (0.1 - 0.05 * row)
        phase, waves = rng.uniform(0, 6), rng.uniform(1.2, 2.6)
        points = [(x, crest + short * 0.045 * math.sin(phase + waves * math.tau * x / width)) for x in range(0, width + 8, 8)]
        canvas.polygon(points + [(width, height), (0, height)], fill=tone)
    near = rgb(ground_hue, rng.uniform(0.16, 0.3), rng.uniform(0.52, 0.72))
    ground = gradient((width, max(1, height - int(horizon))), mix(near, haze, 0.35), mix(near, (20, 30, 20), 0.15))
    image.paste(ground, (0, int(horizon)))
    for _ in range(int(rng.integers(60, 140))):
        depth = rng.uniform(0.02, 1) ** 1.5
        y = horizon + depth * (height - horizon)
        x, blade = rng.uniform(0, width), short * 0.022 * (0.3 + depth)
        canvas.line((x, y, x + blade * rng.uniform(-0.4, 0.4), y - blade), fill=mix(near, (30, 40, 20), 0.3), width=max(1, round(blade / 7)))
    return image


def table(size, horizon, rng):
    """A wall above, boards with a faint grain below."""
    width, height = size
    wall = muted(rng, (0.62, 0.95))
    image = gradient(size, wall, mix(wall, (0, 0, 0), 0.14), 0.4)
    canvas = ImageDraw.Draw(image)
    wood = rgb(rng.uniform(24, 36), rng.uniform(0.2, 0.34), rng.uniform(0.46, 0.74))
    image.paste(gradient((width, max(1, height - int(horizon))), mix(wood, (255, 255, 255), 0.12), mix(wood, (0, 0, 0), 0.12)), (0, int(horizon)))
    canvas.rectangle((0, horizon - min(size) * 0.012, width, horizon), fill=mix(wall, (255, 255, 255), 0.35))
    y, gap = horizon, (height - horizon) / 9
    while y < height:
        canvas.line((0, y, width, y), fill=mix(wood, (30, 18, 8), 0.35), width=max(1, min(size) // 300))
        for _ in range(3):
            x, run = rng.uniform(0, width), rng.uniform(0.1, 0.4) * width
            canvas.line((x, y + gap * rng.uniform(0.2, 0.8), x + run, y + gap * rng.uniform(0.2, 0.8)), fill=mix(wood, (40, 24, 10), 0.12), width=max(1, min(size) // 450))
        y, gap = y + gap, gap * 1.18
    return image


BACKDROPS = {
    "plain": plain, "gradient": smooth, "striped": striped,
    "textured": textured, "outdoor": outdoor, "table": table,
}
