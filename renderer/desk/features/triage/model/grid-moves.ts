/** Where the cursor goes. Positions are indexes into the shown order; a grid without items has none. */

export const MOVES = ["left", "right", "up", "down", "page_up", "page_down", "home", "end"] as const;
export type Move = (typeof MOVES)[number];

export interface GridShape {
  readonly count: number;
  readonly columns: number;
  /** Whole rows that fit the window. */
  readonly pageRows: number;
}

/** The position after a move; an end of the list holds the cursor, and a short last row is reached from above. */
export const moveCursor = (from: number, move: Move, { count, columns, pageRows }: GridShape): number => {
  if (count === 0) return -1;
  const last = count - 1;
  if (from < 0) return 0;
  const row = Math.floor(from / columns);
  const lastRow = Math.floor(last / columns);
  const inRow = (target: number): number =>
    Math.min(last, Math.min(lastRow, Math.max(0, target)) * columns + (from % columns));
  switch (move) {
    case "left":
      return Math.max(0, from - 1);
    case "right":
      return Math.min(last, from + 1);
    case "up":
      return inRow(row - 1);
    case "down":
      return inRow(row + 1);
    case "page_up":
      return inRow(row - Math.max(1, pageRows));
    case "page_down":
      return inRow(row + Math.max(1, pageRows));
    case "home":
      return 0;
    case "end":
      return last;
  }
};

/**
 * The position a decision leads to: the next item after `from` that still matches, else the nearest one before it,
 * else it stays. Looks at most `reach` items far each way, so that a key never costs a walk over 100,000 items.
 */
export const nextMatching = (
  from: number,
  count: number,
  matches: (position: number) => boolean,
  reach = 2000,
): number => {
  for (let at = from + 1; at < Math.min(count, from + 1 + reach); at += 1) if (matches(at)) return at;
  if (from + 1 + reach < count) return from + 1 + reach;
  for (let at = from - 1; at >= Math.max(0, from - reach); at -= 1) if (matches(at)) return at;
  return Math.min(from, count - 1);
};
