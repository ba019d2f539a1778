/** What every reasoning and every word to a worker has in common, whatever the signals. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { scoreAttempt } from "#shared/domain/scoring/score-attempt.ts";
import { anyAttempt, attemptOf, GOOD_FACTS, similaritiesOf } from "./arbitrary-attempts.ts";

const sentencesOf = (text: string): readonly string[] =>
  text.split(/(?<=[.!?]) (?=\p{Lu}|“)/u).map((sentence) => sentence.trim());

test("every sentence begins with a capital or a quotation, ends with a full stop, and is whole", () => {
  fc.assert(
    fc.property(anyAttempt, (attempt) => {
      const { reasoning, feedback } = scoreAttempt(attempt);
      for (const text of [reasoning, ...(feedback === null ? [] : [feedback])]) {
        expect(text).toMatch(/^[\p{Lu}“].*\.$/su);
        expect(text).not.toMatch(/ {2}|\.\.| ,| \.|undefined|NaN|Infinity|\bnull\b|-0|−0\.00/u);
        for (const sentence of sentencesOf(text)) expect(sentence).toMatch(/^[\p{Lu}“]/u);
        // Quotations and brackets come in pairs.
        expect(text.split("“").length).toBe(text.split("”").length);
        expect(text.split("(").length).toBe(text.split(")").length);
      }
    }),
    { numRuns: 500 },
  );
});

test("the reasoning names two different pieces of evidence with figures, both of which stand in the evidence", () => {
  fc.assert(
    fc.property(anyAttempt, (attempt) => {
      const { reasoning, evidence } = scoreAttempt(attempt);
      const [strongest = "", weakest = ""] = sentencesOf(reasoning);
      expect(strongest).toMatch(/^(?:Strongest|Nothing speaks for it; least against it): .*\d/u);
      expect(weakest).toMatch(/^(?:Weakest|Weakest, yet in its favour): .*\d/u);
      // The first figure of each line: a sentence leaves out what only explains it.
      const said = evidence.map(({ detail }) => (detail.split(",")[0] ?? "").toLowerCase());
      const named = [strongest, weakest].map((sentence) =>
        said.find((detail) => sentence.toLowerCase().includes(detail)),
      );
      expect(named.every((detail) => detail !== undefined)).toBe(true);
      expect(strongest.replace(/^[^:]*: /u, "")).not.toBe(weakest.replace(/^[^:]*: /u, ""));
    }),
    { numRuns: 500 },
  );
});

test("what a worker is told names the figure of each fault it speaks of, and at most three of them", () => {
  fc.assert(
    fc.property(anyAttempt, (attempt) => {
      const { feedback, evidence } = scoreAttempt(attempt);
      if (feedback === null) return;
      const told = evidence.filter(({ remedy }) => remedy !== undefined && feedback.includes(remedy));
      expect(new Set(told.map(({ remedy }) => remedy)).size).toBeLessThanOrEqual(3);
      for (const { remedy } of told) expect(remedy).toMatch(/\d/u);
      if (told.length === 0) expect(feedback).toMatch(/^Nothing speaks against it.*\d/u);
    }),
    { numRuns: 500 },
  );
});

test("other evidence is told in other words: no sentence is said of every picture", () => {
  // On topic, since of what is surely something else only that is said; and evenly spread, as pictures are.
  const upTo = (most: number) => fc.integer({ min: 0, max: 1000 }).map((n) => (most * n) / 1000);
  const measured = fc.record({
    sharpness: upTo(100),
    brightness: upTo(1),
    clippedDark: upTo(0.8),
    clippedBright: upTo(0.8),
    noise: upTo(0.12),
  });
  const said = fc.sample(measured, { numRuns: 200, seed: 7 }).map((facts) =>
    scoreAttempt(
      attemptOf([{ facts: { ...GOOD_FACTS, ...facts }, similarities: similaritiesOf() }], {
        minStarRating: 5,
      }),
    ),
  );
  expect(new Set(said.map(({ reasoning }) => reasoning)).size).toBeGreaterThan(100);
  const words = said.flatMap(({ feedback }) => (feedback === null ? [] : [feedback]));
  expect(new Set(words).size).toBeGreaterThan(0.6 * words.length);
});
