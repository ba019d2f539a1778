import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AutoProcessor, env, RawImage } from "@xenova/transformers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCalibration } from "#shared/domain/scoring/calibration.ts";
import { promptSetFor } from "#shared/domain/scoring/prompt-set.ts";
import { scoreAttempt } from "#shared/domain/scoring/score-attempt.ts";
import type { Score } from "#shared/domain/scoring/score.ts";
import { applyThreshold, DEFAULT_WEIGHTS } from "#shared/domain/scoring/stars.ts";
import { loadClipModel } from "../../electron/scoring/clip/clip-model.ts";
import { inspectModelFolder } from "../../electron/scoring/clip/model-folder.ts";
import { cosinesTo } from "../../electron/scoring/clip/unit-rows.ts";
import { createScorer } from "../../electron/scoring/client.ts";
import type { Examined } from "../../electron/service/examination-port.ts";
import {
  CHILD_ENTRY,
  drawnPictures,
  PRACTICE_MODEL,
  PRACTICE_REF,
  type DrawnPicture,
} from "./helpers/fixtures.ts";
import { temporaryFolder } from "./helpers/temporary-folder.ts";
import { startScorer } from "./helpers/scorers.ts";

const PROMPTS = promptSetFor({
  title: "Red cars, whole and in focus",
  description: "Send one picture of a red car. The whole car is in the frame, sharp and well lit.",
  scoringCriteria: ["a red car", "a sharp photo", "a well-lit photo", "not grainy"],
});

interface Scored extends DrawnPicture {
  readonly examined: Examined;
  readonly score: Score;
}

let scored: readonly Scored[] = [];
let thumbnails = "";

afterAll(() => rm(thumbnails, { recursive: true, force: true }));

beforeAll(async () => {
  const calibration = readCalibration(
    JSON.parse(await readFile(join(PRACTICE_MODEL, "calibration.json"), "utf8")),
  );
  const scorer = createScorer({ entry: CHILD_ENTRY, execPath: process.execPath, workers: 1 });
  thumbnails = await mkdtemp(join(tmpdir(), "winnow-practice-"));
  await scorer.useModel({ path: PRACTICE_MODEL, ref: PRACTICE_REF });
  scored = await Promise.all(
    (await drawnPictures()).map(async (picture): Promise<Scored> => {
      const thumbnailPath = join(thumbnails, `${picture.name}.webp`);
      const examined = await scorer.examine({ path: picture.path, thumbnailPath, prompts: PROMPTS });
      if (examined.kind === "damaged" || examined.similarities === null)
        throw new Error(JSON.stringify(examined));
      const score = scoreAttempt({
        signals: [{ facts: examined.facts, similarities: examined.similarities }],
        promptSet: PROMPTS,
        filesPerSubmission: 1,
        weights: DEFAULT_WEIGHTS,
        minStarRating: 3,
        calibration,
        model: examined.model,
      });
      return { ...picture, examined, score };
    }),
  );
  await scorer.close();
});

const named = (pick: (picture: Scored) => boolean): readonly Scored[] => {
  const found = scored.filter(pick);
  expect(found.length).toBeGreaterThan(0);
  return found;
};
const isRedCar = ({ truth }: Scored): boolean => truth.object === "car" && truth.colour === "red";
const good = () => named((picture) => isRedCar(picture) && picture.truth.condition === "normal");
const lowest = (pictures: readonly Scored[]): number => Math.min(...pictures.map(({ score }) => score.mean));
const highest = (pictures: readonly Scored[]): number => Math.max(...pictures.map(({ score }) => score.mean));

test("every sharp red car is approved, with nothing to mend", () => {
  for (const { name, score } of good()) {
    expect([name, applyThreshold(score.stars, 3), score.feedback]).toEqual([name, "approved", null]);
  }
});

test("every other object and colour is rejected as not what was asked for, and scores below every red car", () => {
  const others = named((picture) => picture.truth.kind === "scene" && !isRedCar(picture));
  for (const { name, score } of others) {
    expect([name, applyThreshold(score.stars, 3), score.suggestedReason]).toEqual([
      name,
      "rejected",
      "off_topic",
    ]);
  }
  expect(highest(others)).toBeLessThan(lowest(good()));
});

test.each([
  ["blurry", "blurred", /sharpness \d+, the job needs 45/u],
  ["dark", "too_dark", /brightness \d/u],
  ["overexposed", "overexposed", /\d+ % is pure white/u],
  ["noisy", "noisy", /nois/u],
] as const)("a %s red car scores below every sharp one and is rejected as %s", (condition, reason, words) => {
  const faulty = named((picture) => isRedCar(picture) && picture.truth.condition === condition);
  expect(highest(faulty)).toBeLessThan(lowest(good()));
  for (const { name, score } of faulty) {
    expect([name, applyThreshold(score.stars, 3), score.suggestedReason]).toEqual([name, "rejected", reason]);
    expect(score.feedback).toMatch(words);
  }
});

test("a page of text is rejected as one, and a blank picture as nothing of the kind", () => {
  for (const { score } of named(({ truth }) => truth.kind === "text")) {
    expect(score).toMatchObject({ stars: 1, suggestedReason: "screenshot_or_text" });
  }
  for (const { score } of named(({ truth }) => truth.kind === "blank")) {
    expect(score).toMatchObject({ stars: 1, suggestedReason: "off_topic" });
  }
});

test("an embedding is of unit length and the same whether a picture comes alone or in a batch", async () => {
  const folder = await temporaryFolder();
  const { scorer } = startScorer();
  await scorer.useModel({ path: PRACTICE_MODEL, ref: PRACTICE_REF });
  const [picture] = scored;
  const alone = await scorer.examine({
    path: picture!.path,
    thumbnailPath: join(folder, "t.webp"),
    prompts: PROMPTS,
  });
  if (alone.kind === "damaged") throw new Error(alone.message);
  const [first, second] = [alone, picture!.examined].map(({ embedding }) => {
    const copy = Uint8Array.from(embedding!);
    return new Float32Array(copy.buffer);
  });
  expect(cosinesTo(first!, first!)[0]).toBeCloseTo(1, 5);
  expect(cosinesTo(first!, second!)[0]).toBeGreaterThan(0.9995);
});

// Pages of text are left out: at 64 pixels they are nothing but what the scaling makes of them.
test("the product's own decoding agrees with the library's processor", async () => {
  const folder = await inspectModelFolder(PRACTICE_MODEL);
  const model = await loadClipModel(folder, false);
  env.localModelPath = join(PRACTICE_MODEL, "../");
  const processor = (await AutoProcessor.from_pretrained("practice", {})) as unknown as (
    image: RawImage,
  ) => Promise<{ pixel_values: { data: Float32Array } }>;
  for (const { path, examined } of named(({ truth }) => truth.kind !== "text")) {
    const { pixel_values } = await processor(await RawImage.read(path));
    const theirs = await model.embedPictures(Float32Array.from(pixel_values.data), 1);
    const ours = new Float32Array(Uint8Array.from(examined.embedding!).buffer);
    expect(cosinesTo(ours, theirs)[0]).toBeGreaterThan(0.985);
  }
});

test("a prompt far longer than the model reads is cut, not refused", async () => {
  const { scorer } = startScorer();
  await scorer.useModel({ path: PRACTICE_MODEL, ref: PRACTICE_REF });
  const texts = [
    "a photo of a red car",
    `a photo of a red car ${"and of a very long street ".repeat(40)}`,
    "",
  ];
  const result = await scorer.examine({
    path: scored[0]!.path,
    thumbnailPath: join(await temporaryFolder(), "t.webp"),
    prompts: { id: "long", texts },
  });
  expect(result).toMatchObject({ kind: "examined", similarities: { length: 3 } });
});
