import { createStore, type StoreApi } from "zustand/vanilla";

/** What the page shows. The browser's own Back leads from a photo to the list. */
export type View =
  | { readonly kind: "home" }
  /** A photo on its way. */
  | { readonly kind: "entry"; readonly key: string }
  | { readonly kind: "submission"; readonly id: string };

export interface Views {
  readonly store: StoreApi<{ readonly view: View }>;
  /** Goes one step further; Back returns. */
  readonly open: (view: View) => void;
  /** Goes on in the same step: a photo on its way became a submission. */
  readonly replace: (view: View) => void;
  readonly home: () => void;
  /** The submission that was on screen last: the list goes on from there. */
  readonly lastOpened: () => string | null;
}

const home: View = { kind: "home" };

const readView = (state: unknown): View =>
  typeof state === "object" && state !== null && "view" in state ? (state.view as View) : home;

/** An entry lives in this page's memory alone, so after a reload its step means the list. */
export const createViews = (history: History, onPop: (listener: () => void) => void): Views => {
  const first = readView(history.state);
  const store = createStore<{ readonly view: View }>(() => ({ view: first.kind === "entry" ? home : first }));
  onPop(() => store.setState({ view: readView(history.state) }));
  let opened: string | null = null;
  store.subscribe(({ view }) => {
    if (view.kind === "submission") opened = view.id;
  });
  const replace = (view: View): void => {
    history.replaceState({ view }, "");
    store.setState({ view });
  };
  return {
    store,
    open: (view) => {
      if (store.getState().view.kind === "home") history.pushState({ view }, "");
      else history.replaceState({ view }, "");
      store.setState({ view });
    },
    replace,
    home: () => {
      if (store.getState().view.kind === "home") return;
      // The step below is the list if this page opened the photo; after a reload it still is.
      history.back();
    },
    lastOpened: () => opened,
  };
};
