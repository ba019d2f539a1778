/**
 * The order on the screen. It stays as it was when the filter was entered: a decided item keeps its place and an
 * arrival moves nothing. What the index would show by now waits as `Drift` until it can come in without a jump.
 */
import type { TriageFilterInput } from "#shared/contract/desk-calls.ts";

export interface ShownOrder {
  readonly numbers: Uint32Array;
  readonly count: number;
  readonly numberAt: (position: number) => number | null;
  /** -1 for what is not shown. */
  readonly positionOf: (number: number) => number;
}

/** Submission numbers run from 1 without gaps, so positions lie in an array by number. */
export const shownOrder = (numbers: Uint32Array): ShownOrder => {
  let highest = 0;
  for (const number of numbers) if (number > highest) highest = number;
  const positions = new Int32Array(highest + 1).fill(-1);
  numbers.forEach((number, position) => {
    positions[number] = position;
  });
  return {
    numbers,
    count: numbers.length,
    numberAt: (position) => numbers[position] ?? null,
    positionOf: (number) => positions[number] ?? -1,
  };
};

export const EMPTY_ORDER = shownOrder(new Uint32Array());

export interface Drift {
  /** How many items the index has that are not shown. */
  readonly fresh: number;
  /** Items that are shown would stand in another order by now. */
  readonly moved: boolean;
}

export const NO_DRIFT: Drift = { fresh: 0, moved: false };

export interface Merge {
  readonly order: ShownOrder;
  readonly drift: Drift;
}

/**
 * What to show after the index was read again. Nothing is looked at yet: all of it. Oldest first: arrivals join at the
 * end, where they belong. Any other sort: the order stays and the drift is told.
 */
export const mergeIndex = (shown: ShownOrder, fresh: Uint32Array, sort: TriageFilterInput["sort"]): Merge => {
  if (shown.count === 0) return { order: fresh.length === 0 ? shown : shownOrder(fresh), drift: NO_DRIFT };
  const added: number[] = [];
  let moved = false;
  let before = -1;
  for (const number of fresh) {
    const position = shown.positionOf(number);
    if (position < 0) added.push(number);
    else {
      if (position < before) moved = true;
      before = position;
    }
  }
  if (sort !== "oldest" || added.length === 0) return { order: shown, drift: { fresh: added.length, moved } };
  const grown = new Uint32Array(shown.count + added.length);
  grown.set(shown.numbers);
  grown.set(added, shown.count);
  return { order: shownOrder(grown), drift: NO_DRIFT };
};
