/**
 * The eight ways in which a picture can be turned and mirrored. A turn is three bits: 1, rows and columns change
 * places; then 2, left and right do; then 4, top and bottom do.
 */
export const TURNS = [0, 1, 2, 3, 4, 5, 6, 7] as const;
export type Turn = (typeof TURNS)[number];

/** The turn that takes back this one: each is its own, except the two quarter turns, which are each other's. */
export const turnBack = (turn: Turn): Turn => (turn === 3 ? 5 : turn === 5 ? 3 : turn);

/** A square of `side * side` values, turned. */
export const turnedSquare = (values: Float64Array, side: number, turn: Turn): Float64Array => {
  if (turn === 0) return values;
  const turned = new Float64Array(values.length);
  const last = side - 1;
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const column = (turn & 2) === 0 ? x : last - x;
      const row = (turn & 4) === 0 ? y : last - y;
      turned[y * side + x] = values[(turn & 1) === 0 ? row * side + column : column * side + row] ?? 0;
    }
  }
  return turned;
};
