import type { LumaPicture } from "#shared/domain/measures/luma.ts";

const SIDE = 32;
const KEPT = 8;

/** cos((2x + 1) u pi / 2 SIDE) for the frequencies u = 1..KEPT that are kept, row by frequency. */
const COSINES = Float64Array.from({ length: KEPT * SIDE }, (_, index) => {
  const frequency = Math.floor(index / SIDE) + 1;
  return Math.cos(((2 * (index % SIDE) + 1) * frequency * Math.PI) / (2 * SIDE));
});

/** The 8 x 8 lowest frequencies of a 32 x 32 picture's DCT-II, without the constant row and column. */
const lowFrequencies = (values: Float64Array): Float64Array => {
  const rows = new Float64Array(KEPT * SIDE);
  for (let u = 0; u < KEPT; u += 1) {
    for (let y = 0; y < SIDE; y += 1) {
      let sum = 0;
      for (let x = 0; x < SIDE; x += 1) sum += (values[y * SIDE + x] ?? 0) * (COSINES[u * SIDE + x] ?? 0);
      rows[u * SIDE + y] = sum;
    }
  }
  const found = new Float64Array(KEPT * KEPT);
  for (let v = 0; v < KEPT; v += 1) {
    for (let u = 0; u < KEPT; u += 1) {
      let sum = 0;
      for (let y = 0; y < SIDE; y += 1) sum += (rows[u * SIDE + y] ?? 0) * (COSINES[v * SIDE + y] ?? 0);
      found[v * KEPT + u] = sum;
    }
  }
  return found;
};

/** A bit needs to stand this far above the median, so that rounding in a flat picture sets none. */
const EPSILON = 1e-6;

/** 64-bit DCT hash (pHash, Zauner 2010) of a 32 x 32 luma picture, as 16 hex characters. */
const hashOf = (values: Float64Array): string => {
  const frequencies = lowFrequencies(values);
  const sorted = frequencies.toSorted();
  const median = ((sorted[31] ?? 0) + (sorted[32] ?? 0)) / 2;
  let bits = 0n;
  for (const frequency of frequencies) bits = (bits << 1n) | (frequency > median + EPSILON ? 1n : 0n);
  return bits.toString(16).padStart(16, "0");
};

/** Where the borders between SIDE equal parts of a line lie: a whole index and what is left over. */
const bordersOf = (length: number): readonly { readonly index: number; readonly rest: number }[] =>
  Array.from({ length: SIDE + 1 }, (_, border) => {
    const at = (border * length) / SIDE;
    const index = Math.min(length - 1, Math.floor(at));
    return { index, rest: at - index };
  });

/** The picture at 32 x 32, each value the mean of the area it covers, by sums from the edges. */
const shrink = ({ width, height, values }: LumaPicture): Float64Array => {
  const across = bordersOf(width);
  // Row y holds, for each of the parts across, the sum over all rows above y.
  const columns = new Float64Array((height + 1) * SIDE);
  const sums = new Float64Array(width + 1);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) sums[x + 1] = (sums[x] ?? 0) + (values[y * width + x] ?? 0);
    let before = 0;
    for (let part = 0; part < SIDE; part += 1) {
      const { index = 0, rest = 0 } = across[part + 1] ?? {};
      const low = sums[index] ?? 0;
      const here = low + ((sums[index + 1] ?? 0) - low) * rest;
      columns[(y + 1) * SIDE + part] = (columns[y * SIDE + part] ?? 0) + here - before;
      before = here;
    }
  }
  const small = new Float64Array(SIDE * SIDE);
  const scale = (SIDE * SIDE) / (width * height);
  const before = new Float64Array(SIDE);
  bordersOf(height).forEach(({ index, rest }, border) => {
    for (let part = 0; part < SIDE; part += 1) {
      const low = columns[index * SIDE + part] ?? 0;
      const here = low + ((columns[(index + 1) * SIDE + part] ?? 0) - low) * rest;
      if (border > 0) small[(border - 1) * SIDE + part] = (here - (before[part] ?? 0)) * scale;
      before[part] = here;
    }
  });
  return small;
};

/** The perceptual hash of a picture: alike for copies that were resized, recompressed or slightly retouched. */
export const perceptualHash = (luma: LumaPicture): string => hashOf(shrink(luma));
