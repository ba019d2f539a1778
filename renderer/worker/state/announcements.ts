import { createStore, type StoreApi } from "zustand/vanilla";

/** What a screen reader says next. */
export interface Announcements {
  /** The count makes a repeated sentence a new one. */
  readonly store: StoreApi<{ readonly text: string; readonly count: number }>;
  announce(text: string): void;
}

export const createAnnouncements = (): Announcements => {
  const store = createStore(() => ({ text: "", count: 0 }));
  return { store, announce: (text) => store.setState(({ count }) => ({ text, count: count + 1 })) };
};
