"""The three practice jobs: what each asks for, and what the invented workers send in."""

from dataclasses import dataclass, field

from .drawing.scene import Truth

WORKERS = ("Mika K.", "Ana P.", "Jonas W.", "Leila S.", "Tomás R.", "Yuki H.", "Priya D.", "Oskar N.", "Femi A.", "Clara V.")

LANDSCAPE, PORTRAIT, LARGE, WIDE = (1200, 900), (900, 1200), (1600, 1200), (1280, 853)


@dataclass(frozen=True)
class Picture:
    truth: Truth
    size: tuple[int, int] = LANDSCAPE
    #: Whether a careful person would accept it for the job.
    fits: bool = True
    #: Position in the job's own list of the picture that this one repeats.
    repeats: int | None = None
    exact: bool = False


@dataclass(frozen=True)
class Job:
    key: str
    seed: int
    brief: dict
    pictures: tuple[Picture, ...] = field(default_factory=tuple)


def scene(thing: str, colour: str, background: str, condition: str = "normal", count: int = 1) -> Truth:
    return Truth(things=((thing, colour),) * count, background=background, condition=condition)


def good(thing: str, colour: str, backgrounds: str, sizes: tuple[tuple[int, int], ...]) -> list[Picture]:
    names = backgrounds.split()
    return [Picture(scene(thing, colour, name), sizes[i % len(sizes)]) for i, name in enumerate(names)]


def bad(truth: Truth, size: tuple[int, int] = LANDSCAPE) -> Picture:
    return Picture(truth, size, fits=False)


def repeat(of: int, exact: bool) -> Picture:
    return Picture(Truth(), fits=False, repeats=of, exact=exact)


BLANK, TEXT = Truth(kind="blank"), Truth(kind="text")

RED_CARS = Job("red-cars", 21, {
    "kind": "auto", "title": "Red cars, whole and in focus",
    "description": "Send one picture of a red car. The whole car is in the frame, sharp and well lit. "
                   "Nothing else is the subject.",
    "scoring_criteria": ["a red car", "a sharp photo", "a well-lit photo", "not grainy"],
    "type": "data_collection", "files_needed": 40, "min_star_rating": 3, "min_width": 800, "min_height": 600,
}, (
    *good("car", "red", "outdoor outdoor gradient outdoor table plain outdoor textured outdoor striped "
          "outdoor gradient outdoor plain outdoor table outdoor gradient", (LANDSCAPE, PORTRAIT, LARGE, WIDE, LANDSCAPE)),
    Picture(scene("car", "red", "outdoor", count=2), LARGE), Picture(scene("car", "red", "gradient", count=2)),
    bad(scene("car", "blue", "outdoor")), bad(scene("car", "yellow", "plain"), PORTRAIT), bad(scene("car", "black", "outdoor")),
    bad(scene("cup", "red", "table")), bad(scene("house", "red", "outdoor"), WIDE), bad(scene("boat", "green", "outdoor")),
    bad(scene("car", "red", "outdoor", "blurry")), bad(scene("car", "red", "outdoor", "dark")),
    bad(scene("car", "red", "gradient", "overexposed")), bad(scene("car", "red", "outdoor", "noisy"), (1000, 750)),
    bad(TEXT, PORTRAIT), bad(BLANK), bad(scene("car", "red", "outdoor"), (640, 480)), bad(scene("car", "red", "gradient"), (420, 560)),
    repeat(3, exact=True), repeat(6, exact=False),
))

BLUE_BOATS = Job("blue-boats", 22, {
    "kind": "creator", "title": "Blue boats for the harbour calendar",
    "description": "Send one picture of a blue boat. It is printed large, so it must be sharp and well lit. "
                   "Five are chosen when the collecting time is over.",
    "scoring_criteria": ["a blue boat", "a sharp photo", "a well-lit photo"],
    "type": "custom", "max_completions": 5, "min_width": 800, "min_height": 600,
}, (
    *good("boat", "blue", "outdoor outdoor gradient outdoor textured outdoor table outdoor plain outdoor striped outdoor",
          (LANDSCAPE, LARGE, LANDSCAPE, PORTRAIT, WIDE)),
    Picture(scene("boat", "blue", "outdoor", count=2), LARGE),
    bad(scene("boat", "red", "outdoor")), bad(scene("boat", "orange", "gradient"), PORTRAIT), bad(scene("fish", "blue", "textured")),
    bad(scene("boat", "blue", "outdoor", "blurry"), PORTRAIT), bad(scene("boat", "blue", "outdoor", "dark")),
    bad(scene("boat", "blue", "gradient", "overexposed")), bad(TEXT, PORTRAIT),
))

YELLOW_FLOWERS = Job("yellow-flowers", 23, {
    "kind": "missed", "title": "Yellow flowers for a seed packet",
    "description": "Send one picture of a yellow flower. Whole, sharp and in good light. "
                   "Four will be used on the packet.",
    "scoring_criteria": ["a yellow flower", "a sharp photo", "a well-exposed photo"],
    "type": "custom", "max_completions": 4, "min_width": 800, "min_height": 600,
}, (
    *good("flower", "yellow", "outdoor gradient outdoor outdoor plain textured outdoor table outdoor",
          (PORTRAIT, LANDSCAPE, PORTRAIT, LARGE, LANDSCAPE)),
    bad(scene("flower", "pink", "outdoor"), PORTRAIT), bad(scene("sun", "yellow", "outdoor")),
    bad(scene("flower", "yellow", "outdoor", "blurry")), bad(scene("flower", "yellow", "gradient", "overexposed"), PORTRAIT),
    bad(scene("flower", "yellow", "outdoor", "noisy"), (1000, 750)),
))

JOBS = (RED_CARS, BLUE_BOATS, YELLOW_FLOWERS)
