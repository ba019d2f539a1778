import { TYPE, type Graph } from "./graph.ts";
import { MIDDLE, randomBytes, randomFloats, stepFor, zeroPointsOf } from "./random-weights.ts";

export type Form = "fp32" | "quantized";

export interface Builder {
  readonly graph: Graph;
  readonly form: Form;
}

const scalar = (graph: Graph, value: number): string =>
  graph.constant(TYPE.float, [], new Uint8Array(Float32Array.of(value).buffer));
const zeroPoint = (graph: Graph): string => graph.constant(TYPE.uint8, [], Uint8Array.of(MIDDLE));

/** x W (+ b): one MatMul, or its dynamically quantised form as onnxruntime's tools write it. */
export const linear = (
  { graph, form }: Builder,
  x: string,
  from: number,
  to: number,
  bias = true,
): string => {
  const deviation = 1 / Math.sqrt(from);
  const product = form === "fp32" ? floatProduct() : integerProduct();
  return bias
    ? graph.op("Add", [product, graph.constant(TYPE.float, [to], randomFloats(to, 0.02))])
    : product;

  function floatProduct(): string {
    return graph.op("MatMul", [
      x,
      graph.constant(TYPE.float, [from, to], randomFloats(from * to, deviation)),
    ]);
  }

  function integerProduct(): string {
    const [quantized = "", scale = "", zero = ""] = graph.node("DynamicQuantizeLinear", [x], {}, 3);
    const zeroPoints = zeroPointsOf(to);
    const weights = graph.constant(TYPE.uint8, [from, to], randomBytes(from * to, zeroPoints));
    const zeros = graph.constant(TYPE.uint8, [to], zeroPoints);
    const sums = graph.op("MatMulInteger", [quantized, weights, zero, zeros]);
    const step = graph.op("Mul", [scale, graph.floats(new Array<number>(to).fill(stepFor(deviation)))]);
    return graph.op("Mul", [graph.op("Cast", [sums], { to: TYPE.float }), step]);
  }
};

/** The convolution that cuts a picture into patches: no bias, steps of its own size. */
export const patches = ({ graph, form }: Builder, x: string, channels: number, side: number): string => {
  const shape = [channels, 3, side, side];
  const count = channels * 3 * side * side;
  const deviation = 1 / Math.sqrt(3 * side * side);
  const attributes = { kernel_shape: [side, side], strides: [side, side] };
  if (form === "fp32") {
    return graph.op(
      "Conv",
      [x, graph.constant(TYPE.float, shape, randomFloats(count, deviation))],
      attributes,
    );
  }
  const [quantized = "", scale = "", zero = ""] = graph.node("DynamicQuantizeLinear", [x], {}, 3);
  const weights = graph.constant(TYPE.uint8, shape, randomBytes(count));
  const sums = graph.op("ConvInteger", [quantized, weights, zero, zeroPoint(graph)], attributes);
  const step = graph.op("Mul", [scale, scalar(graph, stepFor(deviation))]);
  return graph.op("Mul", [graph.op("Cast", [sums], { to: TYPE.float }), step]);
};

/** A table of rows looked up by number; 8-bit rows are scaled back after they were taken. */
export const lookUp = ({ graph, form }: Builder, ids: string, rows: number, width: number): string => {
  if (form === "fp32") {
    return graph.op("Gather", [
      graph.constant(TYPE.float, [rows, width], randomFloats(rows * width, 0.02)),
      ids,
    ]);
  }
  const taken = graph.op("Gather", [
    graph.constant(TYPE.uint8, [rows, width], randomBytes(rows * width)),
    ids,
  ]);
  return graph.op("DequantizeLinear", [taken, scalar(graph, stepFor(0.02)), zeroPoint(graph)]);
};

export const norm = ({ graph }: Builder, x: string, width: number): string => {
  const ones = graph.constant(TYPE.float, [width], new Uint8Array(new Float32Array(width).fill(1).buffer));
  const zeros = graph.constant(TYPE.float, [width], new Uint8Array(new Float32Array(width).buffer));
  return graph.op("LayerNormalization", [x, ones, zeros], { axis: 2, epsilon: 1e-5 });
};

const attention = (
  builder: Builder,
  x: string,
  width: number,
  heads: number,
  mask: string | null,
): string => {
  const { graph } = builder;
  const split = graph.ints([0, 0, heads, width / heads]);
  const part = (perm: readonly number[]): string =>
    graph.op("Transpose", [graph.op("Reshape", [linear(builder, x, width, width), split])], { perm });
  const queries = graph.op("Mul", [part([0, 2, 1, 3]), scalar(graph, 1 / Math.sqrt(width / heads))]);
  const scores = graph.op("MatMul", [queries, part([0, 2, 3, 1])]);
  const seen = mask === null ? scores : graph.op("Add", [scores, mask]);
  const mixed = graph.op("MatMul", [graph.op("Softmax", [seen], { axis: 3 }), part([0, 2, 1, 3])]);
  const joined = graph.op("Reshape", [
    graph.op("Transpose", [mixed], { perm: [0, 2, 1, 3] }),
    graph.ints([0, 0, width]),
  ]);
  return linear(builder, joined, width, width);
};

/** One pre-norm block with CLIP's own activation, x · sigmoid(1.702 x). */
export const block = (
  builder: Builder,
  x: string,
  width: number,
  heads: number,
  mask: string | null,
): string => {
  const { graph } = builder;
  const attended = graph.op("Add", [x, attention(builder, norm(builder, x, width), width, heads, mask)]);
  const wide = linear(builder, norm(builder, attended, width), width, width * 4);
  const gate = graph.op("Sigmoid", [graph.op("Mul", [wide, scalar(graph, 1.702)])]);
  const active = graph.op("Mul", [wide, gate]);
  return graph.op("Add", [attended, linear(builder, active, width * 4, width)]);
};
