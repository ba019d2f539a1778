import { createGraph, TYPE } from "./graph.ts";
import { block, linear, norm, patches, type Builder, type Form } from "./layers.ts";
import type { Chunks } from "./protobuf.ts";
import { randomFloats, restart } from "./random-weights.ts";

export interface VisionSize {
  readonly picture: number;
  readonly patch: number;
  readonly width: number;
  readonly heads: number;
  readonly blocks: number;
  readonly embedding: number;
}

/** ViT-B/32: 224 pixels in patches of 32, 12 blocks of width 768 with 12 heads, projected to 512. */
export const VIT_B_32: VisionSize = {
  picture: 224,
  patch: 32,
  width: 768,
  heads: 12,
  blocks: 12,
  embedding: 512,
};

/** Adds the picture half to a graph; answers the embeddings' name. */
export const addVision = (
  builder: Builder,
  { picture, patch, width, heads, blocks, embedding }: VisionSize = VIT_B_32,
): string => {
  const { graph } = builder;
  const count = (picture / patch) ** 2;

  const pixels = graph.input("pixel_values", TYPE.float, ["batch", 3, picture, picture]);
  const grid = graph.op("Reshape", [patches(builder, pixels, width, patch), graph.ints([0, width, count])]);
  const parts = graph.op("Transpose", [grid], { perm: [0, 2, 1] });
  const batch = graph.op("Shape", [pixels], { start: 0, end: 1 });
  const marker = graph.constant(TYPE.float, [1, 1, width], randomFloats(width, 0.02));
  const markers = graph.op("Expand", [
    marker,
    graph.op("Concat", [batch, graph.ints([1, width])], { axis: 0 }),
  ]);
  const positions = graph.constant(
    TYPE.float,
    [1, count + 1, width],
    randomFloats((count + 1) * width, 0.02),
  );

  let x = graph.op("Add", [graph.op("Concat", [markers, parts], { axis: 1 }), positions]);
  x = norm(builder, x, width);
  for (let depth = 0; depth < blocks; depth += 1) x = block(builder, x, width, heads, null);
  const first = graph.op("Slice", [x, graph.ints([0]), graph.ints([1]), graph.ints([1])]);
  const projected = linear(builder, norm(builder, first, width), width, embedding, false);
  return graph.op("Reshape", [projected, graph.ints([-1, embedding])]);
};

export const visionModel = (form: Form, size: VisionSize = VIT_B_32): Chunks => {
  restart();
  const graph = createGraph("clip-vision");
  graph.output("image_embeds", addVision({ graph, form }, size), ["batch", size.embedding]);
  return graph.model();
};
