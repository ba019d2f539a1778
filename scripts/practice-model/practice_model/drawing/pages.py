"""Pictures without a thing in them: blanks, and pages or screens of text."""

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from .backdrop import gradient
from .paint import mix, muted, rgb

SYLLABLES = "ka lo mi ren ta sol ve du nar bi po tes qui la mon fer ju re as in ol ent".split()


def blank(size: tuple[int, int], rng: np.random.Generator) -> Image.Image:
    """One tone over the whole picture, at most slightly uneven: a covered lens, a wall, an empty sheet."""
    draw = rng.random()
    if draw < 0.2:
        tone = rgb(0, 0, rng.uniform(0.02, 0.14))
    elif draw < 0.45:
        tone = rgb(40, rng.uniform(0, 0.05), rng.uniform(0.9, 1))
    elif draw < 0.85:
        tone = muted(rng, (0.25, 0.95))
    else:
        tone = rgb(rng.uniform(0, 360), rng.uniform(0.3, 0.9), rng.uniform(0.4, 0.95))
    return gradient(size, tone, mix(tone, (0, 0, 0), rng.uniform(0, 0.1)), rng.uniform(-1, 1))


def word(rng: np.random.Generator) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.integers(1, 4)))


def line_of_text(rng: np.random.Generator, font, width: float) -> str:
    text = word(rng).capitalize()
    while font.getlength(text) < width:
        text += " " + word(rng)
    return text.rsplit(" ", 1)[0] if " " in text else text


def page_of_text(size: tuple[int, int], rng: np.random.Generator) -> Image.Image:
    """A printed page or a screen of messages, filling the picture."""
    width, height = size
    short = min(size)
    night = rng.random() < 0.25
    paper = rgb(rng.uniform(30, 220), rng.uniform(0, 0.06), rng.uniform(0.1, 0.2) if night else rng.uniform(0.92, 1))
    ink = (222, 224, 228) if night else rgb(220, rng.uniform(0, 0.3), rng.uniform(0.08, 0.25))
    image = Image.new("RGB", size, paper)
    canvas = ImageDraw.Draw(image)
    letter = short * rng.uniform(0.034, 0.058)
    font, bold = ImageFont.load_default(letter), ImageFont.load_default(letter * 1.6)
    margin, y = short * rng.uniform(0.06, 0.12), short * 0.07
    bubbles = rng.random() < 0.3
    if rng.random() < 0.6:
        canvas.rectangle((0, 0, width, short * 0.1), fill=mix(paper, ink, 0.16))
        y = short * 0.15
    if rng.random() < 0.7:
        canvas.text((margin, y), line_of_text(rng, bold, (width - 2 * margin) * rng.uniform(0.5, 0.9)), fill=ink, font=bold)
        y += letter * 2.8
    while y < height - margin:
        lines = int(rng.integers(1, 4) if bubbles else rng.integers(3, 7))
        left = margin + (short * 0.2 if bubbles and rng.random() < 0.5 else 0)
        room = width - left - margin - (short * 0.2 if bubbles else 0)
        if bubbles:
            bottom = y + lines * letter * 1.45 + letter * 0.4
            canvas.rounded_rectangle((left - letter * 0.6, y - letter * 0.4, left + room + letter * 0.6, bottom), letter * 0.7, fill=mix(paper, ink, 0.12))
        for k in range(lines):
            share = rng.uniform(0.3, 0.8) if k == lines - 1 else 1.0
            canvas.text((left, y), line_of_text(rng, font, room * share), fill=ink, font=font)
            y += letter * 1.45
        y += letter * (1.5 if bubbles else 0.9)
    return image
