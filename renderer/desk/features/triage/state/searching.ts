import { isSearching, NO_SEARCH, type Search } from "../model/search.ts";
import type { TriageStore } from "./triage-state.ts";

export interface Searching {
  /** Searches for what changed; words that are being written are waited for. */
  readonly search: (change: Partial<Search>) => void;
  /** Back to the filters' own order; answers whether there was a search. */
  readonly leaveSearch: () => boolean;
}

interface OpenedSearching extends Searching {
  /** Nothing is searched for any more, and nothing is entered for it. */
  readonly forget: () => void;
}

/** A text that was not written on for so long is searched for. */
const WRITTEN_MS = 250;

/** `enter` reads the list anew, by the search of then. */
export const newSearching = (store: TriageStore, enter: () => void): OpenedSearching => {
  let writing: ReturnType<typeof setTimeout> | undefined;

  const search = (change: Partial<Search>): void => {
    const before = store.getState().search;
    const next = { ...before, ...change };
    store.setState({ search: next });
    clearTimeout(writing);
    if (!isSearching(before) && !isSearching(next)) return;
    // Only what is being written is waited for.
    if (Object.keys(change).join() !== "text" || !isSearching(next)) enter();
    else writing = setTimeout(enter, WRITTEN_MS);
  };

  return {
    search,
    leaveSearch: () => {
      const { search: now, sought } = store.getState();
      if (!isSearching(now) && sought === null) return false;
      search({ text: "", like: null });
      return true;
    },
    forget: () => {
      clearTimeout(writing);
      store.setState(({ search: { scope } }) => ({ search: { ...NO_SEARCH, scope } }));
    },
  };
};
