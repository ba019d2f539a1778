"""A quick look at the trained weights in Python; the figures that count come from check/ in Node."""

import argparse
from pathlib import Path

import torch
from torch.nn import functional as F

from .captions import article
from .dataset import load
from .train import normalised, restore
from .vocabulary import COLOUR_NAMES, OBJECTS


@torch.no_grad()
def evaluate(folder: Path) -> None:
    torch.set_num_threads(1)
    model, tokens = restore(folder)

    def said(texts: list[str]) -> torch.Tensor:
        return F.normalize(model.text(torch.tensor(tokens.batch(texts))))

    objects = said([f"a photo of {article(name)}" for name in OBJECTS])
    pairs = said([f"a photo of {article(f'{colour} {name}')}" for name in OBJECTS for colour in COLOUR_NAMES])
    for name in ("held-out", "unseen"):
        pixels, truths = load(name, folder)
        alike = [i for i, truth in enumerate(truths) if len(set(truth.things)) == 1]
        seen = torch.cat([F.normalize(model.vision(normalised(pixels[alike[k:k + 256]]))) for k in range(0, len(alike), 256)])
        things = [truths[i].things[0] for i in alike]
        normal = torch.tensor([truths[i].condition == "normal" for i in alike])
        right = torch.tensor([OBJECTS.index(thing) for thing, _ in things])
        right_pair = torch.tensor([OBJECTS.index(thing) * len(COLOUR_NAMES) + COLOUR_NAMES.index(colour) for thing, colour in things])
        for what, prompts, answer in (("object", objects, right), ("colour and object", pairs, right_pair)):
            hit = (seen @ prompts.T).argmax(1) == answer
            print(f"{name:9s} {what:18s} all {hit.float().mean():.3f}  normal {hit[normal].float().mean():.3f}")
        match = (seen * pairs[right_pair]).sum(1)
        print(f"{name:9s} cosine of matches {match.quantile(torch.tensor([0.05, 0.5, 0.95])).tolist()}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("build"))
    evaluate(parser.parse_args().folder)
