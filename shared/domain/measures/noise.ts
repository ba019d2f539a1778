import type { LumaPicture } from "./luma.ts";

/**
 * Standard deviation of the noise in luma, 0-1, by the mask of Immerkaer, "Fast Noise Variance Estimation" (1996),
 * which is blind to constant and linear areas. The median of its absolute answers is taken instead of their mean,
 * so that edges and texture, which are few against flat areas, do not count as noise.
 */
export const measureNoise = ({ width, height, values }: LumaPicture): number => {
  if (width < 3 || height < 3) return 0;
  const histogram = new Uint32Array(2041);
  // The mask is a second difference along the row of second differences down the columns.
  const down = new Int16Array(width);
  for (let y = 1; y < height - 1; y += 1) {
    const row = y * width;
    for (let x = 0, at = row; x < width; x += 1, at += 1) {
      down[x] = (values[at - width] ?? 0) - 2 * (values[at] ?? 0) + (values[at + width] ?? 0);
    }
    let left = down[0] ?? 0;
    let middle = down[1] ?? 0;
    for (let x = 2; x < width; x += 1) {
      const right = down[x] ?? 0;
      const answer = Math.abs(left - 2 * middle + right);
      histogram[answer] = (histogram[answer] ?? 0) + 1;
      left = middle;
      middle = right;
    }
  }
  return medianOf(histogram, (width - 2) * (height - 2)) / GAUSSIAN_MEDIAN / 255;
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
