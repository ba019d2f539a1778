import { createStore, type StoreApi } from "zustand";
import type { JobId } from "#shared/domain/ids.ts";
import { type Comparison, type Kept, type Layout, startComparison } from "../model/comparison.ts";
import { type History, startHistory } from "../model/history.ts";
import type { Pool } from "../model/pool.ts";
import { FIT, type Zoom } from "../model/zoom.ts";

/** A point of a picture, as shares of its frame. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export const MIDDLE: Spot = { x: 0.5, y: 0.5 };

/** What the pick screen of one job remembers: the plan with its undo, and how one looks. */
export interface PickState {
  readonly history: History<Comparison>;
  readonly layout: Layout;
  /** The pane a person has turned to; null follows the comparison. */
  readonly turnedTo: number | null;
  /** The candidate in the loupe; null is the best without a place. */
  readonly looking: number | null;
  readonly zoom: Zoom;
  /** All panes zoom and move together; else each has its own, by its number. */
  readonly together: boolean;
  readonly own: Readonly<Record<number, Zoom>>;
  /** Where the lens stands in all panes; null while it is off. */
  readonly lens: Spot | null;
  /** The panes show the next question at the boundary. */
  readonly dueling: boolean;
  /** The pick whose note is being written. */
  readonly noting: number | null;
  readonly said: { readonly words: string; readonly count: number };
}

export type PickStore = StoreApi<PickState>;

/** Stores of this run: another tab of the job and back finds everything as it was, undo included. */
const stores = new Map<JobId, PickStore>();

export const pickStore = (jobId: JobId, kept: Kept, pool: Pool): PickStore => {
  const known = stores.get(jobId);
  if (known !== undefined) return known;
  const store = createStore<PickState>(() => ({
    history: startHistory(startComparison(kept, pool)),
    layout: 2,
    turnedTo: null,
    looking: null,
    zoom: FIT,
    together: true,
    own: {},
    lens: null,
    dueling: false,
    noting: null,
    said: { words: "", count: 0 },
  }));
  stores.set(jobId, store);
  return store;
};
