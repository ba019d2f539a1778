import { DIMENSIONS, type Dimension, type Stars, type Weights } from "./score.ts";

/**
 * Relevance and quality count the same, completeness a third of either. So weighted, the best of pictures in every
 * other respect still falls to two stars when it is off topic or beyond use (a dimension below 1.5).
 */
export const DEFAULT_WEIGHTS: Weights = { relevance: 3, quality: 3, completeness: 1 };

/** A dimension below this is critically low: whatever the others say, the attempt loses one star. */
export const CRITICALLY_LOW = 2;

/** A score's three dimensions, each 1-5 before rounding. */
export type DimensionStars = Readonly<Record<Dimension, number>>;

export interface Overall {
  readonly stars: Stars;
  /** Weighted mean, 1-5, before rounding and penalty. */
  readonly mean: number;
  /** The dimensions that cost a star, weakest first; empty when none did. */
  readonly criticallyLow: readonly Dimension[];
}

/** Rounds half up to a whole star and keeps it within 1-5. */
export const roundStars = (mean: number): Stars => Math.min(5, Math.max(1, Math.floor(mean + 0.5))) as Stars;

/** The weighted mean of the dimensions. Weights that are all zero (or not numbers) count as equal. */
export const weightedMean = (dimensions: DimensionStars, weights: Weights): number => {
  let sum = 0;
  let total = 0;
  for (const dimension of DIMENSIONS) {
    const weight = Number.isFinite(weights[dimension]) ? Math.max(0, weights[dimension]) : 0;
    sum += weight * dimensions[dimension];
    total += weight;
  }
  if (total > 0) return sum / total;
  return (dimensions.relevance + dimensions.quality + dimensions.completeness) / 3;
};

/** Weighted mean, rounded, minus one star when any dimension is critically low, clamped to 1-5. */
export const overallStars = (dimensions: DimensionStars, weights: Weights): Overall => {
  const mean = weightedMean(dimensions, weights);
  const criticallyLow = DIMENSIONS.filter((dimension) => dimensions[dimension] < CRITICALLY_LOW).toSorted(
    (a, b) => dimensions[a] - dimensions[b],
  );
  const penalty = criticallyLow.length > 0 ? 1 : 0;
  return { stars: roundStars(roundStars(mean) - penalty), mean, criticallyLow };
};

/**
 * The finer figure for a threshold between whole stars: the mean less the penalty, within 1-5. Rounded, it is
 * the whole stars (half-up rounding commutes with the whole star that the penalty takes).
 */
export const fineStars = (overall: Overall): number =>
  Math.min(5, Math.max(1, overall.mean - (overall.criticallyLow.length > 0 ? 1 : 0)));

/** What a job in `auto` does at this threshold. Takes whole stars, or fine ones for a what-if between them. */
export const applyThreshold = (stars: number, minStarRating: number): "approved" | "rejected" =>
  stars >= minStarRating ? "approved" : "rejected";
