import fc from "fast-check";
import { expect, test } from "vitest";
import { DIMENSIONS } from "#shared/domain/scoring/score.ts";
import { applyThreshold, fineStars, overallStars } from "#shared/domain/scoring/stars.ts";
import { barOf, BARS, MARK, markOf, whatIf } from "#shared/domain/scoring/what-if.ts";

const figure = fc.oneof(
  fc.double({ min: 1, max: 5, noNaN: true }),
  fc.constantFrom(1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5),
);
const weight = fc.oneof(fc.double({ min: 0, max: 10, noNaN: true }), fc.constantFrom(0, 1, 3));
const anyRow = fc.record({
  relevance: figure,
  quality: figure,
  completeness: figure,
  decision: fc.constantFrom("approved" as const, "rejected" as const, null),
  won: fc.boolean(),
});
const anyWeights = fc.record({ relevance: weight, quality: weight, completeness: weight });

const columnsOf = (
  rows: readonly (Readonly<Record<(typeof DIMENSIONS)[number], number>> & {
    decision: "approved" | "rejected" | null;
    won: boolean;
  })[],
) => ({
  dimensions: Float64Array.from(rows.flatMap((row) => DIMENSIONS.map((name) => row[name]))),
  marks: Uint8Array.from(rows.map(({ decision, won }) => markOf({ decision, won, status: "approved" }))),
});

test("every threshold approves exactly what the scorer would approve, under any weights", () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 60 }), anyWeights, (rows, weights) => {
      const { thresholds, count, decided, undecided } = whatIf(columnsOf(rows), weights);
      expect(count).toBe(rows.length);
      for (const outcome of thresholds) {
        const verdicts = rows.map((row) =>
          applyThreshold(overallStars(row, weights).stars, outcome.threshold),
        );
        expect(outcome.approved).toBe(verdicts.filter((verdict) => verdict === "approved").length);
        expect(outcome.rejected).toBe(rows.length - outcome.approved);
        const people = rows.map(({ decision }, index) => ({ decision, verdict: verdicts[index] }));
        expect(outcome.agrees).toBe(people.filter(({ decision, verdict }) => decision === verdict).length);
        expect(outcome.goodLost).toBe(
          people.filter(({ decision, verdict }) => decision === "approved" && verdict === "rejected").length,
        );
        expect(outcome.agrees + outcome.disagrees).toBe(decided);
      }
      expect(undecided).toBe(rows.filter(({ decision, won }) => decision === null && !won).length);
    }),
    { numRuns: 300 },
  );
});

test("the bars hold every submission once, at its mean less the penalty", () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 40 }), anyWeights, (rows, weights) => {
      const { bars, approvedByPerson, rejectedByPerson, decided } = whatIf(columnsOf(rows), weights);
      expect(bars.reduce((a, b) => a + b, 0)).toBe(rows.length);
      const byPeople = [...approvedByPerson, ...rejectedByPerson].reduce((a, b) => a + b, 0);
      expect(byPeople).toBe(decided);
      const expected = new Uint32Array(BARS);
      for (const row of rows) {
        const bar = barOf(fineStars(overallStars(row, weights)));
        expected[bar] = (expected[bar] ?? 0) + 1;
      }
      expect(bars).toEqual(expected);
    }),
  );
});

test("a threshold's edge lies between two bars", () => {
  expect([barOf(1), barOf(2.4999), barOf(2.5), barOf(5)]).toEqual([0, 14, 15, 39]);
});

test("winners and photos being sent again are no longer to be judged, decided ones are counted apart", () => {
  const facts = { decision: null, won: false, status: "approved" } as const;
  expect(markOf(facts)).toBe(0);
  expect(markOf({ ...facts, won: true })).toBe(MARK.fixed);
  expect(markOf({ ...facts, status: "retry_pending" })).toBe(MARK.fixed);
  expect(markOf({ ...facts, decision: "rejected" })).toBe(MARK.decisionRejected);
});

test("a hundred thousand submissions take less than 50 ms", () => {
  const count = 100_000;
  const dimensions = Float64Array.from({ length: 3 * count }, (_, at) => 1 + ((at * 7919) % 4001) / 1000);
  const marks = Uint8Array.from({ length: count }, (_, at) => (at % 5 === 0 ? (at % 2) + 1 : 0));
  const weights = { relevance: 3, quality: 3, completeness: 1 };
  // The quickest of several: what the machine does besides is not what is measured.
  const times = Array.from({ length: 12 }, () => {
    const start = performance.now();
    whatIf({ dimensions, marks }, weights);
    return performance.now() - start;
  });
  expect(Math.min(...times)).toBeLessThan(50);
});
