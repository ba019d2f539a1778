/** As many as two batches. */
export const TEST_PICTURES = 16;

type Drawing = (x: number, y: number) => readonly [number, number, number];

/** Always the same numbers, 0 to 1. */
const grain = (x: number, y: number, seed: number): number => {
  const mixed = Math.imul(x * 374_761 + y * 668_265 + seed * 144_665, 1_274_126_177);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
};

const inCircle = (x: number, y: number, radius: number): boolean =>
  (x - 0.5) ** 2 + (y - 0.5) ** 2 < radius ** 2;

/** Structures as photographs have them: gradients, edges, textures, things before backgrounds, light and dark. */
const DRAWINGS: readonly Drawing[] = [
  (x, y) => [x, y, 1 - x],
  (x, y) => (inCircle(x, y, 0.3) ? [0.9, 0.1, 0.1] : [0.3, 0.6, 0.9]),
  (x) => (Math.floor(x * 16) % 2 === 0 ? [0.9, 0.9, 0.9] : [0.1, 0.1, 0.1]),
  (x, y) => ((Math.floor(x * 8) + Math.floor(y * 8)) % 2 === 0 ? [0.8, 0.7, 0.2] : [0.2, 0.3, 0.6]),
  (x, y) => [0.5 + 0.5 * Math.sin(x * 20), 0.5 + 0.5 * Math.sin(y * 14), 0.5],
  (x, y) => (y > 0.6 ? [0.2, 0.5 + 0.2 * grain(x * 200, y * 200, 1), 0.1] : [0.5, 0.7, 0.95]),
  (x, y) => [0.05 + 0.1 * x, 0.05, 0.08 + 0.05 * y],
  (x, y) => [0.95 - 0.1 * y, 0.95, 0.9 + 0.1 * x],
  (x, y) => (Math.abs(x - y) < 0.08 ? [0.1, 0.8, 0.3] : [0.6 * y, 0.2, 0.5]),
  (x, y) => (x > 0.25 && x < 0.75 && y > 0.35 && y < 0.8 ? [0.75, 0.35, 0.1] : [0.85, 0.85, 0.8]),
  (x, y) => [grain(x * 300, y * 300, 2), grain(x * 300, y * 300, 3), grain(x * 300, y * 300, 4)],
  (x, y) => {
    const ring = Math.sin(Math.hypot(x - 0.5, y - 0.5) * 60);
    return [0.5 + 0.4 * ring, 0.5 - 0.4 * ring, 0.4];
  },
  (x, y) => (inCircle(x, y, 0.42) && !inCircle(x, y, 0.2) ? [0.1, 0.2, 0.7] : [0.95, 0.8, 0.3]),
  (x, y) =>
    Math.floor(y * 30) % 3 === 0 && grain(Math.floor(x * 60), Math.floor(y * 30), 5) > 0.4
      ? [0.1, 0.1, 0.1]
      : [1, 1, 1],
  (x, y) => [x * y, (1 - x) * y, 0.5 + 0.3 * grain(x * 100, y * 100, 6)],
  (x, y) => (y < 0.3 + 0.2 * Math.sin(x * 9) ? [0.9, 0.6, 0.4] : [0.2, 0.15, 0.3 + 0.4 * x]),
];

/** The test pictures as squares of that size: interleaved 8-bit RGB. The same on every machine. */
export const testSquares = (size: number): readonly Uint8Array[] =>
  DRAWINGS.slice(0, TEST_PICTURES).map((draw) => {
    const square = new Uint8Array(size * size * 3);
    for (let y = 0, at = 0; y < size; y += 1) {
      for (let x = 0; x < size; x += 1, at += 3) {
        const [red, green, blue] = draw(x / size, y / size);
        square[at] = Math.round(255 * Math.min(1, Math.max(0, red)));
        square[at + 1] = Math.round(255 * Math.min(1, Math.max(0, green)));
        square[at + 2] = Math.round(255 * Math.min(1, Math.max(0, blue)));
      }
    }
    return square;
  });
