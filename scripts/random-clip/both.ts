import { createGraph, type Graph } from "./graph.ts";
import type { Form } from "./layers.ts";
import type { Chunks } from "./protobuf.ts";
import { restart } from "./random-weights.ts";
import { addText } from "./text.ts";
import { addVision } from "./vision.ts";

const unit = (graph: Graph, rows: string): string =>
  graph.op("Div", [rows, graph.op("ReduceL2", [rows], { axes: [1], keepdims: 1 })]);

/** Both halves of the true size in one file, as transformers.js's pipelines want them. */
export const bothHalves = (form: Form): Chunks => {
  restart();
  const graph = createGraph("clip");
  const builder = { graph, form };
  const pictures = unit(graph, addVision(builder));
  const texts = unit(graph, addText(builder));
  const likeness = graph.op("MatMul", [pictures, graph.op("Transpose", [texts], { perm: [1, 0] })]);
  const scaled = graph.op("Mul", [likeness, graph.floats([100])]);
  graph.output("logits_per_image", scaled, ["pictures", "texts"]);
  graph.output("logits_per_text", graph.op("Transpose", [scaled], { perm: [1, 0] }), ["texts", "pictures"]);
  graph.output("text_embeds", texts, ["texts", 512]);
  graph.output("image_embeds", pictures, ["pictures", 512]);
  return graph.model();
};
