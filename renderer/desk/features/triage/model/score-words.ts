/** Figures of a score in words: dimensions with their strongest line, evidence in order, measured facts. */
import type { AttemptView } from "#shared/contract/desk-views.ts";
import { DIMENSIONS, type Dimension, type Evidence, type Stars } from "#shared/domain/scoring/score.ts";

export interface DimensionLine {
  readonly dimension: Dimension;
  readonly value: number;
  readonly stars: Stars;
  /** What weighed most in it; null where the score left no line. */
  readonly detail: string | null;
}

const wholeStars = (value: number): Stars => Math.min(5, Math.max(1, Math.round(value))) as Stars;

export const dimensionLines = ({
  dimensions,
  evidence,
}: Pick<AttemptView, "dimensions" | "evidence">): readonly DimensionLine[] =>
  dimensions === null
    ? []
    : DIMENSIONS.map((dimension) => ({
        dimension,
        value: dimensions[dimension],
        stars: wholeStars(dimensions[dimension]),
        detail: weightiest(evidence, dimension)?.detail ?? null,
      }));

const weightiest = (evidence: readonly Evidence[], dimension: Dimension): Evidence | undefined =>
  evidence
    .filter((line) => line.dimension === dimension)
    .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value))[0];

/** Against first, the worst first; what speaks for it after, the strongest first. */
export const evidenceInOrder = (evidence: readonly Evidence[]): readonly Evidence[] =>
  evidence.toSorted((a, b) => (a.value < 0 || b.value < 0 ? a.value - b.value : b.value - a.value));

/** −0.22, +0.71. */
export const signed = (value: number): string => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}`;

export const countOfWords = (text: string): number => text.split(/\s+/u).filter((word) => word !== "").length;
