import type { LumaPicture } from "./luma.ts";

/** The picture is looked at in this many tiles a side; a sharp subject before a soft background is sharp. */
const TILES = 8;
/** The share of tiles, the most detailed ones, that decide. */
const DECIDING = 0.25;
/** Variance of the Laplacian (8-bit luma) that is 0 and 100 on the scale; it grows with the logarithm between. */
const VARIANCE_AT_0 = 3;
const VARIANCE_AT_100 = 6000;

/** Variance of the 4-neighbour Laplacian in each tile (Pech-Pacheco et al. 2000), of up to TILES x TILES tiles. */
const tileVariances = (luma: LumaPicture): readonly number[] => {
  const { width, height, values } = luma;
  const sums = new Float64Array(TILES * TILES);
  const squares = new Float64Array(TILES * TILES);
  const counts = new Float64Array(TILES * TILES);
  for (let y = 1; y < height - 1; y += 1) {
    const row = Math.floor((y * TILES) / height) * TILES;
    const start = y * width;
    for (let tile = 0; tile < TILES; tile += 1) {
      const from = start + Math.max(1, Math.ceil((tile * width) / TILES));
      const to = start + Math.min(width - 1, Math.ceil(((tile + 1) * width) / TILES));
      let sum = 0;
      let square = 0;
      for (let at = from; at < to; at += 1) {
        const laplacian =
          4 * (values[at] ?? 0) -
          (values[at - 1] ?? 0) -
          (values[at + 1] ?? 0) -
          (values[at - width] ?? 0) -
          (values[at + width] ?? 0);
        sum += laplacian;
        square += laplacian * laplacian;
      }
      const place = row + tile;
      sums[place] = (sums[place] ?? 0) + sum;
      squares[place] = (squares[place] ?? 0) + square;
      counts[place] = (counts[place] ?? 0) + Math.max(0, to - from);
    }
  }
  const variances: number[] = [];
  for (let tile = 0; tile < counts.length; tile += 1) {
    const count = counts[tile] ?? 0;
    if (count === 0) continue;
    const mean = (sums[tile] ?? 0) / count;
    variances.push((squares[tile] ?? 0) / count - mean * mean);
  }
  return variances;
};

/** What noise of deviation 1 adds to the variance: the squares of the Laplacian's weights, 4² + 4 · 1². */
const NOISE_GAIN = 20;
/** A dark picture is judged as if it had been exposed to this mean luma, by at most this factor. */
const EXPOSED_BRIGHTNESS = 0.35;
const MOST_GAIN = 3;

/**
 * 0-100: the mean Laplacian variance of the most detailed quarter of the tiles, on a logarithmic scale. The measured
 * noise is taken off first (grain is no detail) and darkness is evened out (a dark picture is not blurred for it).
 * Photographs in focus lie at 55-100; a Gaussian blur of 0.3 % of the long side makes that about 30-45, one of 0.6 %
 * 10-20. `noise` and `brightness` as in PictureFacts.
 */
export const measureSharpness = (luma: LumaPicture, noise: number, brightness: number): number => {
  const variances = [...tileVariances(luma)].sort((a, b) => b - a);
  const deciding = variances.slice(0, Math.ceil(variances.length * DECIDING));
  if (deciding.length === 0) return 0;
  const measured = deciding.reduce((sum, value) => sum + value, 0) / deciding.length;
  const gain = Math.min(MOST_GAIN, Math.max(1, EXPOSED_BRIGHTNESS / Math.max(brightness, 0.01)));
  const variance = Math.max(VARIANCE_AT_0, (measured - NOISE_GAIN * (noise * 255) ** 2) * gain ** 2);
  const share = Math.log(variance / VARIANCE_AT_0) / Math.log(VARIANCE_AT_100 / VARIANCE_AT_0);
  return Math.min(100, share * 100);
};
