import type { Outcome, SubmissionStatus } from "../submission.ts";
import type { Weights } from "./score.ts";
import { CRITICALLY_LOW } from "./stars.ts";

/** What is known of a submission beside its dimensions, in one byte. */
export const MARK = { decisionApproved: 1, decisionRejected: 2, fixed: 4 } as const;

export const markOf = (facts: {
  readonly decision: Outcome | null;
  readonly status: SubmissionStatus;
  readonly won: boolean;
}): number =>
  (facts.decision === "approved"
    ? MARK.decisionApproved
    : facts.decision === "rejected"
      ? MARK.decisionRejected
      : 0) | (facts.won || facts.status === "retry_pending" ? MARK.fixed : 0);

/** Bars of the histogram: 1 to 5 stars in tenths, so that every half star lies between two bars. */
export const BARS = 40;

/** What a threshold would do. */
export interface ThresholdOutcome {
  readonly threshold: number;
  readonly approved: number;
  readonly rejected: number;
  /** Of the submissions that a person decided: how many this threshold would decide the same. */
  readonly agrees: number;
  readonly disagrees: number;
  /** A person approved them, this threshold would not. */
  readonly goodLost: number;
  /** A person rejected them, this threshold would not. */
  readonly weakLetIn: number;
}

export interface WhatIf {
  readonly count: number;
  /** Submissions a bar, over the mean less the penalty. */
  readonly bars: Uint32Array;
  /** Of each bar, those that a person approved and rejected. */
  readonly approvedByPerson: Uint32Array;
  readonly rejectedByPerson: Uint32Array;
  /** For one to five stars. */
  readonly thresholds: readonly ThresholdOutcome[];
  readonly decided: number;
  /** Neither decided by a person nor fixed: what judging again may change. */
  readonly undecided: number;
}

interface Columns {
  readonly dimensions: Float64Array;
  readonly marks: Uint8Array;
}

/** Which bar a figure of 1-5 belongs to. A tenth belongs to the bar above it, five stars to the last. */
export const barOf = (fine: number): number =>
  // The sum keeps 2.5, which rounds up, out of the bar below for a rounding error's sake.
  Math.min(BARS - 1, Math.max(0, Math.floor((fine - 1) * (BARS / 4) + 1e-9)));

/**
 * What whole-star thresholds would do to a job's scores under other weights. The same arithmetic as `overallStars` and
 * `fineStars`, over columns: a hundred thousand submissions take some milliseconds.
 */
export const whatIf = ({ dimensions, marks }: Columns, weights: Weights): WhatIf => {
  const [relevance, quality, completeness, total] = shares(weights);
  const bars = new Uint32Array(BARS);
  const approvedByPerson = new Uint32Array(BARS);
  const rejectedByPerson = new Uint32Array(BARS);
  /** Per whole star: all, approved by a person, rejected by a person. */
  const stars = new Uint32Array(3 * 6);
  let undecided = 0;
  for (let at = 0, from = 0; at < marks.length; at += 1, from += 3) {
    const r = dimensions[from] ?? 1;
    const q = dimensions[from + 1] ?? 1;
    const c = dimensions[from + 2] ?? 1;
    const mean = (relevance * r + quality * q + completeness * c) / total;
    const low = r < CRITICALLY_LOW || q < CRITICALLY_LOW || c < CRITICALLY_LOW;
    const fine = Math.min(5, Math.max(1, low ? mean - 1 : mean));
    const whole = Math.min(5, Math.max(1, Math.floor(fine + 0.5)));
    const mark = marks[at] ?? 0;
    const bar = barOf(fine);
    bars[bar] = (bars[bar] ?? 0) + 1;
    stars[3 * whole] = (stars[3 * whole] ?? 0) + 1;
    if ((mark & MARK.decisionApproved) !== 0) {
      approvedByPerson[bar] = (approvedByPerson[bar] ?? 0) + 1;
      stars[3 * whole + 1] = (stars[3 * whole + 1] ?? 0) + 1;
    } else if ((mark & MARK.decisionRejected) !== 0) {
      rejectedByPerson[bar] = (rejectedByPerson[bar] ?? 0) + 1;
      stars[3 * whole + 2] = (stars[3 * whole + 2] ?? 0) + 1;
    } else if ((mark & MARK.fixed) === 0) undecided += 1;
  }
  const sums = (column: number, from: number): number => {
    let sum = 0;
    for (let star = from; star <= 5; star += 1) sum += stars[3 * star + column] ?? 0;
    return sum;
  };
  const [allApproved, allRejected] = [sums(1, 1), sums(2, 1)];
  return {
    count: marks.length,
    bars,
    approvedByPerson,
    rejectedByPerson,
    decided: allApproved + allRejected,
    undecided,
    thresholds: [1, 2, 3, 4, 5].map((threshold): ThresholdOutcome => {
      const approved = sums(0, threshold);
      const goodLost = allApproved - sums(1, threshold);
      const weakLetIn = sums(2, threshold);
      const disagrees = goodLost + weakLetIn;
      return {
        threshold,
        approved,
        rejected: marks.length - approved,
        agrees: allApproved + allRejected - disagrees,
        disagrees,
        goodLost,
        weakLetIn,
      };
    }),
  };
};

/** As `weightedMean` reads weights: what is no positive number counts nothing, and nothing at all counts equally. */
const shares = (weights: Weights): readonly [number, number, number, number] => {
  const of = (weight: number): number => (Number.isFinite(weight) ? Math.max(0, weight) : 0);
  const [r, q, c] = [of(weights.relevance), of(weights.quality), of(weights.completeness)];
  const total = r + q + c;
  return total > 0 ? [r, q, c, total] : [1, 1, 1, 3];
};
