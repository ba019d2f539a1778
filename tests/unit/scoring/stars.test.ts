import fc from "fast-check";
import { expect, test } from "vitest";
import {
  applyThreshold,
  DEFAULT_WEIGHTS,
  fineStars,
  overallStars,
  roundStars,
  weightedMean,
} from "#shared/domain/scoring/stars.ts";

const dimension = fc.double({ min: 1, max: 5, noNaN: true });
const dimensions = fc.record({ relevance: dimension, quality: dimension, completeness: dimension });
const weight = fc.double({ min: 0, max: 10, noNaN: true });
const weights = fc.record({ relevance: weight, quality: weight, completeness: weight });

test.each([
  [1, 1],
  [2.49, 2],
  [2.5, 3],
  [4.5, 5],
  [5, 5],
  [0, 1],
  [9, 5],
])("%d rounds to %d stars", (mean, stars) => {
  expect(roundStars(mean)).toBe(stars);
});

test.each(["relevance", "quality"] as const)("nothing makes up for %s below 1.5", (name) => {
  const { stars } = overallStars(
    { relevance: 5, quality: 5, completeness: 5, [name]: 1.49 },
    DEFAULT_WEIGHTS,
  );
  expect(stars).toBe(2);
  expect(applyThreshold(stars, 3)).toBe("rejected");
});

test("a dimension that is critically low costs exactly one star, two of them no more than one", () => {
  const alike = { relevance: 1, quality: 1, completeness: 1 };
  expect(overallStars({ relevance: 1, quality: 5, completeness: 5 }, alike)).toMatchObject({
    stars: 3,
    mean: 11 / 3,
  });
  expect(overallStars({ relevance: 1.5, quality: 1, completeness: 5 }, alike)).toMatchObject({
    stars: 2,
    criticallyLow: ["quality", "relevance"],
  });
});

test("stars are whole, within 1 and 5, and agree with the finer figure and the threshold", () => {
  fc.assert(
    fc.property(dimensions, weights, (given, weighted) => {
      const overall = overallStars(given, weighted);
      expect([1, 2, 3, 4, 5]).toContain(overall.stars);
      expect(overall.mean).toBeGreaterThanOrEqual(1 - 1e-9);
      expect(overall.mean).toBeLessThanOrEqual(5 + 1e-9);
      expect(roundStars(fineStars(overall))).toBe(overall.stars);
      expect(applyThreshold(overall.stars, 3)).toBe(fineStars(overall) >= 2.5 ? "approved" : "rejected");
    }),
  );
});

test("raising a dimension never lowers the stars", () => {
  fc.assert(
    fc.property(
      dimensions,
      weights,
      fc.constantFrom("relevance" as const, "quality" as const, "completeness" as const),
      fc.double({ min: 0, max: 4, noNaN: true }),
      (given, weighted, name, by) => {
        const raised = { ...given, [name]: Math.min(5, given[name] + by) };
        expect(overallStars(raised, weighted).stars).toBeGreaterThanOrEqual(
          overallStars(given, weighted).stars,
        );
      },
    ),
  );
});

test("weights count by their proportion, and weights of zero count alike", () => {
  const given = { relevance: 5, quality: 2, completeness: 2 };
  expect(weightedMean(given, { relevance: 2, quality: 1, completeness: 1 })).toBeCloseTo(3.5);
  expect(weightedMean(given, { relevance: 0, quality: 0, completeness: 0 })).toBeCloseTo(3);
  expect(weightedMean(given, { relevance: 1, quality: 0, completeness: 0 })).toBe(5);
});
