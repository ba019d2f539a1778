/** Which rows to ask for: what is in view first, then ahead of the scroll, then a little behind it. */
import type { ShownOrder } from "./shown-order.ts";

/** The most that one call of `triage.rows` takes. */
export const MOST_PER_CALL = 500;

export interface View {
  /** Positions, `to` not included. */
  readonly from: number;
  readonly to: number;
  readonly direction: "forward" | "backward";
}

const SCREENS_AHEAD = 3;
const SCREENS_BEHIND = 1;

export const wantedNumbers = (
  order: ShownOrder,
  view: View,
  isKnown: (number: number) => boolean,
): readonly number[] => {
  const screen = Math.max(1, view.to - view.from);
  const after = {
    from: view.to,
    to: view.to + screen * (view.direction === "forward" ? SCREENS_AHEAD : SCREENS_BEHIND),
  };
  const before = {
    from: view.from - screen * (view.direction === "forward" ? SCREENS_BEHIND : SCREENS_AHEAD),
    to: view.from,
  };
  const spans = view.direction === "forward" ? [view, after, before] : [view, before, after];
  const wanted: number[] = [];
  for (const span of spans) {
    for (let at = Math.max(0, span.from); at < Math.min(order.count, span.to); at += 1) {
      const number = order.numberAt(at);
      if (number !== null && !isKnown(number)) wanted.push(number);
      if (wanted.length === MOST_PER_CALL) return wanted;
    }
  }
  return wanted;
};

/** Nothing in view is missing and less than a screen of what lies ahead is: not worth a call of its own yet. */
export const isWorthACall = (
  order: ShownOrder,
  view: View,
  isKnown: (number: number) => boolean,
): boolean => {
  const screen = Math.max(1, view.to - view.from);
  const [from, to] =
    view.direction === "forward" ? [view.from, view.to + screen] : [view.from - screen, view.to];
  for (let at = Math.max(0, from); at < Math.min(order.count, to); at += 1) {
    const number = order.numberAt(at);
    if (number !== null && !isKnown(number)) return true;
  }
  return false;
};
