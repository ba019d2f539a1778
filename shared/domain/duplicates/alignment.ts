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

/**
 * Seeks the window of `whole` that `part` shows best, by steps that get smaller from the likeliest beginnings. Null
 * where it shows nothing of it.
 */
export const align = (part: Float64Array, whole: Float64Array, side: number): Window | null => {
  const judged = (window: Window) => ({ window, likeness: correlation(part, cutOut(whole, side, window)) });
  const begun = BEGINNINGS.map(judged).sort((a, b) => b.likeness - a.likeness);
  const likely = begun.slice(0, 2).filter(({ likeness }) => likeness >= WORTH_REFINING);
  const [first, ...others] = likely.map((from) => {
    let best = from;
    for (const step of STEPS) {
      for (let round = 0; round < 3; round += 1) {
        const before = best.likeness;
        for (const window of neighbours(best.window, step)) {
          const next = judged(window);
          if (next.likeness > best.likeness) best = next;
        }
        if (best.likeness - before < 0.0005) break;
      }
    }
    return best;
  });
  if (first === undefined) return null;
  return others.reduce((best, next) => (next.likeness > best.likeness ? next : best), first).window;
};

const neighbours = (from: Window, step: number): readonly Window[] =>
  [step, -step]
    .flatMap((by) => EDGES.map((edge) => ({ ...from, [edge]: from[edge] + by })))
    .filter((window) => EDGES.every((edge) => window[edge] > -1e-9 && window[edge] < FARTHEST + 1e-9));

/** What lies in the window, as a square of the same side again. */
export const cutOut = (values: Float64Array, side: number, window: Window): Float64Array => {
  const cut = new Float64Array(side * side);
  const width = 1 - window.left - window.right;
  const height = 1 - window.top - window.bottom;
  const last = side - 1;
  for (let y = 0; y < side; y += 1) {
    const v = Math.min(last, Math.max(0, (window.top + ((y + 0.5) / side) * height) * side - 0.5));
    const row = Math.floor(v);
    const down = v - row;
    const below = row < last ? side : 0;
    for (let x = 0; x < side; x += 1) {
      const u = Math.min(last, Math.max(0, (window.left + ((x + 0.5) / side) * width) * side - 0.5));
      const column = Math.floor(u);
      const across = u - column;
      const beside = column < last ? 1 : 0;
      const at = row * side + column;
      cut[y * side + x] =
        ((values[at] ?? 0) * (1 - across) + (values[at + beside] ?? 0) * across) * (1 - down) +
        ((values[at + below] ?? 0) * (1 - across) + (values[at + below + beside] ?? 0) * across) * down;
    }
  }
  return cut;
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
