/** What a total of submissions says, and when it says nothing yet. */

/** Below so many decided, a rate would be chance: counts stand alone. */
export const LEAST_FOR_RATE = 20;

export interface Totals {
  readonly total: number;
  readonly approved: number;
  /** rejected and retry_pending, as in the public summary. */
  readonly rejected: number;
  readonly scored: number;
  readonly starSum: number;
}

export const NO_TOTALS: Totals = { total: 0, approved: 0, rejected: 0, scored: 0, starSum: 0 };

export const addTotals = (a: Totals, b: Totals): Totals => ({
  total: a.total + b.total,
  approved: a.approved + b.approved,
  rejected: a.rejected + b.rejected,
  scored: a.scored + b.scored,
  starSum: a.starSum + b.starSum,
});

/** A share of 0-1; null where too few were counted to say one. */
export const shareOf = (part: number, whole: number): number | null =>
  whole < LEAST_FOR_RATE ? null : part / whole;

export const approvalRate = ({ approved, rejected }: Totals): number | null =>
  shareOf(approved, approved + rejected);

/** The mean of the model's stars; null where nothing was scored. */
export const averageStars = ({ scored, starSum }: Totals): number | null =>
  scored === 0 ? null : starSum / scored;

/** The value that so much of the sorted list lies below, nearest rank; null of an empty list. */
export const quantile = (sorted: ArrayLike<number>, share: number): number | null =>
  sorted.length === 0
    ? null
    : (sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? null);
