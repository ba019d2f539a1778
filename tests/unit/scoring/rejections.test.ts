import fc from "fast-check";
import { expect, test } from "vitest";
import { REJECT_CODES, rejectReasons, rejectWords } from "#shared/domain/scoring/reject-reasons.ts";
import { damagedRejection, resolutionRejection } from "#shared/domain/scoring/rejections.ts";
import { scoreAttempt } from "#shared/domain/scoring/score-attempt.ts";
import { anyAttempt, attemptOf, GOOD_FACTS, similaritiesOf } from "./arbitrary-attempts.ts";

test("a picture below the job's size is rejected with both sizes", () => {
  const rejection = resolutionRejection(1920, 1080, { width: 640, height: 480 });
  expect(rejection).toMatchObject({ stars: 1 });
  expect(rejection!.reasoning).toBe(
    "The picture is 640 × 480 pixels and the job needs at least 1920 × 1080 pixels. It was not scored.",
  );
  expect(rejection!.feedback).toContain("640 × 480 pixels, the job needs at least 1920 × 1080 pixels");
});

test("a picture that would fit the other way round is told to turn the phone", () => {
  expect(resolutionRejection(1920, 1080, { width: 1080, height: 1920 })!.feedback).toContain(
    "other way round",
  );
});

test("one bound alone is enough, and equal is large enough", () => {
  expect(resolutionRejection(800, null, { width: 799, height: 9 })!.reasoning).toContain(
    "800 pixels in width",
  );
  expect(resolutionRejection(undefined, 600, { width: 9, height: 599 })!.reasoning).toContain(
    "600 pixels in height",
  );
  expect(resolutionRejection(800, 600, { width: 800, height: 600 })).toBeNull();
  expect(resolutionRejection(null, undefined, { width: 1, height: 1 })).toBeNull();
});

test("a picture is rejected for its size exactly when a side is too short", () => {
  const side = fc.integer({ min: 1, max: 5000 });
  fc.assert(
    fc.property(fc.option(side), fc.option(side), side, side, (minWidth, minHeight, width, height) => {
      const tooSmall = width < (minWidth ?? 0) || height < (minHeight ?? 0);
      expect(resolutionRejection(minWidth, minHeight, { width, height }) !== null).toBe(tooSmall);
    }),
  );
});

test("a damaged file is rejected with the decoder's sentence", () => {
  const { stars, reasoning, feedback } = damagedRejection(
    "The picture is cut short: the end of its file is missing.",
  );
  expect(stars).toBe(1);
  expect(reasoning).toContain("cut short");
  expect(feedback).toContain("send the original file");
});

const blurred = scoreAttempt(
  attemptOf([
    {
      facts: { ...GOOD_FACTS, sharpness: 22 },
      similarities: similaritiesOf({
        "a photo taken in daylight": 0.1,
        "a photo taken at night": 0.16,
      }),
    },
  ]),
);

test("reasons that the evidence supports come first, worst first, ticked and with their measurement", () => {
  const [first, second, ...rest] = rejectReasons(blurred);
  expect(first).toEqual({
    code: "blurred",
    title: "Blurred",
    measurement: "Sharpness 22, the job needs 45",
    words: "It is too blurred: sharpness 22, the job needs 45. Hold still and tap the subject to focus.",
    suggested: true,
  });
  expect(second).toMatchObject({ code: "incomplete", suggested: true });
  expect(rest.every(({ suggested }) => !suggested)).toBe(true);
  expect(rest.at(-1)).toMatchObject({ code: "other", words: "" });
});

test("a copy that was found is suggested before everything else", () => {
  expect(rejectReasons(blurred, { copy: { of: "picture", likeness: 0.97 } })[0]).toMatchObject({
    code: "duplicate",
    measurement: "The nearest is 97 % alike",
    suggested: true,
  });
  expect(rejectReasons(null, { copy: { of: "text", likeness: 1 } })[0]).toMatchObject({
    code: "duplicate",
    title: "Copy of another text",
    suggested: true,
  });
  expect(rejectReasons(blurred, { copy: null }).find(({ code }) => code === "duplicate")).toMatchObject({
    measurement: "",
    suggested: false,
  });
});

test("reasons that the evidence does not support still carry what was measured", () => {
  const byCode = new Map(rejectReasons(blurred).map((reason) => [reason.code, reason]));
  expect(byCode.get("overexposed")!.measurement).toBe("0.2 % pure white, 35 % is the most that works");
  expect(byCode.get("low_resolution")!.measurement).toBe("4032 × 3024, 12.2 MP");
  expect(byCode.get("too_dark")!.words).toContain("brightness 45 %");
});

test("without a score every reason is there with words, and none is suggested", () => {
  const reasons = rejectReasons(null);
  expect(reasons.map(({ code }) => code)).toEqual(REJECT_CODES);
  expect(reasons.some(({ suggested }) => suggested)).toBe(false);
  expect(reasons.filter(({ words }) => words === "").map(({ code }) => code)).toEqual(["other"]);
});

test("the one-key reason has the words of its row", () => {
  expect(rejectWords(blurred.suggestedReason!, blurred)).toContain("sharpness 22");
  expect(rejectWords("of_another_version", blurred)).toBe("");
});

test("whatever the score, each reason is listed once and the suggested one leads", () => {
  fc.assert(
    fc.property(anyAttempt, (attempt) => {
      const score = scoreAttempt(attempt);
      const reasons = rejectReasons(score);
      expect(reasons.map(({ code }) => code).toSorted()).toEqual([...REJECT_CODES].toSorted());
      const firstUnsuggested = reasons.findIndex(({ suggested }) => !suggested);
      expect(reasons.slice(firstUnsuggested).some(({ suggested }) => suggested)).toBe(false);
      if (score.suggestedReason !== null) expect(reasons[0]!.code).toBe(score.suggestedReason);
      expect(reasons.every(({ words }) => !/NaN|undefined/u.test(words))).toBe(true);
    }),
  );
});
