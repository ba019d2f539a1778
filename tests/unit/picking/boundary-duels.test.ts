import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundaryOf } from "#shared/domain/picking/boundary-duels.ts";
import { type Preference, preferencesOf } from "#shared/domain/picking/preferences.ts";

/** A person with a firm taste: `taste[i]` is how much candidate i + 1 is worth; no two are worth the same. */
const play = (taste: readonly number[], places: number) => {
  const contested = taste.map((_, index) => index + 1);
  const worth = (number: number): number => taste[number - 1] ?? 0;
  const answers: Preference[] = [];
  for (;;) {
    const { inside, next } = boundaryOf(contested, places, answers);
    if (next === null) return { inside, answers };
    const { left, right } = next;
    answers.push(
      worth(left) > worth(right) ? { better: left, worse: right } : { better: right, worse: left },
    );
    if (answers.length > 1000) throw new Error("It does not end.");
  }
};

const best = (taste: readonly number[], places: number): readonly number[] =>
  taste
    .map((worth, index) => ({ worth, number: index + 1 }))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, places)
    .map(({ number }) => number)
    .sort((a, b) => a - b);

const tastes = fc.integer({ min: 1, max: 24 }).chain((count) =>
  fc.tuple(
    fc.shuffledSubarray(
      Array.from({ length: count }, (_, index) => index),
      { minLength: count },
    ),
    fc.integer({ min: 0, max: count }),
  ),
);

const mostQuestions = (count: number, places: number): number => {
  if (places <= 0 || places >= count) return 0;
  const changes = Math.min(places, count - places);
  return count - 1 + changes * (Math.ceil(Math.log2(places)) + Math.ceil(Math.log2(count - places)) + 1);
};

describe("duels at the boundary", () => {
  test("settle on those whom the person likes best, whatever the guess was, within the bound", () => {
    fc.assert(
      fc.property(tastes, ([taste, places]) => {
        const { inside, answers } = play(taste, places);
        expect([...inside].sort((a, b) => a - b)).toEqual(best(taste, places));
        expect(answers.length).toBeLessThanOrEqual(mostQuestions(taste.length, places));
      }),
      { numRuns: 500 },
    );
  });

  test("never ask what follows from the answers so far", () => {
    fc.assert(
      fc.property(tastes, ([taste, places]) => {
        const { answers } = play(taste, places);
        answers.forEach(({ better, worse }, index) => {
          expect(preferencesOf(answers.slice(0, index)).isKnown(better, worse)).toBe(false);
        });
      }),
    );
  });

  test("take one question less than there are candidates where the guess is right", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 24 }), fc.nat(22), (count, some) => {
        const places = 1 + (some % (count - 1));
        const taste = Array.from({ length: count }, (_, index) => -index);
        const { answers } = play(taste, places);
        expect(answers).toHaveLength(count - 1);
        expect(
          boundaryOf(
            taste.map((_, index) => index + 1),
            places,
            [],
          ).left,
        ).toBe(count - 1);
      }),
    );
  });

  test("ask the same again from the same answers, and take back an answer to the question before", () => {
    fc.assert(
      fc.property(tastes, ([taste, places]) => {
        const contested = taste.map((_, index) => index + 1);
        const { answers } = play(taste, places);
        answers.forEach(({ better, worse }, index) => {
          const { next } = boundaryOf(contested, places, answers.slice(0, index));
          expect([next?.left, next?.right].sort()).toEqual([better, worse].sort());
        });
      }),
    );
  });

  test("of five for three places ask at most six questions, four where the guess is right", () => {
    const orders = (left: readonly number[]): number[][] =>
      left.length === 0
        ? [[]]
        : left.flatMap((each) =>
            orders(left.filter((other) => other !== each)).map((rest) => [each, ...rest]),
          );
    const counts = orders([0, 1, 2, 3, 4]).map((taste) => play(taste, 3).answers.length);
    expect(Math.min(...counts)).toBe(4);
    expect(Math.max(...counts)).toBe(6);
  });
});

describe("what a person said", () => {
  test("is never a contradiction: the later answer stands", () => {
    const answers: Preference[] = [
      { better: 1, worse: 2 },
      { better: 2, worse: 3 },
      { better: 3, worse: 1 },
    ];
    const known = preferencesOf(answers);
    expect(known.isBetter(3, 1)).toBe(true);
    expect(known.isBetter(2, 3)).toBe(true);
    expect(known.isBetter(1, 2)).toBe(false);
    const pair = fc.record({ better: fc.integer({ min: 1, max: 6 }), worse: fc.integer({ min: 1, max: 6 }) });
    fc.assert(
      fc.property(fc.array(pair), (any) => {
        const known = preferencesOf(any);
        for (let a = 1; a <= 6; a += 1)
          for (let b = 1; b <= 6; b += 1) {
            expect(known.isBetter(a, b) && known.isBetter(b, a)).toBe(false);
            for (let c = 1; c <= 6; c += 1)
              if (known.isBetter(a, b) && known.isBetter(b, c)) expect(known.isBetter(a, c)).toBe(true);
          }
        const last = any.at(-1);
        if (last !== undefined && last.better !== last.worse)
          expect(known.isBetter(last.better, last.worse)).toBe(true);
      }),
    );
  });
});
