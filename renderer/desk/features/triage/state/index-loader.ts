import type { JobId } from "#shared/domain/ids.ts";
import { filterInput, type Filters } from "../model/filters.ts";
import { isSearching, MOST_FOUND, type Outcome, outcomeOf, searchedFor } from "../model/search.ts";
import { carryOver } from "../model/selection.ts";
import { mergeIndex, NO_DRIFT, shownOrder } from "../model/shown-order.ts";
import { messageOf, type TriagePorts } from "./ports.ts";
import type { TriageState, TriageStore } from "./triage-state.ts";

/** While submissions arrive the index is read again at most this often, and less where reading it takes long. */
const AGAIN_AFTER_MS = 400;
const SHARE_OF_TIME = 4;

export interface IndexLoader {
  /** Enters these filters: a new order, as main gives it now. */
  readonly enter: (filters: Filters) => Promise<void>;
  /** Something changed: counts follow soon, the order stays (see `mergeIndex`). */
  readonly refresh: () => void;
  /** Brings in what waited: the order as it is by now. */
  readonly bringIn: () => Promise<void>;
  readonly stop: () => void;
}

export const newIndexLoader = (jobId: JobId, store: TriageStore, { call }: TriagePorts): IndexLoader => {
  let reading = 0;
  /** Readings anew on their way: what merely follows must not overtake them, or their list would never come. */
  let entering = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let notBefore = 0;

  /** What the search brings within the filters; null where nothing is searched for in this job. */
  const searchJob = async ({
    filters,
    sought,
  }: TriageState): Promise<{ readonly numbers: Uint32Array; readonly outcome: Outcome } | null> => {
    if (sought?.scope !== "job") return null;
    const { sort: _, ...within } = filterInput(filters);
    const answer = await call("triage.search", {
      jobId,
      ...within,
      ...searchedFor(sought),
      limit: MOST_FOUND,
    });
    return {
      numbers: answer.kind === "found" ? answer.numbers : new Uint32Array(),
      outcome: outcomeOf(answer),
    };
  };

  /**
   * Reads the index for the filters of now; an answer that a later reading has overtaken is dropped. A search is made
   * anew where the list is, and else keeps the order that it brought.
   */
  const read = async (
    apply: (state: TriageState, numbers: Uint32Array) => Partial<TriageState>,
    anew: boolean,
  ): Promise<void> => {
    reading += 1;
    const mine = reading;
    const began = performance.now();
    if (anew) entering += 1;
    try {
      const now = store.getState();
      const [{ numbers, ...counts }, found] = await Promise.all([
        call("triage.index", { jobId, ...filterInput(now.filters) }),
        anew ? searchJob(now) : null,
      ]);
      if (mine !== reading) return;
      const shown = now.sought === null ? numbers : (found?.numbers ?? new Uint32Array());
      store.setState((state) => ({
        ...(anew || now.sought === null ? apply(state, shown) : {}),
        ...(anew ? { outcome: found?.outcome ?? null } : {}),
        counts,
        undoLabel: counts.canUndo,
        redoLabel: counts.canRedo,
        loading: { type: "ready" },
      }));
    } catch (error) {
      if (mine === reading) store.setState({ loading: { type: "failed", message: messageOf(error) } });
    }
    if (anew) entering -= 1;
    const took = performance.now() - began;
    notBefore = performance.now() + Math.max(AGAIN_AFTER_MS, took * SHARE_OF_TIME);
  };

  const refreshNow = (): void => {
    timer = entering > 0 ? setTimeout(refreshNow, AGAIN_AFTER_MS) : null;
    if (timer !== null) return;
    void read((state, numbers) => {
      const merged = mergeIndex(state.order, numbers, state.filters.sort);
      return { ...merged, ...cursorIn(state, merged.order) };
    }, false);
  };

  return {
    enter: async (filters) => {
      const before = store.getState();
      const sought = isSearching(before.search) ? before.search : null;
      store.setState({
        filters,
        sought,
        loading: { type: before.loading.type === "opening" ? "opening" : "filtering" },
      });
      // Another sort or search is another list: it is read from its beginning. Another filter keeps the place.
      const fromStart = before.filters.sort !== filters.sort || (sought !== null && sought !== before.sought);
      await read((state, numbers) => inFull(fromStart ? { ...state, cursor: null } : state, numbers), true);
    },
    refresh: () => {
      if (store.getState().loading.type === "opening") return;
      timer ??= setTimeout(refreshNow, Math.max(0, notBefore - performance.now()));
    },
    bringIn: () => read(inFull, true),
    stop: () => {
      reading += 1;
      if (timer !== null) clearTimeout(timer);
    },
  };
};

const inFull = (state: TriageState, numbers: Uint32Array): Partial<TriageState> => {
  const order = shownOrder(numbers);
  return {
    order,
    drift: NO_DRIFT,
    selection: carryOver(state.selection, state.order, order),
    ...cursorIn(state, order),
  };
};

/** The cursor stays on its item while that is shown, else it stands at the first. */
const cursorIn = (
  { cursor }: TriageState,
  order: TriageState["order"],
): Pick<TriageState, "cursor" | "resting"> => {
  const kept = cursor !== null && order.positionOf(cursor) >= 0 ? cursor : order.numberAt(0);
  return { cursor: kept, resting: kept };
};
