import { createStore, type StoreApi } from "zustand";
import type { JobId } from "#shared/domain/ids.ts";
import { type Comparison, type Layout, startComparison } from "../model/comparison.ts";
import { type History, startHistory } from "../model/history.ts";
import type { Plan } from "../model/plan.ts";
import type { Pool } from "../model/pool.ts";
import { FIT, type Zoom } from "../model/zoom.ts";

/** What the pick screen of one job remembers: the plan with its undo, and how one looks. */
export interface PickState {
  readonly history: History<Comparison>;
  readonly layout: Layout;
  /** The pane a person has turned to; null follows the comparison. */
  readonly turnedTo: number | null;
  /** The candidate in the loupe; null is the best without a place. */
  readonly looking: number | null;
  readonly zoom: Zoom;
  readonly said: { readonly words: string; readonly count: number };
}

export type PickStore = StoreApi<PickState>;

/** Stores of this run: another tab of the job and back finds everything as it was, undo included. */
const stores = new Map<JobId, PickStore>();

export const pickStore = (jobId: JobId, plan: Plan, pool: Pool): PickStore => {
  const known = stores.get(jobId);
  if (known !== undefined) return known;
  const store = createStore<PickState>(() => ({
    history: startHistory(startComparison(plan, pool)),
    layout: 2,
    turnedTo: null,
    looking: null,
    zoom: FIT,
    said: { words: "", count: 0 },
  }));
  stores.set(jobId, store);
  return store;
};
