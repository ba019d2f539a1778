"""Trains the dual encoder on the drawn pictures. Deterministic for one machine and thread count.

In two runs: first at a high learning rate, then a cool-down from the saved weights to zero.
The first run's rate follows the beginning of a long cosine (`HORIZON`), so it may stop anywhere.
"""

import argparse
import math
import pickle
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from . import captions
from .dataset import load
from .drawing.scene import Truth
from .facts import matrix_of
from .loss import contrast, fits
from .model import DualEncoder
from .tokenizer import Tokenizer, caption_tokenizer
from .vocabulary import BACKGROUNDS, COLOUR_NAMES, CONDITIONS, KINDS, OBJECTS

#: CLIP's own means and deviations, which preprocessor_config.json repeats.
MEAN = (0.48145466, 0.4578275, 0.40821073)
DEVIATION = (0.26862954, 0.26130258, 0.27577711)

#: Where the long cosine of the first run would reach its end, in steps.
HORIZON = 2300


def normalised(pixels: np.ndarray) -> Tensor:
    """uint8 (N, 64, 64, 3) to the model's input (N, 3, 64, 64)."""
    scaled = torch.from_numpy(pixels).permute(0, 3, 1, 2).float() / 255
    return (scaled - torch.tensor(MEAN)[:, None, None]) / torch.tensor(DEVIATION)[:, None, None]


def attributes_of(truths: list[Truth]) -> Tensor:
    names = [*OBJECTS, *COLOUR_NAMES, *((name, colour) for name in OBJECTS for colour in COLOUR_NAMES),
             *CONDITIONS, *KINDS, *(f"on {name}" for name in BACKGROUNDS)]
    place = {name: position for position, name in enumerate(names)}
    rows = torch.zeros(len(truths), len(names))
    for row, truth in enumerate(truths):
        labels = {truth.kind, truth.condition}
        if truth.kind == "scene":
            labels |= {f"on {truth.background}", *truth.things, *(n for n, _ in truth.things), *(c for _, c in truth.things)}
        rows[row, [place[label] for label in labels]] = 1
    return rows


def varied(pixels: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The same pictures, half of them mirrored, all moved by up to two pixels."""
    if rng.random() < 0.5:
        pixels = pixels[:, :, ::-1]
    padded = np.pad(pixels, ((0, 0), (2, 2), (2, 2), (0, 0)), mode="edge")
    x, y = rng.integers(0, 5, 2)
    return np.ascontiguousarray(padded[:, y:y + 64, x:x + 64])


def learning_rate(step: int, steps: int, cooling: bool) -> float:
    if cooling:
        return 1.4e-3 * min(1, (step + 1) / 30) * (1 - step / steps)
    return 2.5e-3 * min(1, (step + 1) / 100) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * step / HORIZON)))


def train(folder: Path, steps: int, batch: int, threads: int, cooling: bool) -> None:
    torch.manual_seed(11)
    torch.set_num_threads(threads)
    rng = np.random.default_rng(13 if cooling else 12)
    pixels, truths = load("train", folder)
    true, doubt = (torch.from_numpy(matrix) for matrix in matrix_of(truths))
    attributes = attributes_of(truths)
    if cooling:
        model, tokens = restore(folder)
    else:
        tokens = caption_tokenizer()
        model = DualEncoder(len(tokens.vocab), tokens.end)
    model = model.to(memory_format=torch.channels_last).train()
    decayed = [p for p in model.parameters() if p.ndim > 1]
    plain = [p for p in model.parameters() if p.ndim <= 1]
    optimizer = torch.optim.AdamW([{"params": decayed, "weight_decay": 0.05}, {"params": plain, "weight_decay": 0}], lr=1e-3, betas=(0.9, 0.98))
    order, began = np.empty(0, int), time.time()
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step, steps, cooling)
        if len(order) < batch:
            order = rng.permutation(len(pixels))
        chosen, order = order[:batch], order[batch:]
        asked = captions.for_batch([truths[i] for i in chosen], rng)
        fit, unsure = fits(asked, true[chosen], doubt[chosen])
        images = normalised(varied(pixels[chosen], rng)).to(memory_format=torch.channels_last)
        features = model.vision.features(images)
        seen = F.normalize(model.vision.project(features))
        said = F.normalize(model.text(torch.tensor(tokens.batch([caption.text for caption in asked]))))
        weights = torch.tensor([caption.weight for caption in asked])
        matched = contrast(model.scale() * seen @ said.T, fit.float(), unsure, weights)
        helped = F.binary_cross_entropy_with_logits(model.attributes(features), attributes[chosen], reduction="none").sum(1).mean()
        loss = matched + (0.2 if cooling else 0.5 - 0.4 * step / HORIZON) * helped
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 5)
        optimizer.step()
        if step % 50 == 0 or step == steps - 1:
            print(f"{step:5d} match {matched.item():.3f} attributes {helped.item():.3f} scale {model.scale().item():.1f} {time.time() - began:.0f}s", flush=True)
        if step % 400 == 399 or step == steps - 1:
            save(model, tokens, folder)


def save(model: DualEncoder, tokens: Tokenizer, folder: Path) -> None:
    torch.save(model.state_dict(), folder / "model.pt")
    (folder / "merges.pickle").write_bytes(pickle.dumps(tokens.merges))


def restore(folder: Path) -> tuple[DualEncoder, Tokenizer]:
    tokens = Tokenizer(pickle.loads((folder / "merges.pickle").read_bytes()))
    model = DualEncoder(len(tokens.vocab), tokens.end)
    model.load_state_dict(torch.load(folder / "model.pt", weights_only=True))
    return model.eval(), tokens


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("build"))
    parser.add_argument("--steps", type=int, default=800)
    parser.add_argument("--cool-down", action="store_true", help="go on from the saved weights, down to a rate of zero")
    parser.add_argument("--batch", type=int, default=192)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    train(options.folder, options.steps, options.batch, options.threads, options.cool_down)
