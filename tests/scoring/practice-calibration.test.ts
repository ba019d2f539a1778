/** Each figure of the practice model's card, against pictures of other seeds than those it was calibrated with. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { type Calibration, readCalibration } from "#shared/domain/scoring/calibration.ts";
import { areaUnderCurve, rankCorrelation } from "#shared/domain/scoring/fit/agreement.ts";
import type { LabelledPicture } from "#shared/domain/scoring/fit/labelled.ts";
import { promptSetFor, type PromptSet } from "#shared/domain/scoring/prompt-set.ts";
import { goodSide } from "#shared/domain/scoring/quality.ts";
import { QUALITY_PAIRS } from "#shared/domain/scoring/quality-prompts.ts";
import { measureRelevance } from "#shared/domain/scoring/relevance.ts";
import { scoreAttempt } from "#shared/domain/scoring/score-attempt.ts";
import type { PictureFacts } from "#shared/domain/scoring/score.ts";
import { DEFAULT_WEIGHTS } from "#shared/domain/scoring/stars.ts";
import { createScorer } from "../../electron/scoring/client.ts";
import { readLabels } from "../../scripts/calibrate/labels.ts";
import { CHILD_ENTRY, PRACTICE_MODEL, PRACTICE_REF } from "./helpers/fixtures.ts";

const FOLDER = join(import.meta.dirname, "../fixtures/labelled");
const SUBJECT = /^a photo of an? (.+)$/u;
/** Wrong prompts asked of each picture. */
const WRONG = 12;

interface Seen extends LabelledPicture {
  readonly facts: PictureFacts;
}

let calibration: Calibration;
let seen: readonly Seen[];
const sets = new Map<string, PromptSet>();

/** The prompts of a job that asks for just that. */
const setFor = (prompt: string): PromptSet => {
  const words = SUBJECT.exec(prompt)?.[1] ?? prompt;
  const set =
    sets.get(prompt) ??
    promptSetFor({ title: words, description: "As it is.", scoringCriteria: [words, "In focus"] });
  sets.set(prompt, set);
  return set;
};

beforeAll(async () => {
  calibration = readCalibration(JSON.parse(await readFile(join(PRACTICE_MODEL, "calibration.json"), "utf8")));
  const labels = await readLabels(FOLDER);
  const prompts = [...new Set(labels.flatMap((label) => label.prompts))].sort();
  const texts = [...new Set(prompts.flatMap((prompt) => setFor(prompt).texts))];
  const scorer = createScorer({ entry: CHILD_ENTRY, execPath: process.execPath, workers: 1 });
  await scorer.useModel({ path: PRACTICE_MODEL, ref: PRACTICE_REF });
  const thumbnails = await mkdtemp(join(tmpdir(), "winnow-calibration-"));
  seen = await Promise.all(
    labels.map(async ({ file, prompts: own, quality }): Promise<Seen> => {
      const result = await scorer.examine({
        path: join(FOLDER, file),
        thumbnailPath: join(thumbnails, `${file}.webp`),
        prompts: { id: "all", texts },
      });
      if (result.kind === "damaged" || result.similarities === null) throw new Error(file);
      const said = new Map(texts.map((text, index) => [text, result.similarities?.[index] ?? 0]));
      return {
        file,
        prompts: own,
        quality,
        facts: result.facts,
        similarityOf: (text) => said.get(text) ?? 0,
      };
    }),
  );
  await scorer.close();
  await rm(thumbnails, { recursive: true, force: true });
}, 300_000);

/** Right prompts, and for each picture a dozen wrong ones, the same each time. */
const asked = () => {
  const prompts = [...sets.keys()].sort();
  return seen.flatMap((picture, index) => {
    const wrong = prompts.filter((prompt) => !picture.prompts.includes(prompt));
    const some = Array.from({ length: WRONG }, (_, n) => wrong[(index * 31 + n * 17) % wrong.length] ?? "");
    return [
      ...picture.prompts.map((prompt) => ({ picture, prompt, isRight: true })),
      ...some.map((prompt) => ({ picture, prompt, isRight: false })),
    ];
  });
};

test("a right prompt is more probable than a wrong one: AUC at least .97", () => {
  const probability = ({ picture, prompt }: ReturnType<typeof asked>[number]): number =>
    measureRelevance(setFor(prompt), picture.similarityOf, calibration).probability;
  const all = asked();
  const right = all.filter(({ isRight }) => isRight).map(probability);
  const wrong = all.filter(({ isRight }) => !isRight).map(probability);
  expect(right.length).toBeGreaterThan(150);
  expect(areaUnderCurve(right, wrong)).toBeGreaterThanOrEqual(0.97);
  // Calibrated: what is right is mostly believed, what is wrong mostly not.
  expect(right.filter((value) => value > 0.5).length / right.length).toBeGreaterThan(0.85);
  expect(wrong.filter((value) => value < 0.5).length / wrong.length).toBeGreaterThan(0.95);
});

test.each([
  ["blurred", "a blurry photo"],
  ["too_dark", "a dark photo"],
  ["overexposed", "an overexposed photo"],
  ["noisy", "a noisy photo"],
])("normal pictures are told from those that are %s: AUC at least .95", (quality, bad) => {
  const pair = QUALITY_PAIRS.find((known) => known.bad === bad)!;
  const of = (wanted: string) =>
    seen
      .filter((picture) => picture.quality === wanted)
      .map(({ similarityOf }) => goodSide(pair, similarityOf, calibration));
  expect(of(quality).length).toBeGreaterThan(10);
  expect(areaUnderCurve(of("good"), of(quality))).toBeGreaterThanOrEqual(0.95);
  expect(calibration.provenFaults).toContain(bad);
});

test("stars are ordered as the drawing's truth: Spearman at least .8", () => {
  const rows = asked().map(({ picture, prompt, isRight }) => {
    const promptSet = setFor(prompt);
    const { mean, stars } = scoreAttempt({
      signals: [{ facts: picture.facts, similarities: promptSet.texts.map(picture.similarityOf) }],
      promptSet,
      filesPerSubmission: 1,
      weights: DEFAULT_WEIGHTS,
      minStarRating: 3,
      calibration,
      model: PRACTICE_REF,
    });
    return { truth: truthOf(isRight, picture.quality), mean, stars };
  });
  // As many wrong as right: a dozen wrong ones a picture would make it easy.
  const right = rows.filter(({ truth }) => truth > 1);
  const wrong = rows.filter(({ truth }) => truth <= 1);
  const some = wrong.filter((_, index) => index % Math.floor(wrong.length / right.length) === 0);
  const balanced = [...right, ...some];
  const truths = balanced.map(({ truth }) => truth);
  expect(
    rankCorrelation(
      truths,
      balanced.map(({ mean }) => mean),
    ),
  ).toBeGreaterThanOrEqual(0.8);
  expect(
    rankCorrelation(
      truths,
      balanced.map(({ stars }) => stars),
    ),
  ).toBeGreaterThanOrEqual(0.8);
});

/** What was asked for and well made, what was asked for with a fault, something else, something else with a fault. */
const truthOf = (isRight: boolean, quality: string | null): number =>
  isRight ? (quality === "good" ? 3 : 2) : quality === "good" ? 1 : 0;

test("the card says what the calibration's file says", async () => {
  const file = JSON.parse(await readFile(join(PRACTICE_MODEL, "calibration.json"), "utf8")) as {
    logit_scale: number;
    match_floor: number;
    pictures: { fitted: number; held_out: number };
    relevance: { held_out: { auc: number; log_loss: number } };
    quality: Record<string, { negative: string; held_out: { auc: number; log_loss: number } }>;
  };
  const card = await readFile(join(PRACTICE_MODEL, "MODEL_CARD.md"), "utf8");
  const held = Object.values(file.quality).map(({ negative, held_out }) => ({ name: negative, held_out }));
  for (const { name, held_out } of [{ name: "wrong prompt", held_out: file.relevance.held_out }, ...held]) {
    const row = card.split("\n").find((line) => line.startsWith("|") && line.includes(name));
    expect(row, name).toContain(`| ${held_out.auc.toFixed(4)} | ${held_out.log_loss.toFixed(4)} |`);
  }
  expect(card).toContain(`temperature ${String(file.logit_scale)}, floor ${String(file.match_floor)}`);
  expect(card).toContain(
    `${String(file.pictures.fitted)} pictures, ${String(file.pictures.held_out)} held out`,
  );
});
