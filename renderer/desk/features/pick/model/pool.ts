/** What can be picked now: the job's cap, who has won already, and the candidates, best first. */
import type { PickView } from "#shared/contract/pick-calls.ts";
import type { RankedCandidate } from "#shared/domain/picking/close-calls.ts";

type Groups = readonly (readonly number[])[];

export interface Pool {
  readonly cap: number;
  readonly winners: ReadonlySet<number>;
  /** The shortlist first, then the best; winners left out. */
  readonly candidates: readonly number[];
  /** The same with what they are ranked by. */
  readonly ranked: readonly RankedCandidate[];
  /** Places that winners have not filled yet. */
  readonly open: number;
  /** Two or more of one worker, two or more that are copies of each other. */
  readonly sameWorker: Groups;
  readonly copies: Groups;
}

type PoolFacts = Pick<PickView, "cap" | "winners" | "candidates" | "sameWorker" | "copies">;

export const poolOf = (view: PoolFacts): Pool => {
  const winners = new Set(view.winners.map((row) => row.number));
  const rows = view.candidates.filter(({ number }) => !winners.has(number));
  return {
    cap: view.cap,
    winners,
    candidates: rows.map(({ number }) => number),
    ranked: rows.map(({ number, ownStars, mean, stars, marks }) => ({
      number,
      score: ownStars ?? mean ?? stars,
      shortlisted: marks.includes("shortlisted"),
    })),
    open: Math.max(0, view.cap - winners.size),
    sameWorker: view.sameWorker,
    copies: view.copies,
  };
};

/** Picks and winners that a candidate should not stand beside without a second look. */
export interface Conflicts {
  readonly sameWorker: readonly number[];
  readonly copies: readonly number[];
}

export const conflictsOf = (plan: readonly number[], pool: Pool, number: number): Conflicts => {
  const chosen = (other: number): boolean =>
    other !== number && (plan.includes(other) || pool.winners.has(other));
  const among = (groups: Groups): readonly number[] =>
    groups.filter((group) => group.includes(number)).flatMap((group) => group.filter(chosen));
  return { sameWorker: among(pool.sameWorker), copies: among(pool.copies) };
};

/** Picks that have such a conflict, for a count. */
export const inConflict = (plan: readonly number[], pool: Pool): readonly number[] =>
  plan.filter((number) => {
    const { sameWorker, copies } = conflictsOf(plan, pool, number);
    return sameWorker.length + copies.length > 0;
  });
