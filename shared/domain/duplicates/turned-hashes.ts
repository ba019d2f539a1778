import { type Turn, TURNS } from "./turns.ts";

/** Side of the luma square that is hashed. */
export const HASHED_SIDE = 32;
const KEPT = 8;

/** cos((2x + 1) u pi / 2 SIDE) for the frequencies u = 1..KEPT, row by frequency. */
const COSINES = Float64Array.from({ length: KEPT * HASHED_SIDE }, (_, index) => {
  const frequency = Math.floor(index / HASHED_SIDE) + 1;
  return Math.cos(((2 * (index % HASHED_SIDE) + 1) * frequency * Math.PI) / (2 * HASHED_SIDE));
});

/** The lowest frequencies of the square's DCT-II without the constant ones, row by vertical frequency. */
const lowFrequencies = (values: ArrayLike<number>): Float64Array => {
  const rows = new Float64Array(KEPT * HASHED_SIDE);
  for (let u = 0; u < KEPT; u += 1) {
    for (let y = 0; y < HASHED_SIDE; y += 1) {
      let sum = 0;
      for (let x = 0; x < HASHED_SIDE; x += 1)
        sum += (values[y * HASHED_SIDE + x] ?? 0) * (COSINES[u * HASHED_SIDE + x] ?? 0);
      rows[u * HASHED_SIDE + y] = sum;
    }
  }
  const found = new Float64Array(KEPT * KEPT);
  for (let v = 0; v < KEPT; v += 1) {
    for (let u = 0; u < KEPT; u += 1) {
      let sum = 0;
      for (let y = 0; y < HASHED_SIDE; y += 1)
        sum += (rows[u * HASHED_SIDE + y] ?? 0) * (COSINES[v * HASHED_SIDE + y] ?? 0);
      found[v * KEPT + u] = sum;
    }
  }
  return found;
};

/**
 * Turning a picture swaps its frequencies' rows and columns and changes the sign of every other one (the index of the
 * first kept frequency is 1), so that all eight hashes come out of one transform.
 */
const turnedFrequencies = (frequencies: Float64Array, turn: Turn): Float64Array =>
  frequencies.map((_, index) => {
    const v = Math.floor(index / KEPT);
    const u = index % KEPT;
    const value = frequencies[(turn & 1) === 0 ? index : u * KEPT + v] ?? 0;
    const mirrored = (turn & 2) !== 0 && u % 2 === 0;
    const flipped = (turn & 4) !== 0 && v % 2 === 0;
    return mirrored === flipped ? value : -value;
  });

/** A bit needs to stand this far above the median, so that rounding in a flat picture sets none. */
const EPSILON = 1e-6;

const hashOf = (frequencies: Float64Array): Uint8Array => {
  const sorted = frequencies.toSorted();
  const median = ((sorted[31] ?? 0) + (sorted[32] ?? 0)) / 2;
  const hash = new Uint8Array(8);
  for (const [index, frequency] of frequencies.entries()) {
    if (frequency > median + EPSILON) hash[index >> 3] = (hash[index >> 3] ?? 0) | (0x80 >> (index & 7));
  }
  return hash;
};

/** The 64-bit DCT hash (pHash, Zauner 2010) of a 32 x 32 luma square in each of its eight turns: 8 bytes each. */
export const turnedHashes = (values: ArrayLike<number>): Uint8Array => {
  const frequencies = lowFrequencies(values);
  const hashes = new Uint8Array(8 * TURNS.length);
  for (const turn of TURNS) hashes.set(hashOf(turnedFrequencies(frequencies, turn)), 8 * turn);
  return hashes;
};
