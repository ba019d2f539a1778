import { inEnglish } from "./english.ts";
import type { Saying } from "./saying.ts";
import type { Dimension, Evidence } from "./score.ts";

/** One thing a score rests on: what is stored and drawn as a bar, and the words it has in the reasoning. */
export interface Finding {
  readonly dimension: Dimension;
  readonly label: string;
  /** -1 (against) to 1 (for). */
  readonly value: number;
  readonly detail: string;
  /** The finding inside a sentence, with its figures: "sharpness 22, the job needs 45". */
  readonly phrase: Saying;
  readonly reason: string | null;
  readonly remedy: Saying | null;
}

export const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

/** 0 at or below the first point's x, then straight lines through the points; x ascending, values 0-1. */
export const ramp = (x: number, points: readonly (readonly [x: number, y: number])[]): number => {
  let previous = points[0] ?? ([0, 0] as const);
  if (x <= previous[0]) return previous[1];
  for (const point of points.slice(1)) {
    if (x < point[0]) {
      const along = (x - previous[0]) / (point[0] - previous[0]);
      return previous[1] + along * (point[1] - previous[1]);
    }
    previous = point;
  }
  return previous[1];
};

/** A share of 0-1 as evidence of -1 to 1. */
export const signed = (share: number): number => clamp(2 * share - 1, -1, 1);

/** A share of 0-1 as the stars of a dimension, 1-5. */
export const toStars = (share: number): number => 1 + 4 * clamp(share, 0, 1);

export const evidenceOf = (finding: Finding): Evidence => ({
  dimension: finding.dimension,
  label: finding.label,
  value: Math.round(finding.value * 100) / 100,
  detail: finding.detail,
  ...(finding.reason === null ? {} : { reason: finding.reason }),
  ...(finding.remedy === null ? {} : { remedy: inEnglish(finding.remedy) }),
});
