import { fromRgb, type RgbPicture } from "./decode.ts";
import { lumaOf } from "./luma.ts";

const SIDE = 32;
const KEPT = 8;

/** cos((2x + 1) u pi / 2 SIDE) for the frequencies u = 1..KEPT that are kept, row by frequency. */
const COSINES = Float64Array.from({ length: KEPT * SIDE }, (_, index) => {
  const frequency = Math.floor(index / SIDE) + 1;
  return Math.cos(((2 * (index % SIDE) + 1) * frequency * Math.PI) / (2 * SIDE));
});

/** The 8 x 8 lowest frequencies of a 32 x 32 picture's DCT-II, without the constant row and column. */
const lowFrequencies = (values: Uint8Array): Float64Array => {
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
export const hashOf = (values: Uint8Array): string => {
  const frequencies = lowFrequencies(values);
  const sorted = frequencies.toSorted();
  const median = ((sorted[31] ?? 0) + (sorted[32] ?? 0)) / 2;
  let bits = 0n;
  for (const frequency of frequencies) bits = (bits << 1n) | (frequency > median + EPSILON ? 1n : 0n);
  return bits.toString(16).padStart(16, "0");
};

/** The perceptual hash of a picture: alike for copies that were resized, recompressed or slightly retouched. */
export const perceptualHash = async (rgb: RgbPicture): Promise<string> => {
  const { data } = await fromRgb(rgb)
    .resize(SIDE, SIDE, { fit: "fill", kernel: "lanczos3" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return hashOf(lumaOf({ width: SIDE, height: SIDE, pixels: data }).values);
};
