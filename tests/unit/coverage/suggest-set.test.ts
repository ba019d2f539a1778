import fc from "fast-check";
import { expect, test } from "vitest";
import { type CoverCandidate, suggestSet, type SuggestRules } from "#shared/domain/coverage/suggest-set.ts";

const candidate = (number: number, score: number | null, met = 3, asked = 4): CoverCandidate => ({
  number,
  score,
  met,
  asked,
});
const rules = (over: Partial<SuggestRules> = {}): SuggestRules => ({
  open: 3,
  minScore: 3,
  winners: [],
  taken: [],
  sameWorker: [],
  copies: [],
  ...over,
});

test("the best are suggested, and a place without a good candidate stays open", () => {
  const field = [candidate(1, 3.2), candidate(2, 4.6), candidate(3, 2.9), candidate(4, 4.9, 1)];
  expect(suggestSet(field, rules())).toEqual({
    places: [2, 1, null],
    others: [
      { number: 4, because: "few_criteria" },
      { number: 3, because: "low_score" },
    ],
  });
});

test("nobody is suggested beside a copy, nor twice for one worker, winners included", () => {
  const field = [candidate(1, 4.9), candidate(2, 4.8), candidate(3, 4.7), candidate(4, 4.6)];
  const { places, others } = suggestSet(
    field,
    rules({ winners: [9], sameWorker: [[4, 9]], copies: [[1, 2]] }),
  );
  expect(places).toEqual([1, 3, null]);
  expect(others).toEqual([
    { number: 2, because: "copy" },
    { number: 4, because: "same_worker" },
  ]);
});

test("what was accepted stands first, whatever speaks against it, and what nobody scored is left to the person", () => {
  const field = [candidate(1, 4.9), candidate(2, 1), candidate(3, null, 0, 0)];
  expect(suggestSet(field, rules({ taken: [2] }))).toMatchObject({
    places: [2, 1, null],
    others: [{ number: 3, because: "not_scored" }],
  });
});

test("everybody stands once, in a place or among the others, and never more than the open places are filled", () => {
  const fields = fc.uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: 30 }),
      score: fc.option(fc.integer({ min: 1, max: 5 })),
      met: fc.nat(4),
      asked: fc.constant(4),
    }),
    { selector: ({ number }) => number },
  );
  const groups = fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 4 }));
  fc.assert(
    fc.property(fields, groups, groups, fc.nat(8), (field, sameWorker, copies, open) => {
      const { places, others } = suggestSet(field, rules({ open, sameWorker, copies }));
      expect(places).toHaveLength(open);
      const chosen = places.filter((number) => number !== null);
      const all = [...chosen, ...others.map(({ number }) => number)];
      expect(all.toSorted((a, b) => a - b)).toEqual(field.map(({ number }) => number).sort((a, b) => a - b));
      for (const group of [...sameWorker, ...copies]) {
        const together = chosen.filter((number) => new Set(group).has(number));
        expect(together.length).toBeLessThanOrEqual(1);
      }
    }),
  );
});
