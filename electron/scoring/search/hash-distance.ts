import type { PictureColumns } from "./picture-rows.ts";

/** The distance where either picture has no hash. */
export const NO_HASH = 64;

/** Counts the bits of a 32-bit word, by pairs, fours, eights (Hacker's Delight, 5-2). */
const bitsOf = (word: number): number => {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/** In how many bits the 64-bit perceptual hash of a row differs from that of this one. */
export const hashDistance = (columns: PictureColumns, self: number): ((row: number) => number) => {
  const [high, low, hashed] = [columns.hashHigh.values, columns.hashLow.values, columns.hashed.values];
  if (hashed[self] !== 1) return () => NO_HASH;
  const [ownHigh, ownLow] = [high[self] ?? 0, low[self] ?? 0];
  return (row) =>
    hashed[row] === 1 ? bitsOf((high[row] ?? 0) ^ ownHigh) + bitsOf((low[row] ?? 0) ^ ownLow) : NO_HASH;
};
