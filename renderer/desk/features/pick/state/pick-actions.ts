import { formatNumber } from "../../../ui/format/numbers.ts";
import { type Comparison, type Layout, LAYOUTS, type PickStep, takeStep } from "../model/comparison.ts";
import { type History, record, redo, undo } from "../model/history.ts";
import { alongCandidates, layoutFor, nextWithoutPlace, type Panes, panesOf } from "../model/panes.ts";
import { placeOf, type Plan, planWithin } from "../model/plan.ts";
import type { Pool } from "../model/pool.ts";
import { FIT, type Zoom } from "../model/zoom.ts";
import { t } from "../text.ts";
import type { PickState, PickStore } from "./pick-store.ts";

export interface PickActions {
  readonly take: (step: PickStep) => void;
  readonly pickActive: () => void;
  readonly pinActive: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly setLayout: (layout: Layout) => void;
  readonly turnTo: (number: number) => void;
  /** In the loupe: along the candidates. */
  readonly along: (by: 1 | -1) => void;
  /** Shows a photo of the tray: in the loupe, or as the champion. */
  readonly show: (number: number) => void;
  readonly zoomWith: (change: (zoom: Zoom) => Zoom) => void;
  /** The plan has been sealed: there is nothing left to undo. */
  readonly sealed: () => void;
}

interface Outside {
  readonly pool: Pool;
  /** Keeps the plan for another day. */
  readonly save: (plan: Plan) => void;
  /** Says why nothing happened. */
  readonly tell: (text: string) => void;
}

const fitted = new WeakMap<Comparison, { readonly pool: Pool; readonly comparison: Comparison }>();

/** The comparison as the pool allows it now; the same object for the same two. */
export const comparisonIn = (state: PickState, pool: Pool): Comparison => {
  const { present } = state.history;
  const known = fitted.get(present);
  if (known?.pool === pool) return known.comparison;
  const plan = planWithin(present.plan, pool);
  const comparison = plan.length === present.plan.length ? present : { ...present, plan };
  fitted.set(present, { pool, comparison });
  return comparison;
};

export const panesIn = (state: PickState, pool: Pool): Panes =>
  panesOf(comparisonIn(state, pool), pool, layoutFor(state.layout, pool), state.turnedTo, state.looking);

export const pickActions = (store: PickStore, { pool, save, tell }: Outside): PickActions => {
  const say = (words: string): void =>
    store.setState(({ said }) => ({ said: { words, count: said.count + 1 } }));

  const put = (history: History<Comparison>, words: string): void => {
    const before = store.getState().history.present.plan;
    store.setState({ history, turnedTo: null });
    if (history.present.plan !== before) save(planWithin(history.present.plan, pool));
    say(words);
  };

  const take = (step: PickStep): void => {
    const state = store.getState();
    const now = comparisonIn(state, pool);
    const next = takeStep(now, step, pool);
    if (next === now) {
      if (step.type === "pick" && now.plan.length >= pool.open) tell(t("tray.full"));
      return;
    }
    put(record({ ...state.history, present: now }, next), wordsOf(step, next, pool));
  };

  const active = (): number | null => panesIn(store.getState(), pool).active;

  return {
    take,
    pickActive: () => {
      const number = active();
      if (number === null) return;
      take({ type: "pick", number });
      const after = comparisonIn(store.getState(), pool);
      if (store.getState().layout === 1 && after.plan.includes(number)) {
        store.setState({ looking: nextWithoutPlace(after, pool, number) });
      }
    },
    pinActive: () => {
      const number = active();
      if (number !== null) take({ type: "pin", number });
    },
    undo: () => {
      const { history } = store.getState();
      if (history.past.length === 0) say(t("said.nothing"));
      else put(undo(history), t("said.undone"));
    },
    redo: () => {
      const { history } = store.getState();
      if (history.future.length > 0) put(redo(history), t("said.redone"));
    },
    setLayout: (layout) => {
      if (LAYOUTS.includes(layout))
        store.setState({ layout: layoutFor(layout, pool), turnedTo: null, zoom: FIT });
    },
    turnTo: (number) => store.setState({ turnedTo: number }),
    along: (by) => store.setState({ looking: alongCandidates(pool, active(), by) }),
    show: (number) => {
      if (layoutFor(store.getState().layout, pool) === 1) store.setState({ looking: number });
      else take({ type: "pin", number });
    },
    zoomWith: (change) => store.setState(({ zoom }) => ({ zoom: change(zoom) })),
    sealed: () =>
      store.setState(({ history }) => ({
        history: { past: [], present: { ...history.present, plan: [] }, future: [] },
      })),
  };
};

/** What a step is, said to a screen reader. */
const wordsOf = (step: PickStep, next: Comparison, pool: Pool): string => {
  const place = (number: number): number => placeOf(next.plan, pool, number) ?? 0;
  switch (step.type) {
    case "pick":
      return t("said.picked", { number: formatNumber(step.number), place: place(step.number) });
    case "remove":
      return t("said.removed", { number: formatNumber(step.number) });
    case "move":
      return t("said.moved", { number: formatNumber(step.number), place: place(step.number) });
    case "pin":
      return t("said.champion", { number: formatNumber(step.number) });
    case "prefer":
      return t("said.champion", { number: formatNumber(step.challenger) });
    case "keep":
    case "next":
      return "";
  }
};
