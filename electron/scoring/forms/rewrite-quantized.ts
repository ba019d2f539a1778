import {
  bytesOf,
  floatsOf,
  makeNode,
  makeTensor,
  readOnnx,
  TYPE,
  withInputs,
  type OnnxFile,
  type OnnxNode,
  type OnnxTensor,
} from "./onnx-file.ts";
import type { Field } from "./wire.ts";

/**
 * Rewrites a dynamically quantised vision graph into the form that processors with instructions for signed 8-bit
 * products run fastest, without touching what it computes:
 *
 * - Unsigned weights of a MatMulInteger become signed ones. Weight and zero point move by the same amount, so their
 *   difference, which is all that counts, stays exactly the same.
 * - A ConvInteger (the cutting of a picture into patches) becomes a float Conv again. onnxruntime has no fast kernel
 *   for it, and what it looks at need no longer be rounded to 8 bits, so the result is closer to the original model.
 *
 * Everything else is written back byte for byte. Answers the new file in pieces, or null where there is nothing to do.
 * Throws a WireError when the bytes are no ONNX file.
 */
export const rewriteQuantized = (bytes: Uint8Array): readonly Uint8Array[] | null => {
  const file = readOnnx(bytes);
  const signed = signWeights(file);
  const { nodes, tensors } = floatConvolutions(file, signed.nodes);
  const added = [...signed.tensors, ...tensors];
  if (added.length === 0) return null;
  const used = new Set(nodes.flatMap(({ inputs }) => inputs));
  const usedBefore = file.nodes.flatMap(({ inputs }) => inputs);
  const dropped = new Set(usedBefore.filter((name) => file.tensors.has(name) && !used.has(name)));
  return file.with(nodes, dropped, added);
};

interface Rewritten {
  readonly nodes: readonly OnnxNode[];
  readonly tensors: readonly Field[];
}

const SIGNED = "_signed";
const [WEIGHTS, ZERO_POINT] = [1, 3] as const;
/**
 * Processors without an instruction for whole 8-bit products add two of them in 16 bits, where two of 255 x 64 just
 * fit: weights within this distance of 0 are exact there too.
 */
const SAFE = 64;

const signWeights = ({ nodes, tensors }: OnnxFile): Rewritten => {
  const made = new Map<string, Field>();
  const changed = nodes.map((node) => {
    if (node.operator !== "MatMulInteger" || node.domain !== "") return node;
    const weights = tensors.get(node.inputs[WEIGHTS] ?? "");
    const zero = tensors.get(node.inputs[ZERO_POINT] ?? "");
    if (weights?.type !== TYPE.uint8 || zero?.type !== TYPE.uint8) return node;
    // Named after both, should one of them serve several products.
    const names = [`${weights.name}_${zero.name}${SIGNED}`, `${zero.name}_${weights.name}${SIGNED}`] as const;
    if (!made.has(names[0])) {
      const signed = shift(weights, zero);
      if (signed === null) return node;
      made.set(names[0], makeTensor(names[0], TYPE.int8, weights.dims, signed.weights));
      made.set(names[1], makeTensor(names[1], TYPE.int8, zero.dims, signed.zeros));
    }
    return withInputs(node, [node.inputs[0] ?? "", names[0], node.inputs[2] ?? "", names[1]]);
  });
  return { nodes: changed, tensors: [...made.values()] };
};

/**
 * Moves weights and zero point of each column (or of all, where they share one) by the same amount, into the range
 * of signed bytes. Null when the two do not belong together.
 */
const shift = (
  weights: OnnxTensor,
  zero: OnnxTensor,
): { readonly weights: Uint8Array; readonly zeros: Uint8Array } | null => {
  const values = bytesOf(weights);
  const zeros = bytesOf(zero);
  if (values === null || zeros === null) return null;
  const columns = zeros.length;
  if (columns !== 1 && (weights.dims.length !== 2 || weights.dims[1] !== columns)) return null;
  const [least, most] = [new Uint8Array(columns).fill(255), new Uint8Array(columns)];
  for (let at = 0, column = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    if (value < (least[column] ?? 0)) least[column] = value;
    if (value > (most[column] ?? 0)) most[column] = value;
    column = column + 1 === columns ? 0 : column + 1;
  }
  const by = zeros.map((zeroPoint, column) => shiftOf(zeroPoint, least[column] ?? 0, most[column] ?? 0));
  const signed = new Uint8Array(values.length);
  for (let at = 0, column = 0; at < values.length; at += 1) {
    signed[at] = (values[at] ?? 0) - (by[column] ?? 0);
    column = column + 1 === columns ? 0 : column + 1;
  }
  return { weights: signed, zeros: zeros.map((zeroPoint, column) => zeroPoint - (by[column] ?? 0)) };
};

/** The zero point itself makes the simplest product; the middle of the range keeps weights nearest to 0. */
const shiftOf = (zeroPoint: number, least: number, most: number): number => {
  const middle = Math.ceil((least + most) / 2);
  const reaches = (by: number, limit: number): boolean =>
    least - by >= -limit && most - by < limit && Math.abs(zeroPoint - by) < limit;
  const found =
    [zeroPoint, middle].find((by) => reaches(by, SAFE)) ?? [zeroPoint, middle].find((by) => reaches(by, 128));
  return found ?? 128;
};

/** What stands where `x -> DynamicQuantizeLinear -> ConvInteger -> Cast -> Mul(scales)` stood. */
interface Convolution {
  readonly conv: OnnxNode;
  readonly cast: OnnxNode;
  readonly scaled: OnnxNode;
  readonly picture: string;
  readonly weights: OnnxTensor;
  readonly zero: OnnxTensor | null;
  readonly scale: OnnxTensor;
}

const findConvolution = (
  conv: OnnxNode,
  nodes: readonly OnnxNode[],
  tensors: OnnxFile["tensors"],
): Convolution | null => {
  const users = (name: string | undefined): readonly OnnxNode[] =>
    nodes.filter(({ inputs }) => name !== undefined && inputs.includes(name));
  const maker = (name: string | undefined): OnnxNode | undefined =>
    nodes.find(({ outputs }) => name !== undefined && outputs.includes(name));
  const [cast, ...otherCasts] = users(conv.outputs[0]);
  const [scaled, ...otherUses] = users(cast?.outputs[0]);
  const quantize = maker(conv.inputs[0]);
  const weights = tensors.get(conv.inputs[WEIGHTS] ?? "");
  const zeroName = conv.inputs[ZERO_POINT] ?? "";
  if (otherCasts.length + otherUses.length > 0 || weights === undefined) return null;
  if (cast?.operator !== "Cast" || scaled?.operator !== "Mul") return null;
  if (quantize?.operator !== "DynamicQuantizeLinear") return null;
  const scales = maker(scaled.inputs.find((name) => name !== cast.outputs[0]));
  if (scales?.operator !== "Mul" || !scales.inputs.includes(quantize.outputs[1] ?? "")) return null;
  const scale = tensors.get(scales.inputs.find((name) => name !== quantize.outputs[1]) ?? "");
  const zero = zeroName === "" ? null : tensors.get(zeroName);
  const picture = quantize.inputs[0];
  if (scale === undefined || zero === undefined || picture === undefined) return null;
  return { conv, cast, scaled, picture, weights, zero, scale };
};

/** Weights as floats again: (weight - zero point) x scale, with one of each or one per output channel. */
const dequantize = ({ weights, zero, scale }: Convolution): Float32Array | null => {
  const values = bytesOf(weights);
  const zeros = zero === null ? Uint8Array.of(0) : bytesOf(zero);
  const scales = floatsOf(scale);
  const channels = weights.dims[0] ?? 0;
  if (values === null || zeros === null || scales === null || channels === 0) return null;
  if (![1, channels].includes(zeros.length) || ![1, channels].includes(scales.length)) return null;
  const number = (byte: number): number => (weights.type === TYPE.int8 ? (byte << 24) >> 24 : byte);
  const perChannel = values.length / channels;
  const floats = new Float32Array(values.length);
  for (let channel = 0, at = 0; channel < channels; channel += 1) {
    const zeroPoint = number(zeros[zeros.length === 1 ? 0 : channel] ?? 0);
    const step = scales[scales.length === 1 ? 0 : channel] ?? 0;
    for (const end = at + perChannel; at < end; at += 1) {
      floats[at] = (number(values[at] ?? 0) - zeroPoint) * step;
    }
  }
  return floats;
};

const floatConvolutions = ({ tensors }: OnnxFile, nodes: readonly OnnxNode[]): Rewritten => {
  const removed = new Set<OnnxNode>();
  const replacing = new Map<OnnxNode, OnnxNode>();
  const made: Field[] = [];
  for (const conv of nodes) {
    if (conv.operator !== "ConvInteger" || conv.domain !== "") continue;
    const found = findConvolution(conv, nodes, tensors);
    const floats = found === null ? null : dequantize(found);
    if (found === null || floats === null) continue;
    const name = `${found.weights.name}_float`;
    made.push(makeTensor(name, TYPE.float, found.weights.dims, new Uint8Array(floats.buffer)));
    removed.add(conv).add(found.cast);
    replacing.set(
      found.scaled,
      makeNode("Conv", [found.picture, name], found.scaled.outputs, conv.attributes),
    );
  }
  const kept = nodes.filter((node) => !removed.has(node)).map((node) => replacing.get(node) ?? node);
  return { nodes: withoutUnused(kept, nodes), tensors: made };
};

/** Takes out what nothing reads any more: the quantising of the picture and the product of its scales. */
const withoutUnused = (nodes: readonly OnnxNode[], before: readonly OnnxNode[]): readonly OnnxNode[] => {
  const readBefore = new Set(before.flatMap(({ inputs }) => inputs));
  let current = nodes;
  for (;;) {
    const read = new Set(current.flatMap(({ inputs }) => inputs));
    // Outputs of the graph were never read by a node, so they stay.
    const next = current.filter(
      ({ outputs }) =>
        outputs.some((name) => read.has(name)) || !outputs.some((name) => readBefore.has(name)),
    );
    if (next.length === current.length) return next;
    current = next;
  }
};
