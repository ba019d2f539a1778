import { cp, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { photo, PRACTICE_MODEL, PRACTICE_REF } from "./helpers/fixtures.ts";
import { startScorer } from "./helpers/scorers.ts";
import { temporaryFolder } from "./helpers/temporary-folder.ts";

const copyOfPracticeModel = async (): Promise<string> => {
  const path = join(await temporaryFolder(), "model");
  await cp(PRACTICE_MODEL, path, { recursive: true });
  return path;
};

const useBroken = async (path: string) => {
  const { scorer, processes } = startScorer();
  await scorer.useModel({ path, ref: PRACTICE_REF });
  const decoded = await scorer.examine({
    path: photo("coffee"),
    thumbnailPath: join(await temporaryFolder(), "t.webp"),
    prompts: { id: "p", texts: ["a cup"] },
  });
  return { state: scorer.state(), model: scorer.model(), decoded, starts: processes.length };
};

test("a good folder is in use once it has been asked for", async () => {
  const { scorer } = startScorer();
  await scorer.useModel({ path: PRACTICE_MODEL, ref: PRACTICE_REF });
  expect(scorer.state()).toEqual({ kind: "ready", model: PRACTICE_REF });
  expect(scorer.model()).toEqual(PRACTICE_REF);
  await scorer.useModel(null);
  expect(scorer.state()).toEqual({ kind: "ready", model: null });
});

test.each<[string, (path: string) => Promise<void>, RegExp]>([
  ["a folder that is not there", (path) => rm(path, { recursive: true }), /missing or empty/u],
  [
    "a folder without its tokenizer",
    (path) => rm(join(path, "tokenizer.json")),
    /tokenizer\.json is missing/u,
  ],
  [
    "a folder without its pictures' half",
    async (path) => {
      await Promise.all(
        ["", "_quantized"].map((form) => rm(join(path, `onnx/vision_model${form}.onnx`), { force: true })),
      );
    },
    /vision_model\.onnx is missing/u,
  ],
  [
    "a model file that was fetched by half",
    async (path) => {
      await rm(join(path, "onnx/text_model_quantized.onnx"), { force: true });
      await truncate(join(path, "onnx/text_model.onnx"), 300_000);
    },
    /^The model can't be loaded: /u,
  ],
  [
    "a preprocessor that is no JSON",
    (path) => writeFile(join(path, "preprocessor_config.json"), "<html>not found</html>"),
    /preprocessor_config\.json can't be read/u,
  ],
])("%s is one sentence, and pictures are still decoded", async (_name, breakIt, sentence) => {
  const path = await copyOfPracticeModel();
  await breakIt(path);
  const { state, model, decoded, starts } = await useBroken(path);
  expect(state).toEqual({
    kind: "ready",
    model: null,
    modelProblem: expect.stringMatching(sentence) as string,
  });
  expect(model).toBeNull();
  expect(decoded).toMatchObject({ kind: "examined", similarities: null, model: null });
  expect(starts).toBe(1);
});

test("a model that kills the process while it is loaded is set aside after the second time", async () => {
  const { scorer, processes } = startScorer({
    entry: join(import.meta.dirname, "entries/deadly-model-child.ts"),
  });
  await scorer.useModel({ path: PRACTICE_MODEL, ref: PRACTICE_REF });
  expect(scorer.state()).toEqual({
    kind: "ready",
    model: null,
    modelProblem: "The model was set aside: loading it stopped the scoring process twice.",
  });
  expect(processes).toHaveLength(3);
  const decoded = await scorer.examine({
    path: photo("coffee"),
    thumbnailPath: join(await temporaryFolder(), "t.webp"),
    prompts: { id: "p", texts: ["a cup"] },
  });
  expect(decoded).toMatchObject({ kind: "examined", similarities: null });
});

test("the last of several models asked for at once is the one in use", async () => {
  const broken = await copyOfPracticeModel();
  await rm(join(broken, "config.json"));
  const { scorer } = startScorer();
  await Promise.all([
    scorer.useModel({ path: broken, ref: { ...PRACTICE_REF, id: "broken" } }),
    scorer.useModel(null),
    scorer.useModel({ path: PRACTICE_MODEL, ref: PRACTICE_REF }),
  ]);
  expect(scorer.state()).toEqual({ kind: "ready", model: PRACTICE_REF });
});
