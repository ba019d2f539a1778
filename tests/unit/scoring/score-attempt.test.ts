import fc from "fast-check";
import { expect, test } from "vitest";
import { REJECT_CODES } from "#shared/domain/scoring/reject-reasons.ts";
import { scoreAttempt, type AttemptToScore } from "#shared/domain/scoring/score-attempt.ts";
import { anyAttempt, attemptOf, GOOD_FACTS, PROMPTS, similaritiesOf } from "./arbitrary-attempts.ts";

const good = { facts: GOOD_FACTS, similarities: similaritiesOf() };
const scoreOf = (facts = {}, similarities = {}, changes: Partial<AttemptToScore> = {}) =>
  scoreAttempt(
    attemptOf([{ facts: { ...GOOD_FACTS, ...facts }, similarities: similaritiesOf(similarities) }], changes),
  );

test("a sharp picture of what was asked for has five stars, its reasons with figures, and nothing to mend", () => {
  const score = scoreOf();
  expect(score).toMatchObject({
    stars: 5,
    feedback: null,
    suggestedReason: null,
    promptSetVersion: PROMPTS.id,
  });
  expect(score.reasoning).toMatch(/^Strongest: .*\d.*\. Weakest, yet in its favour: .*\d.*\.$/u);
  expect(score.evidence.map(({ label }) => label)).toEqual([
    "red cars",
    "sharpness",
    "exposure",
    "noise",
    "resolution",
    "looks well made",
    "In focus",
    "Daylight",
    "No people",
  ]);
});

test("a blurred picture is rejected with its sharpness, the one needed, and what to do", () => {
  const score = scoreOf({ sharpness: 22 }, { "a sharp photo": 0.1, "a blurry photo": 0.4 });
  expect(score).toMatchObject({ stars: 2, suggestedReason: "blurred" });
  expect(score.reasoning).toContain("sharpness 22, the job needs 45");
  expect(score.feedback).toContain(
    "It is too blurred: sharpness 22, the job needs 45. Hold still and tap the subject to focus.",
  );
});

test("a picture of something else is rejected with what it was compared with", () => {
  const nothing = Object.fromEntries(PROMPTS.subjects.map((text) => [text, 0.03]));
  const score = scoreOf({}, nothing);
  expect(score.stars).toBeLessThanOrEqual(2);
  expect(score.suggestedReason).toBe("off_topic");
  expect(score.feedback).toContain("“red cars”");
  expect(score.reasoning).toContain("One star less because of relevance 1.");
});

test("a screenshot is called one, with its lead", () => {
  const set = {
    ...Object.fromEntries(PROMPTS.subjects.map((text) => [text, 0.05])),
    "a screenshot of text": 0.44,
  };
  const score = scoreOf({}, set);
  expect(score.suggestedReason).toBe("screenshot_or_text");
  expect(score.evidence[1]).toMatchObject({ detail: "“a screenshot of text” leads by 0.39" });
  expect(score.feedback).toBe(
    "It looks more like a screenshot of text, likeness 0.44, than like “red cars”, likeness 0.05. " +
      "Photograph the thing itself instead of a screen or a page.",
  );
});

test.each([
  [{ brightness: 0.05, clippedDark: 0.5 }, "too_dark", "brightness 5.0 %"],
  [{ brightness: 0.95, clippedBright: 0.7 }, "overexposed", "70 % is pure white"],
  [{ noise: 0.13 }, "noisy", "noise 13 %"],
] as const)("%o is rejected as %s", (facts, reason, words) => {
  const score = scoreOf(facts, {}, { minStarRating: 5 });
  expect(score.suggestedReason).toBe(reason);
  expect(score.feedback).toContain(words);
});

test("completeness is the share of criteria met, times the share of files sent", () => {
  expect(scoreOf().completeness).toBe(5);
  const dark = scoreOf({}, { "a photo taken in daylight": 0.1, "a photo taken at night": 0.3 });
  expect(dark.completeness).toBeCloseTo(1 + (4 * 2) / 3);
  const oneOfThree = scoreOf({}, {}, { filesPerSubmission: 3 });
  expect(oneOfThree.completeness).toBeCloseTo(1 + 4 / 3);
  expect(oneOfThree.evidence.at(-1)).toMatchObject({ detail: "1 of 3 files", reason: "incomplete" });
  expect(oneOfThree.evidence.at(-1)!.remedy).toContain("Send 2 more files");
});

test("of several files the evidence names the weakest, and a criterion is met by any of them", () => {
  const blurred = {
    facts: { ...GOOD_FACTS, sharpness: 12 },
    similarities: similaritiesOf({ "a photo taken in daylight": 0.1, "a photo taken at night": 0.3 }),
  };
  const score = scoreAttempt(attemptOf([good, blurred, good], { filesPerSubmission: 3 }));
  expect(score.completeness).toBe(5);
  expect(score.evidence.find(({ label }) => label === "sharpness")!.detail).toBe(
    "Sharpness 12, the job needs 45 (file 2 of 3)",
  );
});

test("a rejection of something that has no fault names its weakest point instead of inventing one", () => {
  const score = scoreOf({ sharpness: 60 }, Object.fromEntries(PROMPTS.subjects.map((text) => [text, 0.27])), {
    minStarRating: 5,
  });
  expect(score.stars).toBeLessThan(5);
  expect(score.feedback).toMatch(
    /^Nothing speaks against it, but the job asks for more\. Its weakest point: .*\d/u,
  );
});

test("a size the job asks for is what resolution is measured against", () => {
  const evidence = scoreOf({ width: 1000, height: 700 }, {}, { minWidth: 2000, minHeight: 1400 }).evidence;
  expect(evidence.find(({ label }) => label === "resolution")).toMatchObject({ reason: "low_resolution" });
  expect(evidence.find(({ label }) => label === "resolution")!.remedy).toContain(
    "1000 × 700 pixels, and the job asks for 2000 × 1400",
  );
});

test("the same attempt always has the same score", () => {
  expect(scoreOf()).toEqual(scoreOf());
});

test("similarities of another prompt set, or no files at all, are refused", () => {
  expect(() => scoreAttempt(attemptOf([]))).toThrow(RangeError);
  expect(() => scoreAttempt(attemptOf([{ facts: GOOD_FACTS, similarities: [0.1] }]))).toThrow(RangeError);
});

test("whatever the signals, every figure is within its bounds and every sentence is there", () => {
  fc.assert(
    fc.property(anyAttempt, (attempt) => {
      const score = scoreAttempt(attempt);
      expect([1, 2, 3, 4, 5]).toContain(score.stars);
      for (const value of [score.mean, score.relevance, score.quality, score.completeness]) {
        expect(value).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(value).toBeLessThanOrEqual(5 + 1e-9);
      }
      expect(score.confidence).toBeGreaterThanOrEqual(0);
      expect(score.confidence).toBeLessThanOrEqual(1);
      for (const line of score.evidence) {
        expect(Math.abs(line.value)).toBeLessThanOrEqual(1);
        expect(line.detail).toMatch(/\d/u);
        if (line.reason !== undefined) expect(REJECT_CODES).toContain(line.reason);
      }
      expect(score.reasoning).not.toMatch(/NaN|undefined|null/u);
      expect(score.feedback === null).toBe(score.stars >= attempt.minStarRating);
      if (score.feedback !== null) expect(score.feedback).toMatch(/\d/u);
    }),
  );
});

const improve = (attempt: AttemptToScore, change: (file: AttemptToScore["signals"][number]) => object) =>
  scoreAttempt({ ...attempt, signals: attempt.signals.map((file) => ({ ...file, ...change(file) })) });

test("more sharpness, less noise or less clipping never lowers quality", () => {
  const gain = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(anyAttempt, gain, (attempt, by) => {
      const before = scoreAttempt(attempt).quality;
      const better = [
        improve(attempt, ({ facts }) => ({
          facts: { ...facts, sharpness: Math.min(100, facts.sharpness + 100 * by) },
        })),
        improve(attempt, ({ facts }) => ({ facts: { ...facts, noise: facts.noise * by } })),
        improve(attempt, ({ facts }) => ({ facts: { ...facts, clippedBright: facts.clippedBright * by } })),
        improve(attempt, ({ facts }) => ({ facts: { ...facts, clippedDark: facts.clippedDark * by } })),
      ];
      for (const { quality } of better) expect(quality).toBeGreaterThanOrEqual(before - 1e-9);
    }),
  );
});

test("a higher similarity to a subject never lowers relevance, and to a contrast never raises it", () => {
  const onlySubject = PROMPTS.subjects[0]!;
  const onlyContrast = PROMPTS.contrasts[0]!.text;
  fc.assert(
    fc.property(anyAttempt, fc.double({ min: 0, max: 1, noNaN: true }), (attempt, by) => {
      const raise = (text: string) =>
        improve(attempt, ({ similarities }) => ({
          similarities: similarities.map((value, index) =>
            PROMPTS.texts[index] === text ? Math.min(1, value + by) : value,
          ),
        })).relevance;
      const before = scoreAttempt(attempt).relevance;
      expect(raise(onlySubject)).toBeGreaterThanOrEqual(before - 1e-9);
      expect(raise(onlyContrast)).toBeLessThanOrEqual(before + 1e-9);
    }),
  );
});
