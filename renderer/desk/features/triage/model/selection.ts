/**
 * What is selected: single items, and one live range between an anchor and the cursor. The range is two positions, so
 * that extending it over 100,000 items costs nothing; it becomes single items only when the order changes under it.
 */
import type { ShownOrder } from "./shown-order.ts";

export interface Selection {
  readonly items: ReadonlySet<number>;
  /** Positions, both included, in no order; the anchor stays while the other end moves. */
  readonly range: { readonly anchor: number; readonly head: number } | null;
}

export const NOTHING_SELECTED: Selection = { items: new Set(), range: null };

const low = (range: NonNullable<Selection["range"]>): number => Math.min(range.anchor, range.head);
const high = (range: NonNullable<Selection["range"]>): number => Math.max(range.anchor, range.head);

const inRange = (range: Selection["range"], position: number): boolean =>
  range !== null && position >= low(range) && position <= high(range);

export const isSelected = (selection: Selection, order: ShownOrder, number: number): boolean =>
  selection.items.has(number) ||
  (selection.range !== null && inRange(selection.range, order.positionOf(number)));

export const isEmpty = (selection: Selection): boolean =>
  selection.items.size === 0 && selection.range === null;

export const selectedCount = (selection: Selection, order: ShownOrder): number => {
  const { items, range } = selection;
  if (range === null) return items.size;
  let count = high(range) - low(range) + 1;
  for (const number of items) if (!inRange(range, order.positionOf(number))) count += 1;
  return count;
};

/** The whole list by one range: nobody has picked single items. */
export const isEverything = ({ range }: Selection, { count }: ShownOrder): boolean =>
  range !== null && count > 0 && low(range) === 0 && high(range) === count - 1;

/** Numbers in the shown order. */
export const selectedNumbers = (selection: Selection, order: ShownOrder): readonly number[] => {
  const { items, range } = selection;
  const positions = new Set<number>();
  for (const number of items) positions.add(order.positionOf(number));
  positions.delete(-1);
  if (range !== null) for (let at = low(range); at <= high(range); at += 1) positions.add(at);
  return Uint32Array.from(positions)
    .sort()
    .reduce<number[]>((numbers, at) => {
      const number = order.numberAt(at);
      if (number !== null) numbers.push(number);
      return numbers;
    }, []);
};

/** Shift and a move: the range runs from where it began, or from where the cursor stood, to where it stands now. */
export const extendTo = (selection: Selection, from: number, to: number): Selection => ({
  items: selection.range === null ? NOTHING_SELECTED.items : selection.items,
  range: { anchor: selection.range?.anchor ?? from, head: to },
});

/** Ctrl and a click: one item in or out, the others stay. */
export const toggle = (selection: Selection, order: ShownOrder, number: number): Selection => {
  const items = new Set(selectedNumbers(selection, order));
  if (!items.delete(number)) items.add(number);
  return { items, range: null };
};

export const selectAll = (order: ShownOrder): Selection =>
  order.count === 0
    ? NOTHING_SELECTED
    : { items: NOTHING_SELECTED.items, range: { anchor: 0, head: order.count - 1 } };

/** The same items under another order; what it no longer shows is no longer selected. */
export const carryOver = (selection: Selection, before: ShownOrder, after: ShownOrder): Selection => {
  if (isEmpty(selection)) return NOTHING_SELECTED;
  const items = new Set(selectedNumbers(selection, before).filter((number) => after.positionOf(number) >= 0));
  return items.size === 0 ? NOTHING_SELECTED : { items, range: null };
};
