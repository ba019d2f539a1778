/**
 * Rows of one job by number, read by cells one at a time: a cell renders again when its own row changes and at no
 * other time. The oldest rows are let go when there are more than a long scroll needs.
 */
import type { TriageRowView } from "#shared/contract/desk-views.ts";
import {
  begin,
  type PendingChange,
  type PendingChanges,
  rowWith,
  settle,
  takeBack,
} from "./pending-changes.ts";

const KEPT_ROWS = 20_000;

export interface RowCache {
  readonly get: (number: number) => TriageRowView | null;
  readonly isKnown: (number: number) => boolean;
  /** Tells when the row of this number changed; returns the way to stop. */
  readonly subscribe: (number: number, listener: () => void) => () => void;
  readonly put: (rows: readonly TriageRowView[]) => void;
  /** These changed at main: they are asked for again when next seen; what is shown stays until then. */
  readonly outdate: (numbers: Iterable<number>) => void;
  readonly begin: (change: PendingChange) => void;
  /** Main has confirmed it: what was shown is true now. */
  readonly settle: (id: number) => void;
  /** Main has not taken it: the items are as before. */
  readonly cancel: (id: number) => void;
  readonly takeBack: (id: number, refused: readonly number[]) => void;
}

export const newRowCache = (): RowCache => {
  const rows = new Map<number, TriageRowView>();
  const outdated = new Set<number>();
  /** What is shown: the row with the pending changes on it, made once per change so that its identity is stable. */
  const shown = new Map<number, TriageRowView>();
  const listeners = new Map<number, Set<() => void>>();
  let pending: PendingChanges = [];

  const tell = (numbers: Iterable<number>): void => {
    for (const number of numbers) {
      shown.delete(number);
      for (const listener of listeners.get(number) ?? []) listener();
    }
  };

  const changePending = (id: number, next: PendingChanges): void => {
    const touched = [...pending, ...next].find((each) => each.id === id)?.numbers ?? new Set<number>();
    pending = next;
    tell(touched);
  };

  return {
    get: (number) => {
      const row = rows.get(number);
      if (row === undefined) return null;
      const known = shown.get(number) ?? rowWith(pending, row);
      shown.set(number, known);
      return known;
    },
    isKnown: (number) => rows.has(number) && !outdated.has(number),
    subscribe: (number, listener) => {
      const set = listeners.get(number) ?? new Set();
      listeners.set(number, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0) listeners.delete(number);
      };
    },
    put: (fresh) => {
      for (const row of fresh) {
        rows.delete(row.number);
        rows.set(row.number, row);
        outdated.delete(row.number);
      }
      for (const number of rows.keys()) {
        if (rows.size <= KEPT_ROWS) break;
        rows.delete(number);
        shown.delete(number);
      }
      tell(fresh.map((row) => row.number));
    },
    outdate: (numbers) => {
      for (const number of numbers) if (rows.has(number)) outdated.add(number);
    },
    begin: (change) => changePending(change.id, begin(pending, change)),
    settle: (id) => {
      const change = pending.find((each) => each.id === id);
      for (const number of change?.numbers ?? []) {
        const row = rows.get(number);
        // Not put again: where it stands among the oldest is unchanged.
        if (row !== undefined && change !== undefined) rows.set(number, rowWith([change], row));
      }
      changePending(id, settle(pending, id));
    },
    cancel: (id) => changePending(id, settle(pending, id)),
    takeBack: (id, refused) => changePending(id, takeBack(pending, id, refused)),
  };
};
