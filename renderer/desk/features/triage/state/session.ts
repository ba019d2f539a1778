import { createStore } from "zustand";
import type { DeskEvent } from "#shared/contract/desk-events.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { cleared, type Filters } from "../model/filters.ts";
import { newRowCache, type RowCache } from "../model/row-cache.ts";
import { type Decisions, newDecisions } from "./decisions.ts";
import { type IndexLoader, newIndexLoader } from "./index-loader.ts";
import { type Navigation, newNavigation } from "./navigation.ts";
import type { TriagePorts } from "./ports.ts";
import { newLookTeller } from "./look-teller.ts";
import { newRowLoader, type RowLoader } from "./row-loader.ts";
import { newSearching, type Searching } from "./searching.ts";
import { newTriageState, type TriageState, type TriageStore } from "./triage-state.ts";

/**
 * The triage of one job. A list that must not move under a person's eyes is more than the answer to a query, so the
 * session reads index and rows itself; everything else on the screen comes through the bridge's queries.
 */
export interface TriageSession extends Navigation, Decisions, Searching, Pick<RowLoader, "look"> {
  readonly jobId: JobId;
  readonly store: TriageStore;
  readonly rows: RowCache;
  readonly setFilters: (filters: Filters) => void;
  /** Stands on this submission; where the filters hide it they are cleared. */
  readonly show: (number: number) => void;
  readonly retry: () => void;
  readonly bringIn: () => void;
  readonly setLoupe: (open: boolean) => void;
  /** Reads the index and begins to follow; returns the way to stop. */
  readonly start: () => () => void;
  readonly hear: (event: DeskEvent) => void;
}

/** A person who rests on an item for so long has left off there. */
const LEFT_OFF_MS = 1500;

export const newTriageSession = (
  jobId: JobId,
  filters: Filters,
  /** A submission that was asked for: the filters give way to it. */
  asked: number | null,
  /** Where to stand if the filters still show it. */
  left: number | null,
  ports: TriagePorts,
): TriageSession => {
  const store = createStore<TriageState>(() => newTriageState(filters, asked ?? left));
  const rows = newRowCache();
  const index: IndexLoader = newIndexLoader(jobId, store, ports);
  const loader = newRowLoader(jobId, store, rows, ports);
  const teller = newLookTeller(jobId, store, rows, ports);
  const navigation = newNavigation(store);
  const decisions = newDecisions(jobId, {
    store,
    rows,
    ports,
    goTo: navigation.goTo,
    changed: loader.changed,
    refresh: index.refresh,
  });

  const enterAgain = (): void => void index.enter(store.getState().filters);
  const { forget, ...searches } = newSearching(store, enterAgain);

  const show = (number: number): void => {
    const { order, filters: now } = store.getState();
    if (order.positionOf(number) >= 0) {
      navigation.goTo(number);
      return;
    }
    forget();
    void index.enter(cleared(now)).then(() => navigation.goTo(number));
  };

  return {
    jobId,
    store,
    rows,
    ...navigation,
    ...decisions,
    look: (view) => {
      loader.look(view);
      teller.look(view);
    },
    setFilters: (next) => void index.enter(next),
    ...searches,
    show,
    retry: enterAgain,
    bringIn: () => {
      const { filters: now } = store.getState();
      void index.bringIn().then(() => {
        const newest = store.getState().order.numberAt(0);
        if (now.sort === "newest" && newest !== null) navigation.goTo(newest);
      });
    },
    setLoupe: (open) => store.setState({ loupe: open }),
    hear: (event) => {
      if (event.type !== "submissions.changed" || event.jobId !== jobId) return;
      loader.changed(event.numbers);
      index.refresh();
    },
    start: () => {
      void index.enter(store.getState().filters).then(() => {
        if (asked !== null) show(asked);
      });
      const stopLeaving = rememberWhere(jobId, store, ports);
      return () => {
        forget();
        index.stop();
        teller.stop();
        stopLeaving();
      };
    },
  };
};

/** Tells main where the person left off, for the inbox to offer it again. */
const rememberWhere = (jobId: JobId, store: TriageStore, { call }: TriagePorts): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = store.subscribe(({ resting, filters, loupe }, before) => {
    const same = resting === before.resting && filters === before.filters && loupe === before.loupe;
    if (same || resting === null) return;
    clearTimeout(timer);
    const state = JSON.stringify({ filters, loupe });
    // A convenience: where it fails, the person finds the place by hand.
    timer = setTimeout(
      () =>
        void call("submission.leftAt", { jobId, tab: "triage", number: resting, state }).catch(
          () => undefined,
        ),
      LEFT_OFF_MS,
    );
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
};
