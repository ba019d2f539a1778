"""Captions in the scorer's own wording, each with the facts it claims and its weight in training."""

from dataclasses import dataclass

import numpy as np

from .drawing.scene import Truth
from .vocabulary import COLOUR_NAMES, OBJECTS, PLURALS


@dataclass(frozen=True)
class Caption:
    text: str
    claims: tuple[str, ...]
    weight: float


THING, QUALITY, PLACE, GENERIC = 4.0, 2.0, 1.0, 0.1
NUMBERS = {1: "one", 2: "two", 3: "three"}

QUALITY_WORDINGS = {
    "sharp": ("a sharp photo", "a sharp picture", "a photo in focus", "a clear sharp photo", "an in-focus photo", "sharp and in focus", "not blurry"),
    "blurry": ("a blurry photo", "a blurred picture", "a photo out of focus", "an out-of-focus photo", "a blurry picture", "blurry"),
    "well-lit": ("a well-lit photo", "a well lit photo", "a well-lit picture", "a photo in good light", "good lighting", "not too dark"),
    "dark": ("a dark photo", "a dark picture", "an underexposed photo", "a photo that is too dark", "a badly lit photo", "too dark"),
    "well-exposed": ("a well-exposed photo", "a well exposed photo", "a correctly exposed photo", "good exposure", "not overexposed"),
    "overexposed": ("an overexposed photo", "an overexposed picture", "a photo that is too bright", "a washed-out photo", "too bright"),
    "clean": ("a clean photo", "a clean picture", "a photo without noise", "a photo free of noise", "a clean photo without grain"),
    "noisy": ("a noisy photo", "a noisy picture", "a grainy photo", "a photo with noise", "a photo full of grain"),
    "good": ("a good photo", "a good picture", "a high-quality photo", "a photo of good quality", "a good quality photo"),
    "bad": ("a bad photo", "a bad picture", "a low-quality photo", "a photo of bad quality", "a poor quality photo"),
}
KIND_WORDINGS = {
    "text": ("a screenshot of text", "a page of text", "a photo of text", "a photo of a page of text", "a screenshot", "a document", "a photo of a document", "text"),
    "blank": ("a blank picture", "a blank photo", "an empty picture", "a photo of nothing", "a blank image", "nothing at all", "an empty photo"),
}
GENERIC_WORDINGS = ("a photo of something else", "something else", "a photo of something", "a photo", "a picture", "an image", "a picture of something else")
PLACE_WORDINGS = {
    "plain": ("on a plain background", "in front of a plain wall"),
    "gradient": ("on a smooth background", "on a gradient background"),
    "striped": ("on a striped background", "in front of stripes"),
    "textured": ("on a textured background", "on a rough background"),
    "outdoor": ("outdoors", "in a landscape"),
    "table": ("on a table", "on a wooden table"),
}
#: Captions with their claims that fit none of the tables: wider words, light, and what is in no picture.
OTHER_WORDINGS = {
    ("group:animal",): ("a photo of an animal", "an animal", "a pet"),
    ("group:vehicle",): ("a photo of a vehicle", "a vehicle"),
    ("group:building",): ("a photo of a building", "a building"),
    ("group:plant",): ("a photo of a plant", "a plant"),
    ("well-lit",): ("a photo taken in daylight",),
    ("dark",): ("a photo taken at night",),
    ("background:outdoor",): ("a photo taken outdoors",),
    ("background:table",): ("a photo taken indoors",),
    ("kind:scene",): ("a photo of the whole thing", "the whole thing in the frame"),
    ("never",): (
        "a photo of a person", "a person", "a photo of people", "a photo of a hand", "a photo of food", "food", "a meal",
        "a photo of a landscape", "an empty landscape", "a photo of a room", "a photo of a street", "a drawing", "a painting",
        "a logo", "a photo of a part that is cut off", "a photo on a cluttered background", "a photo of a screen",
    ),
}
NOUN_WORDINGS = (
    "a photo of {a}", "a photo of {a}", "a photo of {a}", "{a}", "{a}", "a picture of {a}", "an image of {a}", "a photo showing {a}",
    "this is a photo of {a}", "{many}", "photos of {many}", "pictures of {many}", "there is {a} in the photo", "{bare}",
)
FILLERS = (", please", ", whole", " in the frame", ", one per picture", ", the whole thing", " in full view", ", clearly visible", " and nothing else")


def article(words: str) -> str:
    return ("an " if words[0] in "aeiou" else "a ") + words


def pick(rng: np.random.Generator, options):
    return options[int(rng.integers(len(options)))]


def about_thing(name: str, colour: str | None, rng: np.random.Generator) -> Caption:
    """A caption about an object, or an object in a colour, possibly with a place or a quality."""
    bare = f"{colour} {name}" if colour else name
    many = f"{colour} {PLURALS[name]}" if colour else PLURALS[name]
    claims = (f"pair:{name}:{colour}",) if colour else (f"object:{name}",)
    text = pick(rng, NOUN_WORDINGS).format(a=article(bare), many=many, bare=bare)
    draw = rng.random()
    if draw < 0.08:
        place = pick(rng, tuple(PLACE_WORDINGS))
        return Caption(f"a photo of {article(bare)} {pick(rng, PLACE_WORDINGS[place])}", claims + (f"background:{place}",), THING)
    if draw < 0.16:
        quality = pick(rng, tuple(QUALITY_WORDINGS))
        return Caption(f"{article(quality)} photo of {article(bare)}", claims + (quality,), THING)
    if draw < 0.18:
        return Caption(pick(rng, ("", "a photo of ")) + f"{many}, whole and in focus", claims + ("sharp",), THING)
    if draw < 0.24:
        text += pick(rng, FILLERS)
    return Caption(text, claims, THING)


def about_count(name: str, colour: str | None, n: int, rng: np.random.Generator) -> Caption:
    noun = name if n == 1 else PLURALS[name]
    words = f"{NUMBERS[n]} {colour + ' ' if colour else ''}{noun}"
    claim = f"count:{n}:{name}" + (f":{colour}" if colour else "")
    return Caption(pick(rng, ("a photo of {}", "{}", "a picture of {}")).format(words), (claim,), THING)


def about_colour(colour: str, rng: np.random.Generator) -> Caption:
    wording = pick(rng, ("something {c}", "a photo of something {c}", "{a} thing", "a photo of {a} object", "{a} object"))
    return Caption(wording.format(c=colour, a=article(colour)), (f"colour:{colour}",), THING)


def about_both(first: tuple[str, str], second: tuple[str, str], rng: np.random.Generator) -> Caption:
    parts = [article(f"{colour} {name}") for name, colour in (first, second)]
    claims = tuple(f"pair:{name}:{colour}" for name, colour in (first, second))
    return Caption(f"a photo of {parts[0]} and {parts[1]}", claims, THING)


def fixed() -> list[Caption]:
    """Captions that do not name an object: qualities, kinds of picture, backgrounds, and the catch-alls."""
    found = [Caption(text, (quality,), QUALITY) for quality, texts in QUALITY_WORDINGS.items() for text in texts]
    found += [Caption(text, (f"kind:{kind}",), THING) for kind, texts in KIND_WORDINGS.items() for text in texts]
    found += [Caption(f"a photo {text}", (f"background:{place}",), PLACE) for place, texts in PLACE_WORDINGS.items() for text in texts]
    found += [Caption(text, claims, QUALITY) for claims, texts in OTHER_WORDINGS.items() for text in texts]
    return found + [Caption(text, ("any",), GENERIC) for text in GENERIC_WORDINGS]


FIXED = fixed()


def true_caption(truth: Truth, rng: np.random.Generator) -> Caption:
    """One caption that is true of the scene, most often of one object in its colour."""
    name, colour = truth.things[int(rng.integers(len(truth.things)))]
    draw = rng.random()
    if draw < 0.62:
        return about_thing(name, colour, rng)
    if draw < 0.78:
        return about_thing(name, None, rng)
    if draw < 0.88:
        return about_colour(colour, rng)
    if len(set(truth.things)) > 1 and draw < 0.94:
        return about_both(truth.things[0], truth.things[1], rng)
    with_colour = colour if rng.random() < 0.5 else None
    n = sum(thing[0] == name and (with_colour is None or thing[1] == colour) for thing in truth.things)
    return about_count(name, with_colour, n, rng)


def for_batch(truths: list[Truth], rng: np.random.Generator, extra: int = 40) -> list[Caption]:
    """Distinct captions for one step: one for each scene, some that may be false of all, half of the fixed ones."""
    chosen = [true_caption(truth, rng) for truth in truths if truth.kind == "scene"]
    chosen += [about_thing(pick(rng, OBJECTS), pick(rng, COLOUR_NAMES), rng) for _ in range(extra)]
    chosen += [caption for caption in FIXED if rng.random() < 0.5]
    return list({caption.text: caption for caption in chosen}.values())
