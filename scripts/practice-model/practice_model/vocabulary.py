"""The closed world the practice model knows: which things, colours, conditions and backgrounds exist."""

OBJECTS = (
    "house", "tree", "car", "boat", "flower", "cup", "fish", "star",
    "heart", "sun", "chair", "bottle", "dog", "cat", "book", "key",
)

PLURALS = {name: name + "s" for name in OBJECTS} | {"fish": "fish"}

#: Colour name -> hue in degrees, saturation and value, each as (low, high).
COLOURS = {
    "red": ((-6, 6), (0.80, 0.94), (0.74, 0.92)),
    "orange": ((22, 30), (0.86, 0.97), (0.92, 0.99)),
    "yellow": ((46, 55), (0.78, 0.92), (0.92, 0.99)),
    "green": ((115, 150), (0.55, 0.80), (0.48, 0.70)),
    "blue": ((208, 226), (0.66, 0.86), (0.66, 0.90)),
    "purple": ((266, 284), (0.52, 0.70), (0.52, 0.72)),
    "pink": ((326, 342), (0.38, 0.54), (0.93, 0.99)),
    "black": ((200, 260), (0.00, 0.15), (0.10, 0.19)),
}
COLOUR_NAMES = tuple(COLOURS)

CONDITIONS = ("normal", "blurry", "dark", "overexposed", "noisy")
BACKGROUNDS = ("plain", "gradient", "striped", "textured", "outdoor", "table")
KINDS = ("scene", "blank", "text")

#: One colour of each object never appears in training, so that the held-out figures
#: also say how well the model combines an object and a colour it has not seen together.
HELD_OUT_PAIRS = frozenset(
    (name, COLOUR_NAMES[(3 * index + 5) % len(COLOUR_NAMES)]) for index, name in enumerate(OBJECTS)
)

#: The subjects of the practice jobs must be among the pairs the model was trained on.
assert not HELD_OUT_PAIRS & {("car", "red"), ("boat", "blue"), ("flower", "yellow")}
