"""InfoNCE with several positives: the truth matrix says exactly which captions fit which pictures."""

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from .captions import Caption
from .facts import INDEX


def fits(captions: list[Caption], true: Tensor, doubt: Tensor) -> tuple[Tensor, Tensor]:
    """Two boolean matrices (pictures x captions): which fit, and which are in doubt."""
    claims = np.zeros((len(captions), len(INDEX)), np.float32)
    for row, caption in enumerate(captions):
        claims[row, [INDEX[claim] for claim in caption.claims]] = 1
    claims = torch.from_numpy(claims)
    held = true @ claims.T == claims.sum(1)
    return held, (doubt @ claims.T > 0) & ~held


def contrast(logits: Tensor, fit: Tensor, doubt: Tensor, weights: Tensor) -> Tensor:
    """Both directions. A picture shares its target among the captions that fit, by their weight;
    a caption shares it evenly among its pictures and counts by its weight."""
    logits = logits.masked_fill(doubt, -1e4)
    target = fit * weights
    target = target / target.sum(1, keepdim=True)
    by_picture = -(target * F.log_softmax(logits, 1)).sum(1).mean()
    present = fit.sum(0) > 0
    share = fit[:, present] / fit[:, present].sum(0)
    by_caption = -(share * F.log_softmax(logits[:, present], 0)).sum(0)
    counted = weights[present].clamp(min=0.25)
    return (by_picture + (by_caption * counted).sum() / counted.sum()) / 2
