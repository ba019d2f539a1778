import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closeCalls, type RankedCandidate, settledPlan } from "#shared/domain/picking/close-calls.ts";

const candidate = (number: number, score: number | null, shortlisted = false): RankedCandidate => ({
  number,
  score,
  shortlisted,
});
const of = (...scores: readonly number[]): RankedCandidate[] =>
  scores.map((score, index) => candidate(index + 1, score));

describe("close calls", () => {
  test("are those within 0.2 stars of the last place, on both sides of it", () => {
    expect(closeCalls(of(4.9, 4.8, 4.6, 4.5, 4.4, 4.2), [], 3)).toEqual({
      contested: [2, 3, 4, 5],
      places: 2,
      clear: [1],
      tooMany: false,
      within: 0.2,
    });
  });

  test("are none where a gap lies at the last place", () => {
    expect(closeCalls(of(4.9, 4.8, 4.1, 4.0), [], 2)).toMatchObject({ contested: [], clear: [1, 2] });
  });

  test("leave picks alone while places are open, and challenge the nearest of them once all are filled", () => {
    const field = of(4.9, 4.6, 4.5, 4.5, 4.4);
    expect(closeCalls(field, [2], 2)).toMatchObject({ contested: [], clear: [1] });
    expect(closeCalls(field, [1, 3], 2)).toMatchObject({ contested: [3, 2, 4, 5], places: 1, clear: [] });
  });

  test("stand among the shortlisted where more are shortlisted than places are open", () => {
    const field = [candidate(1, 5), candidate(2, 3.1, true), candidate(3, 3, true), candidate(4, 3, true)];
    expect(closeCalls(field, [], 2)).toMatchObject({ contested: [2, 3, 4], places: 2 });
    expect(closeCalls(field, [], 3)).toMatchObject({ contested: [], clear: [2, 3, 4] });
    expect(closeCalls([...field, candidate(5, 4.9)], [], 4)).toMatchObject({
      contested: [1, 5],
      places: 1,
      clear: [2, 3, 4],
    });
  });

  test("are fewer and closer where within 0.2 there would be too many", () => {
    const field = Array.from({ length: 40 }, (_, index) => candidate(index + 1, 4 - index / 100));
    const { contested, within } = closeCalls(field, [], 20);
    expect([within, contested.length]).toEqual([0.05, 11]);
  });

  test("are too many where nothing tells thirteen apart", () => {
    const field = Array.from({ length: 13 }, (_, index) => candidate(index + 1, null));
    expect(closeCalls(field, [], 3).tooMany).toBe(true);
  });

  const fields = fc.array(
    fc.record({ score: fc.option(fc.integer({ min: 10, max: 50 })), shortlisted: fc.boolean() }),
    { maxLength: 30 },
  );

  test("and what is clear fill exactly the open places, whoever wins them", () => {
    fc.assert(
      fc.property(fields, fc.nat(12), fc.nat(40), (field, open, seed) => {
        const candidates = field.map(({ score, shortlisted }, index) =>
          candidate(index + 1, score === null ? null : score / 10, shortlisted),
        );
        const plan = candidates.map(({ number }) => number).filter((number) => (number + seed) % 5 === 0);
        const picked = plan.slice(0, open);
        const calls = closeCalls(candidates, picked, open);
        const inside = calls.contested.toReversed().slice(0, calls.places);
        const after = settledPlan(picked, calls, inside);
        expect(new Set(after).size).toBe(after.length);
        expect(after).toHaveLength(Math.min(open, candidates.length));
        for (const number of picked) if (!calls.contested.includes(number)) expect(after).toContain(number);
        for (const number of inside) expect(after).toContain(number);
      }),
    );
  });
});
