"""The dual encoder: a small convolutional network for pictures, a two-layer transformer for captions."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .tokenizer import CONTEXT
from .vocabulary import BACKGROUNDS, COLOUR_NAMES, CONDITIONS, KINDS, OBJECTS

EMBEDDING = 128
#: The attributes the auxiliary head is asked for, in order, as one multi-label vector.
ATTRIBUTES = len(OBJECTS) + len(COLOUR_NAMES) + len(OBJECTS) * len(COLOUR_NAMES) + len(CONDITIONS) + len(KINDS) + len(BACKGROUNDS)


def conv(inputs: int, outputs: int, stride: int) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs))


class Residual(nn.Module):
    def __init__(self, width: int):
        super().__init__()
        self.first, self.second = conv(width, width, 1), conv(width, width, 1)

    def forward(self, x: Tensor) -> Tensor:
        return F.relu(x + self.second(F.relu(self.first(x))))


class Vision(nn.Module):
    """Pictures (N, 3, 64, 64), normalised, to embeddings (N, 128), not yet of unit length."""

    def __init__(self):
        super().__init__()
        self.stages = nn.Sequential(
            conv(3, 32, 2), nn.ReLU(),
            conv(32, 64, 2), nn.ReLU(), Residual(64),
            conv(64, 96, 2), nn.ReLU(), Residual(96),
            conv(96, 128, 2), nn.ReLU(),
        )
        self.project = nn.Linear(256, EMBEDDING)

    def features(self, pixels: Tensor) -> Tensor:
        maps = self.stages(pixels)
        return torch.cat([maps.mean((2, 3)), maps.amax((2, 3))], 1)

    def forward(self, pixels: Tensor) -> Tensor:
        return self.project(self.features(pixels))


class Block(nn.Module):
    def __init__(self, width: int, heads: int):
        super().__init__()
        self.heads = heads
        self.norm, self.norm_after = nn.LayerNorm(width), nn.LayerNorm(width)
        self.mix, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 3 * width), nn.Linear(3 * width, width)

    def forward(self, x: Tensor, closed: Tensor) -> Tensor:
        batch, length, width = x.shape
        mixed = self.mix(self.norm(x)).reshape(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        query, key, value = mixed[0], mixed[1], mixed[2]
        look = query @ key.transpose(-1, -2) * (width // self.heads) ** -0.5 + closed[:, None, None, :]
        seen = (look.softmax(-1) @ value).transpose(1, 2).reshape(batch, length, width)
        x = x + self.out(seen)
        return x + self.down(F.gelu(self.up(self.norm_after(x)), approximate="tanh"))


class Text(nn.Module):
    """Token ids (N, up to 32) to embeddings (N, 128), not yet of unit length.

    Padding is the end token itself, so the mask is found here: everything after the first end is closed.
    """

    def __init__(self, pieces: int, end: int, width: int = 96, layers: int = 2, heads: int = 4):
        super().__init__()
        self.end = end
        self.pieces = nn.Embedding(pieces, width)
        self.places = nn.Parameter(torch.randn(CONTEXT, width) * 0.02)
        self.blocks = nn.ModuleList(Block(width, heads) for _ in range(layers))
        self.norm = nn.LayerNorm(width)
        self.project = nn.Linear(width, EMBEDDING)
        nn.init.normal_(self.pieces.weight, std=0.05)

    def forward(self, input_ids: Tensor) -> Tensor:
        is_end = (input_ids == self.end).to(torch.int64)
        is_open = ((is_end.cumsum(1) - is_end) == 0).to(torch.float32)
        x = self.pieces(input_ids) + self.places[: input_ids.shape[1]]
        for block in self.blocks:
            x = block(x, (is_open - 1) * 1e4)
        x = self.norm(x) * is_open[..., None]
        return self.project(x.sum(1) / is_open.sum(1, keepdim=True))


class DualEncoder(nn.Module):
    def __init__(self, pieces: int, end: int):
        super().__init__()
        self.vision = Vision()
        self.text = Text(pieces, end)
        self.attributes = nn.Linear(256, ATTRIBUTES)
        self.log_scale = nn.Parameter(torch.tensor(2.7))

    def scale(self) -> Tensor:
        return self.log_scale.exp().clamp(max=60)
