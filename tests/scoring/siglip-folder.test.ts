import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createGraph, type Graph, TYPE } from "../../scripts/random-clip/graph.ts";
import { photo, PRACTICE_MODEL } from "./helpers/fixtures.ts";
import { startScorer } from "./helpers/scorers.ts";
import { temporaryFolder } from "./helpers/temporary-folder.ts";

const SIDE = 8;
const LONGEST = 32;
const WIDTH = 4;

const weights = (graph: Graph, rows: number): string => {
  const values = Float32Array.from({ length: rows * WIDTH }, (_, at) => Math.sin(at));
  return graph.constant(TYPE.float, [rows, WIDTH], new Uint8Array(values.buffer));
};
const written = (graph: Graph): Buffer => Buffer.concat(graph.model());

/** As SigLIP's exports are: no projection, `pooler_output`, no mask, and texts of one length only. */
const smallSiglip = async (type: string): Promise<string> => {
  const folder = join(await temporaryFolder(), "siglip");
  await mkdir(join(folder, "onnx"), { recursive: true });
  for (const name of ["tokenizer.json", "tokenizer_config.json"]) {
    await cp(join(PRACTICE_MODEL, name), join(folder, name));
  }
  await writeFile(join(folder, "config.json"), JSON.stringify({ model_type: type }));
  await writeFile(
    join(folder, "preprocessor_config.json"),
    JSON.stringify({
      size: { height: SIDE, width: SIDE },
      image_mean: [0.5, 0.5, 0.5],
      image_std: [0.5, 0.5, 0.5],
    }),
  );
  const vision = createGraph("vision");
  const pixels = vision.input("pixel_values", TYPE.float, ["n", 3, SIDE, SIDE]);
  const flat = vision.op("Flatten", [pixels], { axis: 1 });
  vision.output("pooler_output", vision.op("MatMul", [flat, weights(vision, 3 * SIDE * SIDE)]), ["n", WIDTH]);
  await writeFile(join(folder, "onnx", "vision_model.onnx"), written(vision));
  const text = createGraph("text");
  const ids = text.input("input_ids", TYPE.int64, ["n", "length"]);
  const numbers = text.op("Cast", [ids], { to: TYPE.float });
  text.output("pooler_output", text.op("MatMul", [numbers, weights(text, LONGEST)]), ["n", WIDTH]);
  await writeFile(join(folder, "onnx", "text_model.onnx"), written(text));
  return folder;
};

test("a SigLIP folder is loaded by its own classes, and compares pictures with texts", async () => {
  const { scorer } = startScorer();
  const ref = { id: "small-siglip", revision: "1", practice: false };
  await scorer.useModel({ path: await smallSiglip("siglip"), ref });
  expect(scorer.state()).toEqual({ kind: "ready", model: ref });
  const seen = await scorer.examine({
    path: photo("coffee"),
    thumbnailPath: join(await temporaryFolder(), "t.webp"),
    prompts: { id: "p", texts: ["a cup", "a photo of a red car in the street"] },
  });
  expect(seen).toMatchObject({ kind: "examined", model: ref });
  if (seen.kind !== "examined") return;
  expect(seen.embedding).toHaveLength(4 * WIDTH);
  expect(seen.similarities).toHaveLength(2);
});

test("another kind of model is refused with its kind", async () => {
  const { scorer } = startScorer();
  await scorer.useModel({
    path: await smallSiglip("blip"),
    ref: { id: "blip", revision: "1", practice: false },
  });
  expect(scorer.state()).toEqual({
    kind: "ready",
    model: null,
    modelProblem: 'This model is of the kind "blip". Winnow works with CLIP and SigLIP models.',
  });
});
