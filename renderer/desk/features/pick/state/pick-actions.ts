import { formatNumber } from "../../../ui/format/numbers.ts";
import type { Preference } from "#shared/domain/picking/preferences.ts";
import {
  boundaryIn,
  type Comparison,
  type Kept,
  type Layout,
  LAYOUTS,
  type PickStep,
  takeStep,
} from "../model/comparison.ts";
import { type History, record, redo, undo } from "../model/history.ts";
import { alongCandidates, layoutFor, nextWithoutPlace, type Panes, panesOf } from "../model/panes.ts";
import { placeOf, planWithin } from "../model/plan.ts";
import type { Pool } from "../model/pool.ts";
import { FIT, pan, type Zoom } from "../model/zoom.ts";
import { t } from "../text.ts";
import { MIDDLE, type PickState, type PickStore, type Spot } from "./pick-store.ts";

export interface PickActions {
  readonly take: (step: PickStep) => void;
  readonly pickActive: () => void;
  readonly pinActive: () => void;
  readonly noteActive: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly setLayout: (layout: Layout) => void;
  readonly turnTo: (number: number) => void;
  /** In the loupe: along the candidates. */
  readonly along: (by: 1 | -1) => void;
  /** Shows a photo of the tray: in the loupe, or as the champion. */
  readonly show: (number: number) => void;
  /** Of all panes, or of this one where each has its own. */
  readonly zoomWith: (change: (zoom: Zoom) => Zoom, number?: number) => void;
  readonly toggleLens: () => void;
  readonly moveLens: (spot: Spot) => void;
  readonly toggleTogether: () => void;
  /** By keys: the lens where it is on, else what is shown; shares of the frame. */
  readonly nudge: (dx: number, dy: number) => void;
  /** Begins or ends the questions at the boundary. */
  readonly duel: () => void;
  readonly answer: (answer: Preference) => void;
  readonly closeNote: () => void;
  /** The plan has been sealed: there is nothing left to undo. */
  readonly sealed: () => void;
}

interface Outside {
  readonly pool: Pool;
  /** Keeps what was chosen for another day. */
  readonly save: (kept: Kept) => void;
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

export const panesIn = (state: PickState, pool: Pool): Panes => {
  const comparison = comparisonIn(state, pool);
  const duel = state.dueling ? boundaryIn(comparison, pool).next : null;
  return panesOf(comparison, pool, layoutFor(state.layout, pool), state.turnedTo, state.looking, duel);
};

/** How one pane is zoomed: as all are, or by itself. */
export const zoomIn = (state: PickState, number: number): Zoom =>
  state.together ? state.zoom : (state.own[number] ?? FIT);

export const pickActions = (store: PickStore, { pool, save, tell }: Outside): PickActions => {
  const say = (words: string): void =>
    store.setState(({ said }) => ({ said: { words, count: said.count + 1 } }));

  const put = (history: History<Comparison>, words: string): void => {
    const before = store.getState().history.present;
    store.setState({ history, turnedTo: null });
    const { plan, duels, notes } = history.present;
    if (plan !== before.plan || duels !== before.duels || notes !== before.notes)
      save({ plan: planWithin(plan, pool), duels, notes });
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

  const answer = (preferred: Preference): void => {
    take({ type: "duel", answer: preferred });
    if (boundaryIn(comparisonIn(store.getState(), pool), pool).next !== null) return;
    store.setState({ dueling: false });
    tell(t("duel.settled"));
  };

  return {
    take,
    answer,
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
    noteActive: () => store.setState({ noting: active() }),
    closeNote: () => store.setState({ noting: null }),
    undo: () => {
      const { history } = store.getState();
      if (history.past.length > 0) {
        put(undo(history), t("said.undone"));
        return;
      }
      const answers = history.present.duels;
      // From before a restart: answers are kept one by one, so the last can be taken back.
      if (answers.length === 0) say(t("said.nothing"));
      else
        put({ ...history, present: { ...history.present, duels: answers.slice(0, -1) } }, t("said.undone"));
    },
    redo: () => {
      const { history } = store.getState();
      if (history.future.length > 0) put(redo(history), t("said.redone"));
    },
    setLayout: (layout) => {
      if (LAYOUTS.includes(layout))
        store.setState({
          ...{ layout: layoutFor(layout, pool), turnedTo: null, zoom: FIT, own: {}, together: true },
          ...{ lens: null, dueling: false },
        });
    },
    turnTo: (number) => store.setState({ turnedTo: number }),
    along: (by) => store.setState({ looking: alongCandidates(pool, active(), by) }),
    show: (number) => {
      store.setState({ dueling: false });
      if (layoutFor(store.getState().layout, pool) === 1) store.setState({ looking: number });
      else take({ type: "pin", number });
    },
    zoomWith: (change, number) =>
      store.setState((state) => {
        const at = number ?? active();
        if (state.together || at === null) return { zoom: change(state.zoom) };
        return { own: { ...state.own, [at]: change(state.own[at] ?? FIT) } };
      }),
    toggleLens: () => store.setState(({ lens }) => ({ lens: lens === null ? MIDDLE : null })),
    moveLens: (spot) => store.setState(({ lens }) => (lens === null ? {} : { lens: spot })),
    toggleTogether: () => store.setState(({ together }) => ({ together: !together, own: {} })),
    nudge: (dx, dy) =>
      store.setState((state) => {
        const clamp = (share: number): number => Math.min(1, Math.max(0, share));
        if (state.lens !== null)
          return { lens: { x: clamp(state.lens.x + dx), y: clamp(state.lens.y + dy) } };
        const at = active();
        if (state.together || at === null) return { zoom: pan(state.zoom, -dx, -dy) };
        return { own: { ...state.own, [at]: pan(state.own[at] ?? FIT, -dx, -dy) } };
      }),
    duel: () => {
      const state = store.getState();
      if (state.dueling) {
        store.setState({ dueling: false, turnedTo: null });
        return;
      }
      const { next, calls } = boundaryIn(comparisonIn(state, pool), pool);
      if (next === null) tell(t(calls.tooMany ? "duel.tooMany" : "duel.none"));
      else store.setState({ dueling: true, layout: 2, turnedTo: null, zoom: FIT, own: {}, together: true });
    },
    sealed: () =>
      store.setState(({ history }) => ({
        history: { past: [], present: { ...history.present, plan: [], duels: [] }, future: [] },
        dueling: false,
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
    case "duel":
      return t("said.preferred", { number: formatNumber(step.answer.better) });
    case "note":
      return t("said.noted", { number: formatNumber(step.number) });
    case "keep":
    case "next":
      return "";
  }
};
