import fc from "fast-check";
import { CLIP_AS_PUBLISHED, type Calibration } from "#shared/domain/scoring/calibration.ts";
import { promptSetFor, type PromptSet } from "#shared/domain/scoring/prompt-set.ts";
import type { AttemptToScore } from "#shared/domain/scoring/score-attempt.ts";
import type { FileSignals, PictureFacts } from "#shared/domain/scoring/score.ts";
import { DEFAULT_WEIGHTS } from "#shared/domain/scoring/stars.ts";

export const PROMPTS: PromptSet = promptSetFor({
  title: "Red cars",
  description: "Photos of a red car, whole and in daylight.",
  scoringCriteria: ["In focus", "Daylight", "No people"],
});

export const GOOD_FACTS: PictureFacts = {
  width: 4032,
  height: 3024,
  orientation: 1,
  contentType: "image/jpeg",
  capturedAt: null,
  perceptualHash: "00000000ffffffff",
  sharpness: 78,
  clippedDark: 0.001,
  clippedBright: 0.002,
  brightness: 0.45,
  noise: 0.01,
};

export const PRACTICE_CALIBRATION: Calibration = {
  ...CLIP_AS_PUBLISHED,
  measured: true,
  logitScale: 20,
  matchFloor: 0.2,
};

/** Similarities of a picture that shows exactly what was asked for, well made. */
export const similaritiesOf = (overrides: Readonly<Record<string, number>> = {}, set = PROMPTS): number[] => {
  const good = new Set([
    ...set.subjects,
    ...set.quality.map((pair) => pair.good),
    ...set.criteria.map((criterion) => criterion.prompt),
  ]);
  return set.texts.map((text) => overrides[text] ?? (good.has(text) ? 0.42 : 0.02));
};

export const attemptOf = (
  signals: readonly FileSignals[],
  changes: Partial<AttemptToScore> = {},
): AttemptToScore => ({
  signals,
  promptSet: PROMPTS,
  filesPerSubmission: 1,
  weights: DEFAULT_WEIGHTS,
  minStarRating: 3,
  calibration: PRACTICE_CALIBRATION,
  model: { id: "practice", revision: "1", practice: true },
  ...changes,
});

const share = fc.double({ min: 0, max: 1, noNaN: true });

export const anyFacts: fc.Arbitrary<PictureFacts> = fc.record({
  width: fc.integer({ min: 1, max: 20_000 }),
  height: fc.integer({ min: 1, max: 20_000 }),
  orientation: fc.integer({ min: 1, max: 8 }),
  contentType: fc.constant("image/jpeg"),
  capturedAt: fc.constant(null),
  perceptualHash: fc.constant("00000000ffffffff"),
  sharpness: fc.double({ min: 0, max: 100, noNaN: true }),
  clippedDark: share,
  clippedBright: share,
  brightness: share,
  noise: share,
});

export const anySignals: fc.Arbitrary<FileSignals> = fc.record({
  facts: anyFacts,
  similarities: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
    minLength: PROMPTS.texts.length,
    maxLength: PROMPTS.texts.length,
  }),
});

const weight = fc.double({ min: 0, max: 10, noNaN: true });

export const anyAttempt: fc.Arbitrary<AttemptToScore> = fc
  .record({
    signals: fc.array(anySignals, { minLength: 1, maxLength: 5 }),
    filesPerSubmission: fc.integer({ min: 1, max: 5 }),
    weights: fc.record({ relevance: weight, quality: weight, completeness: weight }),
    minStarRating: fc.integer({ min: 1, max: 5 }),
    minWidth: fc.option(fc.integer({ min: 1, max: 8_000 })),
    calibration: fc.constantFrom(CLIP_AS_PUBLISHED, PRACTICE_CALIBRATION),
  })
  .map(({ signals, ...changes }) => attemptOf(signals, changes));
