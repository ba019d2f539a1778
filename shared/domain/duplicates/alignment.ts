/** How alike two small squares are once one is laid over the other as well as it goes. */

/** How much of each side of the whole the part does not show, as shares of the side. */
export interface Window {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const EVERYTHING: Window = { left: 0, top: 0, right: 0, bottom: 0 };

/** At most this share is cut off at an edge. */
const FARTHEST = 0.2;
const EDGES = ["left", "top", "right", "bottom"] as const;
const STEPS = [0.05, 0.025, 0.0125] as const;
/** Where the search begins: nothing cut off, all edges alike, one edge, two that meet. */
const BEGINNINGS: readonly Window[] = [
  EVERYTHING,
  ...[0.05, 0.1, 0.15].map((cut) => ({ left: cut, top: cut, right: cut, bottom: cut })),
  ...EDGES.map((edge) => ({ ...EVERYTHING, [edge]: 0.1 })),
  { left: 0.1, top: 0.1, right: 0, bottom: 0 },
  { left: 0, top: 0.1, right: 0.1, bottom: 0 },
  { left: 0, top: 0, right: 0.1, bottom: 0.1 },
  { left: 0.1, top: 0, right: 0, bottom: 0.1 },
  { left: 0.07, top: 0.1, right: 0.07, bottom: 0.1 },
  { left: 0.1, top: 0.07, right: 0.1, bottom: 0.07 },
];

/** Where no beginning correlates this much, no window does in the end: most candidates are put aside by this. */
const WORTH_REFINING = 0.6;

/** Below this after the widest steps, finer ones bring nothing that counts. */
const WORTH_FINER_STEPS = 0.75;

/** A window from which to seek on, and how well it fits. */
export interface Begun {
  readonly part: Float64Array;
  readonly whole: Float64Array;
  readonly window: Window;
  readonly likeness: number;
}

/** The likeliest beginning; null where `part` shows nothing of `whole`. */
export const beginAligning = (part: Float64Array, whole: Float64Array, side: number): Begun | null => {
  let best: Begun | null = null;
  for (const window of BEGINNINGS) {
    const likeness = likenessIn(part, whole, side, window);
    if (likeness >= WORTH_REFINING && likeness > (best?.likeness ?? 0))
      best = { part, whole, window, likeness };
  }
  return best;
};

/** Seeks the window of the whole that the part shows best, by steps that get smaller. */
export const align = (begun: Begun, side: number): Begun => {
  const { part, whole } = begun;
  let best = begun;
  for (const step of STEPS) {
    for (let round = 0; round < 3; round += 1) {
      const before = best.likeness;
      for (const window of neighbours(best.window, step)) {
        const likeness = likenessIn(part, whole, side, window);
        if (likeness > best.likeness) best = { part, whole, window, likeness };
      }
      if (best.likeness - before < 0.0005) break;
    }
    if (best.likeness < WORTH_FINER_STEPS) break;
  }
  return best;
};

/** Written over at each try: thousands are made for one picture. */
let tried = new Float64Array(0);

const likenessIn = (part: Float64Array, whole: Float64Array, side: number, window: Window): number => {
  if (tried.length !== whole.length) tried = new Float64Array(whole.length);
  return correlation(part, cutOut(whole, side, window, tried));
};

const neighbours = (from: Window, step: number): readonly Window[] =>
  [step, -step]
    .flatMap((by) => EDGES.map((edge) => ({ ...from, [edge]: from[edge] + by })))
    .filter((window) => EDGES.every((edge) => window[edge] > -1e-9 && window[edge] < FARTHEST + 1e-9));

/** What lies in the window, as a square of the same side again. */
export const cutOut = (
  values: Float64Array,
  side: number,
  window: Window,
  cut: Float64Array = new Float64Array(side * side),
): Float64Array => {
  place(window.left, window.right, side, across);
  place(window.top, window.bottom, side, down);
  for (let y = 0; y < side; y += 1) {
    const row = (down.from[y] ?? 0) * side;
    const below = (down.to[y] ?? 0) * side;
    const low = down.share[y] ?? 0;
    for (let x = 0; x < side; x += 1) {
      const column = across.from[x] ?? 0;
      const beside = across.to[x] ?? 0;
      const right = across.share[x] ?? 0;
      const upperLeft = values[row + column] ?? 0;
      const lowerLeft = values[below + column] ?? 0;
      const upper = upperLeft + ((values[row + beside] ?? 0) - upperLeft) * right;
      const lower = lowerLeft + ((values[below + beside] ?? 0) - lowerLeft) * right;
      cut[y * side + x] = upper + (lower - upper) * low;
    }
  }
  return cut;
};

/** Between which two places of a line each new one lies, and how near the second. Written over at each cut. */
const line = () => ({ from: new Uint8Array(64), to: new Uint8Array(64), share: new Float64Array(64) });
const across = line();
const down = line();

const place = (before: number, after: number, side: number, on: ReturnType<typeof line>): void => {
  const length = 1 - before - after;
  for (let index = 0; index < side; index += 1) {
    const at = Math.min(side - 1, Math.max(0, (before + ((index + 0.5) / side) * length) * side - 0.5));
    const from = Math.floor(at);
    on.from[index] = from;
    on.to[index] = Math.min(side - 1, from + 1);
    on.share[index] = at - from;
  }
};

/** Less variance than this is a flat picture, which says nothing about where it is from. */
const FLAT = 4;

/** Pearson's, -1 to 1, of the values that are kept (all without `keep`); 0 where either is flat. */
export const correlation = (a: Float64Array, b: Float64Array, keep: Uint8Array | null = null): number => {
  const { count, varianceA, varianceB, shared } = moments(a, b, keep);
  if (varianceA < FLAT * count || varianceB < FLAT * count) return 0;
  return shared / Math.sqrt(varianceA * varianceB);
};

const moments = (a: Float64Array, b: Float64Array, keep: Uint8Array | null) => {
  let count = 0;
  let sumA = 0;
  let sumB = 0;
  let sumAA = 0;
  let sumBB = 0;
  let sumAB = 0;
  for (let index = 0; index < a.length; index += 1) {
    if (keep?.[index] === 0) continue;
    const valueA = a[index] ?? 0;
    const valueB = b[index] ?? 0;
    count += 1;
    sumA += valueA;
    sumB += valueB;
    sumAA += valueA * valueA;
    sumBB += valueB * valueB;
    sumAB += valueA * valueB;
  }
  return {
    count,
    meanA: sumA / count,
    meanB: sumB / count,
    varianceA: sumAA - (sumA * sumA) / count,
    varianceB: sumBB - (sumB * sumB) / count,
    shared: sumAB - (sumA * sumB) / count,
  };
};

/** The share of a picture that may be written over before it counts as another. */
const WRITTEN_OVER = 0.2;

/** The correlation without the fifth of the places that fit the least: a text over a picture is not the picture. */
export const likenessUnderText = (a: Float64Array, b: Float64Array): number => {
  let keep: Uint8Array | null = null;
  for (let round = 0; round < 2; round += 1) {
    const { meanA, meanB, varianceA, shared } = moments(a, b, keep);
    if (varianceA === 0) return 0;
    const gain = shared / varianceA;
    const off = a.map((value, index) => Math.abs((b[index] ?? 0) - meanB - gain * (value - meanA)));
    const most = off.toSorted()[Math.floor(off.length * (1 - WRITTEN_OVER))] ?? 0;
    keep = Uint8Array.from(off, (value) => (value <= most ? 1 : 0));
  }
  return correlation(a, b, keep);
};
