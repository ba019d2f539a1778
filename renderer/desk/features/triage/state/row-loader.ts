import type { JobId } from "#shared/domain/ids.ts";
import { isWorthACall, MOST_PER_CALL, type View, wantedNumbers } from "../model/fetch-window.ts";
import type { RowCache } from "../model/row-cache.ts";
import type { TriagePorts } from "./ports.ts";
import type { TriageStore } from "./triage-state.ts";

export interface RowLoader {
  /** These positions are in view; rows that are missing come, one call at a time, the latest view first. */
  readonly look: (view: View) => void;
  /** These rows changed at main: those that are in view are read again. */
  readonly changed: (numbers: Iterable<number>) => void;
}

/** A reading that failed is tried again when the view moves or something changes, not in a loop. */
export const newRowLoader = (
  jobId: JobId,
  store: TriageStore,
  rows: RowCache,
  { call }: TriagePorts,
): RowLoader => {
  let view: View = { from: 0, to: 0, direction: "forward" };
  let calling = false;

  const load = async (): Promise<void> => {
    if (calling) return;
    calling = true;
    try {
      while (isWorthACall(store.getState().order, view, rows.isKnown)) {
        const numbers = wantedNumbers(store.getState().order, view, rows.isKnown).slice(0, MOST_PER_CALL);
        const answer = await call("triage.rows", { jobId, numbers: [...numbers] });
        rows.put(answer);
        // What main does not know is not asked for forever.
        if (answer.length === 0) break;
      }
    } catch {
      // The cells keep their frames; the next look tries again.
    } finally {
      calling = false;
    }
  };

  return {
    look: (next) => {
      view = next;
      void load();
    },
    changed: (numbers) => {
      rows.outdate(numbers);
      void load();
    },
  };
};
