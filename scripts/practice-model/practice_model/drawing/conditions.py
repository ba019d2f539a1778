"""What goes wrong with a photo. All strengths are relative to the picture's shorter side,
so that a defect looks the same at 200 and at 2000 pixels, and survives the model's 64."""

import io

import numpy as np
from PIL import Image, ImageFilter


def grain(size: tuple[int, int], cells: float, rng: np.random.Generator, coloured: bool) -> np.ndarray:
    """Unit noise of height x width x 3, with about `cells` grains along the shorter side."""
    width, height = size
    scale = min(1.0, cells / min(size))
    shape = (max(2, round(height * scale)), max(2, round(width * scale)))
    planes = [rng.normal(0, 1, shape).astype(np.float32) for _ in range(3 if coloured else 1)]
    if scale < 1:
        planes = [np.asarray(Image.fromarray(plane, "F").resize(size, Image.Resampling.BILINEAR)) for plane in planes]
    return np.stack(planes * (1 if coloured else 3), axis=-1)


def vignette(size: tuple[int, int], strength: float) -> np.ndarray:
    y = np.linspace(-1, 1, size[1], dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, size[0], dtype=np.float32)[None, :]
    return (1 - strength * np.clip(x * x + y * y, 0, 2) / 2)[..., None]


def apply_condition(image: Image.Image, condition: str, rng: np.random.Generator, crisp: bool = False) -> Image.Image:
    """`crisp` leaves out the slight softness that a third of the training pictures have."""
    short = min(image.size)
    if condition == "blurry":
        image = image.filter(ImageFilter.GaussianBlur(short * rng.uniform(0.022, 0.042)))
    elif rng.random() < 0.3 and not crisp:
        image = image.filter(ImageFilter.GaussianBlur(short * rng.uniform(0.0005, 0.003)))
    pixels = np.asarray(image, np.float32) * vignette(image.size, rng.uniform(0, 0.2))
    mild = rng.uniform(0.9, 1.08)
    if condition == "dark":
        pixels = pixels * rng.uniform(0.13, 0.27)
    elif condition == "overexposed":
        pixels = pixels * rng.uniform(1.55, 2.1) + rng.uniform(25, 55)
    else:
        pixels = pixels * mild
    if condition == "noisy":
        pixels = pixels + grain(image.size, rng.uniform(70, 120), rng, rng.random() < 0.6) * rng.uniform(38, 56)
    else:
        pixels = pixels + grain(image.size, 1e9, rng, False) * rng.uniform(0.3, 1.6)
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8), "RGB")


def through_jpeg(image: Image.Image, quality: int) -> Image.Image:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality)
    return Image.open(io.BytesIO(buffer.getvalue())).convert("RGB")
