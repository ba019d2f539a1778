"""Halves an ONNX file: large weights are stored as float16 and cast back to float32 where they are used.

The runtime folds the casts when it loads the model, so it computes in float32 as before;
inputs and outputs stay what they were.
"""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

#: Weights with fewer values than this are left alone: biases and norms, where rounding costs more than it saves.
LARGE = 512


def compact(source: Path, target: Path) -> None:
    model = onnx.load(str(source))
    graph = model.graph
    casts = []
    for weight in list(graph.initializer):
        values = numpy_helper.to_array(weight)
        if weight.data_type != TensorProto.FLOAT or values.size < LARGE:
            continue
        stored = f"{weight.name}.stored"
        graph.initializer.remove(weight)
        graph.initializer.append(numpy_helper.from_array(values.astype(np.float16), stored))
        casts.append(helper.make_node("Cast", [stored], [weight.name], name=f"{weight.name}.widen", to=TensorProto.FLOAT))
    for position, cast in enumerate(casts):
        graph.node.insert(position, cast)
    onnx.checker.check_model(model)
    onnx.save(model, str(target))
