import { type GridShape, type Move, moveCursor } from "../model/grid-moves.ts";
import { extendTo, NOTHING_SELECTED, selectAll, selectedCount, toggle } from "../model/selection.ts";
import { t } from "../text.ts";
import { say, type TriageStore } from "./triage-state.ts";

/** A cursor that moves again within this time is still moving. */
const REST_MS = 90;

export interface Navigation {
  readonly move: (move: Move, shape: Omit<GridShape, "count">, extend: boolean) => void;
  /** Along the list, as in the loupe. */
  readonly step: (by: 1 | -1) => void;
  readonly goTo: (number: number) => void;
  /** A press with the pointer: plain, with Ctrl or ⌘, with Shift. */
  readonly press: (number: number, how: { readonly toggle: boolean; readonly extend: boolean }) => void;
  readonly selectAll: () => void;
  /** Answers whether there was anything to clear. */
  readonly clearSelection: () => boolean;
}

export const newNavigation = (store: TriageStore): Navigation => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let movedAt = -Infinity;

  /** The first move rests at once; while a key is held only the last one does. */
  const stand = (number: number | null): void => {
    const now = performance.now();
    clearTimeout(timer);
    if (now - movedAt > 2 * REST_MS) store.setState({ cursor: number, resting: number });
    else {
      store.setState({ cursor: number });
      timer = setTimeout(() => store.setState(({ cursor }) => ({ resting: cursor })), REST_MS);
    }
    movedAt = now;
  };

  const position = (): number => {
    const { cursor, order } = store.getState();
    return cursor === null ? -1 : order.positionOf(cursor);
  };

  const saySelected = (): void => {
    const { selection, order } = store.getState();
    say(store, t("said.selected", { count: selectedCount(selection, order) }));
  };

  const leaveSelection = (): void => {
    if (store.getState().selection !== NOTHING_SELECTED) store.setState({ selection: NOTHING_SELECTED });
  };

  return {
    move: (move, shape, extend) => {
      const { order } = store.getState();
      const from = position();
      const to = moveCursor(from, move, { ...shape, count: order.count });
      if (extend && from >= 0) {
        store.setState(({ selection }) => ({ selection: extendTo(selection, from, to) }));
        saySelected();
      } else leaveSelection();
      if (to !== from) stand(order.numberAt(to));
    },
    step: (by) => {
      const { order } = store.getState();
      const number = order.numberAt(position() + by);
      if (number !== null) stand(number);
    },
    goTo: (number) => {
      if (store.getState().order.positionOf(number) >= 0) stand(number);
    },
    press: (number, how) => {
      const { order, selection } = store.getState();
      const from = position();
      if (how.extend)
        store.setState({ selection: extendTo(selection, Math.max(0, from), order.positionOf(number)) });
      else if (how.toggle) store.setState({ selection: toggle(selection, order, number) });
      else leaveSelection();
      if (how.extend || how.toggle) saySelected();
      stand(number);
    },
    selectAll: () => {
      store.setState(({ order }) => ({ selection: selectAll(order) }));
      saySelected();
    },
    clearSelection: () => {
      const had = store.getState().selection !== NOTHING_SELECTED;
      leaveSelection();
      return had;
    },
  };
};
