"""Writes the trained model in the layout transformers.js reads from a local folder."""

import argparse
import json
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from .captions import FIXED
from .compact import compact
from .dataset import SIDE, load
from .model import EMBEDDING, DualEncoder
from .tokenizer import CONTEXT, Tokenizer
from .train import DEVIATION, MEAN, normalised, restore


def write_json(path: Path, value: dict) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n", "utf-8")


def write_settings(folder: Path, model: DualEncoder, tokens: Tokenizer) -> None:
    write_json(folder / "config.json", {
        "architectures": ["CLIPModel"],
        "model_type": "clip",
        "projection_dim": EMBEDDING,
        "logit_scale_init_value": round(float(model.scale().log()), 6),
        "text_config": {
            "model_type": "clip_text_model", "hidden_size": 96, "intermediate_size": 288, "num_attention_heads": 4, "num_hidden_layers": 2,
            "max_position_embeddings": CONTEXT, "vocab_size": len(tokens.vocab), "projection_dim": EMBEDDING,
            "bos_token_id": tokens.start, "eos_token_id": tokens.end, "pad_token_id": tokens.end,
        },
        "vision_config": {"model_type": "clip_vision_model", "image_size": SIDE, "num_channels": 3, "hidden_size": 256, "projection_dim": EMBEDDING},
    })
    write_json(folder / "preprocessor_config.json", {
        "image_processor_type": "CLIPImageProcessor", "feature_extractor_type": "CLIPFeatureExtractor",
        "do_convert_rgb": True, "do_resize": True, "size": {"shortest_edge": SIDE}, "resample": 3,
        "do_center_crop": True, "crop_size": {"height": SIDE, "width": SIDE},
        "do_rescale": True, "rescale_factor": 1 / 255, "do_normalize": True, "image_mean": MEAN, "image_std": DEVIATION,
    })
    tokens.save(folder)


def write_onnx(part: nn.Module, example: torch.Tensor, path: Path, source: str, result: str, free: dict) -> None:
    torch.onnx.export(
        part, (example,), str(path), input_names=[source], output_names=[result],
        dynamic_axes={source: free, result: {0: "batch"}}, opset_version=17, do_constant_folding=True, dynamo=False,
    )


def agreement(part: nn.Module, path: Path, source: str, batches: list[torch.Tensor]) -> float:
    """The smallest cosine between the trained network and its ONNX form over the batches."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    least = 1.0
    for batch in batches:
        ours = part(batch).numpy()
        theirs = session.run(None, {source: batch.numpy()})[0]
        cosine = (ours * theirs).sum(1) / np.linalg.norm(ours, axis=1) / np.linalg.norm(theirs, axis=1)
        least = min(least, float(cosine.min()))
    return least


@torch.no_grad()
def export(build: Path, out: Path) -> None:
    model, tokens = restore(build)
    (out / "onnx").mkdir(parents=True, exist_ok=True)
    write_settings(out, model, tokens)
    pixels = normalised(load("held-out", build)[0][:200])
    captions = torch.tensor(tokens.batch([caption.text for caption in FIXED] + ["a photo of " + "a very " * 40 + "red car"]))
    vision, text = build / "vision_model.onnx", build / "text_model.onnx"
    write_onnx(model.vision, pixels[:2], vision, "pixel_values", "image_embeds", {0: "batch"})
    write_onnx(model.text, captions[:2], text, "input_ids", "text_embeds", {0: "batch", 1: "sequence"})
    for part, whole, source, batch in ((model.vision, vision, "pixel_values", pixels), (model.text, text, "input_ids", captions)):
        full, eight_bit = out / "onnx" / whole.name, out / "onnx" / f"{whole.stem}_quantized.onnx"
        compact(whole, full)
        quantize_dynamic(whole, eight_bit, weight_type=QuantType.QUInt8)
        for form in (full, eight_bit):
            print(f"least cosine to the trained network {agreement(part, form, source, [batch[:1], batch]):.6f} {form.name}")
    calibration = out / "calibration.json"
    kept = json.loads(calibration.read_text("utf-8")) if calibration.exists() else {}
    write_json(calibration, kept | {"logit_scale": round(float(model.scale()), 4)})
    for path in sorted(out.rglob("*.*")):
        if path.is_file():
            print(f"{path.stat().st_size:>9} {path.relative_to(out)}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("build"))
    parser.add_argument("--out", type=Path, required=True, help="resources/models/practice")
    options = parser.parse_args()
    export(options.folder, options.out)
