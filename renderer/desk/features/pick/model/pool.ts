/** What can be picked now: the job's cap, who has won already, and the candidates, best first. */
import type { PickView } from "#shared/contract/desk-views.ts";

export interface Pool {
  readonly cap: number;
  readonly winners: ReadonlySet<number>;
  /** Best first, winners left out. */
  readonly candidates: readonly number[];
  /** Places that winners have not filled yet. */
  readonly open: number;
}

export const poolOf = (view: Pick<PickView, "cap" | "winners" | "candidates">): Pool => {
  const winners = new Set(view.winners.map((row) => row.number));
  return {
    cap: view.cap,
    winners,
    candidates: view.candidates.map((row) => row.number).filter((number) => !winners.has(number)),
    open: Math.max(0, view.cap - winners.size),
  };
};
