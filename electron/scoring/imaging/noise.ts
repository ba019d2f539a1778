import type { LumaPicture } from "./luma.ts";

/**
 * Standard deviation of the noise in luma, 0-1, by the mask of Immerkaer, "Fast Noise Variance Estimation" (1996),
 * which is blind to constant and linear areas. The median of its absolute answers is taken instead of their mean,
 * so that edges and texture, which are few against flat areas, do not count as noise.
 */
export const measureNoise = ({ width, height, values }: LumaPicture): number => {
  if (width < 3 || height < 3) return 0;
  const histogram = new Uint32Array(2041);
  let count = 0;
  const at = (index: number): number => values[index] ?? 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const up = (y - 1) * width + x;
      const mid = up + width;
      const low = mid + width;
      const answer = Math.abs(
        at(up - 1) -
          2 * at(up) +
          at(up + 1) -
          2 * at(mid - 1) +
          4 * at(mid) -
          2 * at(mid + 1) +
          at(low - 1) -
          2 * at(low) +
          at(low + 1),
      );
      histogram[answer] = (histogram[answer] ?? 0) + 1;
      count += 1;
    }
  }
  return medianOf(histogram, count) / GAUSSIAN_MEDIAN / 255;
};

/** The mask's answer to noise of deviation s is Gaussian with deviation 6 s, and the median of |x| is 0.6745 of that. */
const GAUSSIAN_MEDIAN = 6 * 0.6745;

const medianOf = (histogram: Uint32Array, count: number): number => {
  let below = 0;
  for (let value = 0; value < histogram.length; value += 1) {
    const here = histogram[value] ?? 0;
    // Within a step of the histogram the answers are taken as evenly spread.
    if (below + here >= count / 2)
      return here === 0 ? value : Math.max(0, value - 0.5 + (count / 2 - below) / here);
    below += here;
  }
  return 0;
};
