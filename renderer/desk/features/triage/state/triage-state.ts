import type { StoreApi } from "zustand";
import type { TriageIndexView } from "#shared/contract/desk-views.ts";
import type { Filters } from "../model/filters.ts";
import { NO_SEARCH, type Outcome, type Search } from "../model/search.ts";
import { NOTHING_SELECTED, type Selection } from "../model/selection.ts";
import { type Drift, EMPTY_ORDER, NO_DRIFT, type ShownOrder } from "../model/shown-order.ts";

export type Loading =
  /** Nothing to show yet. */
  | { readonly type: "opening" }
  /** What is shown belongs to the filters before. */
  | { readonly type: "filtering" }
  | { readonly type: "ready" }
  | { readonly type: "failed"; readonly message: string };

/** What the triage screen of one job remembers. Rows are not here: cells read them one by one (`RowCache`). */
export interface TriageState {
  readonly filters: Filters;
  /** As it stands in the field. */
  readonly search: Search;
  /** The search that the list belongs to; null while it is in the filters' own order. */
  readonly sought: Search | null;
  /** What came of it within this job. */
  readonly outcome: Outcome | null;
  readonly loading: Loading;
  readonly order: ShownOrder;
  readonly drift: Drift;
  /** Counts beside the filters, as of the last reading of the index. */
  readonly counts: Omit<TriageIndexView, "numbers"> | null;
  /** The submission the cursor stands on; null while the list is empty. */
  readonly cursor: number | null;
  /** The cursor where it has come to rest: what is costly to show follows this one. */
  readonly resting: number | null;
  readonly selection: Selection;
  /** Main is deciding everything that matches. */
  readonly deciding: boolean;
  /** The loupe is open. */
  readonly loupe: boolean;
  /** What undo and redo would do, in words; null when there is nothing. */
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  /** Said to screen readers; each saying has its own number, so that the same words can be said twice. */
  readonly said: { readonly words: string; readonly count: number };
}

export type TriageStore = StoreApi<TriageState>;

export const newTriageState = (filters: Filters, cursor: number | null): TriageState => ({
  filters,
  search: NO_SEARCH,
  sought: null,
  outcome: null,
  loading: { type: "opening" },
  order: EMPTY_ORDER,
  drift: NO_DRIFT,
  counts: null,
  cursor,
  resting: cursor,
  selection: NOTHING_SELECTED,
  deciding: false,
  loupe: false,
  undoLabel: null,
  redoLabel: null,
  said: { words: "", count: 0 },
});

export const say = (store: TriageStore, words: string): void =>
  store.setState(({ said }) => ({ said: { words, count: said.count + 1 } }));
