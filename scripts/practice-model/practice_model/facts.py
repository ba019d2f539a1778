"""What is true of a picture, as named facts; what a caption claims is a conjunction of these.

Matching is then exact: a caption fits a picture when every fact it claims is true of it. Some
facts are neither true nor false of some pictures (is an empty white picture "overexposed"?);
such pairs are in doubt, and training leaves them out.
"""

from collections import Counter

import numpy as np

from .drawing.scene import Truth
from .vocabulary import BACKGROUNDS, COLOUR_NAMES, KINDS, OBJECTS

QUALITIES = (
    "sharp", "blurry", "well-lit", "dark", "well-exposed", "overexposed", "clean", "noisy", "good", "bad",
)

#: Wider words for some of the objects.
GROUPS = {"animal": ("dog", "cat", "fish"), "vehicle": ("car", "boat"), "building": ("house",), "plant": ("tree", "flower")}

#: "never" is claimed by captions about what this world does not have: people, food, a torn-off part.
NAMES = (
    ["any", "never"]
    + [f"group:{group}" for group in GROUPS]
    + [f"kind:{kind}" for kind in KINDS]
    + [f"background:{name}" for name in BACKGROUNDS]
    + list(QUALITIES)
    + [f"object:{name}" for name in OBJECTS]
    + [f"colour:{colour}" for colour in COLOUR_NAMES]
    + [f"pair:{name}:{colour}" for name in OBJECTS for colour in COLOUR_NAMES]
    + [f"count:{n}:{name}" for n in (1, 2, 3) for name in OBJECTS]
    + [f"count:{n}:{name}:{colour}" for n in (1, 2, 3) for name in OBJECTS for colour in COLOUR_NAMES]
)
INDEX = {name: position for position, name in enumerate(NAMES)}


def qualities(condition: str) -> tuple[set[str], set[str]]:
    """The quality facts of a scene in this condition, and those in doubt."""
    true = {
        "blurry" if condition == "blurry" else "sharp",
        "dark" if condition == "dark" else "well-lit",
        "overexposed" if condition == "overexposed" else "well-exposed",
        "noisy" if condition == "noisy" else "clean",
        "good" if condition == "normal" else "bad",
    }
    doubt = {"overexposed": {"well-lit"}, "dark": {"well-exposed"}}.get(condition, set())
    return true - doubt, doubt


def facts_of(truth: Truth) -> tuple[set[str], set[str]]:
    true = {"any", f"kind:{truth.kind}"}
    if truth.kind == "blank":
        return true | {"bad"}, set(QUALITIES) - {"good", "bad"}
    if truth.kind == "text":
        return true, set(QUALITIES) | {f"background:{name}" for name in BACKGROUNDS}
    true.add(f"background:{truth.background}")
    for name, colour in truth.things:
        true |= {f"object:{name}", f"colour:{colour}", f"pair:{name}:{colour}"}
    true |= {f"group:{group}" for group, names in GROUPS.items() if any(name in names for name, _ in truth.things)}
    for name, n in Counter(name for name, _ in truth.things).items():
        true.add(f"count:{n}:{name}")
    for (name, colour), n in Counter(truth.things).items():
        true.add(f"count:{n}:{name}:{colour}")
    good, doubt = qualities(truth.condition)
    return true | good, doubt


def matrix_of(truths: list[Truth]) -> tuple[np.ndarray, np.ndarray]:
    """Two float32 matrices (pictures x facts): what is true, what is in doubt."""
    true = np.zeros((len(truths), len(NAMES)), np.float32)
    doubt = np.zeros_like(true)
    for row, truth in enumerate(truths):
        yes, unsure = facts_of(truth)
        true[row, [INDEX[name] for name in yes]] = 1
        doubt[row, [INDEX[name] for name in unsure]] = 1
    return true, doubt
