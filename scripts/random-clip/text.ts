import { createGraph, TYPE } from "./graph.ts";
import { block, linear, lookUp, norm, type Builder, type Form } from "./layers.ts";
import type { Chunks } from "./protobuf.ts";
import { randomFloats, restart } from "./random-weights.ts";

export interface TextSize {
  readonly tokens: number;
  readonly length: number;
  readonly width: number;
  readonly heads: number;
  readonly blocks: number;
  readonly embedding: number;
}

/** CLIP's text half beside ViT-B/32: 49,408 tokens, at most 77, 12 blocks of width 512 with 8 heads. */
export const BESIDE_VIT_B_32: TextSize = {
  tokens: 49_408,
  length: 77,
  width: 512,
  heads: 8,
  blocks: 12,
  embedding: 512,
};
const HIDDEN = -1e4;

/** Each token sees those before it and itself. */
const causalMask = (length: number): Uint8Array =>
  new Uint8Array(
    Float32Array.from({ length: length * length }, (_, at) =>
      at % length > Math.floor(at / length) ? HIDDEN : 0,
    ).buffer,
  );

/** Adds the text half to a graph; answers the embeddings' name. */
export const addText = (
  builder: Builder,
  { tokens, length, width, heads, blocks, embedding }: TextSize = BESIDE_VIT_B_32,
): string => {
  const { graph } = builder;
  const ids = graph.input("input_ids", TYPE.int64, ["texts", "length"]);
  const used = graph.op("Shape", [ids], { start: 1, end: 2 });
  const cut = (value: string, axis: number): string =>
    graph.op("Slice", [value, graph.ints([0]), used, graph.ints([axis])]);
  const positions = graph.constant(TYPE.float, [1, length, width], randomFloats(length * width, 0.01));
  const mask = cut(cut(graph.constant(TYPE.float, [1, 1, length, length], causalMask(length)), 2), 3);

  let x = graph.op("Add", [lookUp(builder, ids, tokens, width), cut(positions, 1)]);
  for (let depth = 0; depth < blocks; depth += 1) x = block(builder, x, width, heads, mask);
  x = norm(builder, x, width);
  // The text's meaning is read at its end token, which has the highest id.
  const narrow = graph.op("Cast", [ids], { to: TYPE.int32 });
  const end = graph.op("ArgMax", [narrow], { axis: 1, keepdims: 1 });
  const where = graph.op("Concat", [graph.op("Shape", [end]), graph.ints([width])], { axis: 0 });
  const index = graph.op("Expand", [graph.op("Unsqueeze", [end, graph.ints([2])]), where]);
  const pooled = graph.op("GatherElements", [x, index], { axis: 1 });
  const projected = linear(builder, pooled, width, embedding, false);
  return graph.op("Reshape", [projected, graph.ints([-1, embedding])]);
};

export const textModel = (form: Form, size: TextSize = BESIDE_VIT_B_32): Chunks => {
  restart();
  const graph = createGraph("clip-text");
  graph.output("text_embeds", addText({ graph, form }, size), ["batch", size.embedding]);
  return graph.model();
};
