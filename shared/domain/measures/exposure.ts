import type { LumaPicture } from "./luma.ts";

/** Luma up to here counts as clipped to black, from the other on as clipped to white. */
const BLACK = 4;
const WHITE = 251;

export interface Exposure {
  /** Shares of pixels, 0-1. */
  readonly clippedDark: number;
  readonly clippedBright: number;
  /** Mean luma, 0-1. */
  readonly brightness: number;
}

export const measureExposure = ({ values }: LumaPicture): Exposure => {
  const histogram = new Uint32Array(256);
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    histogram[value] = (histogram[value] ?? 0) + 1;
  }
  let dark = 0;
  let bright = 0;
  let sum = 0;
  for (const [value, amount] of histogram.entries()) {
    sum += value * amount;
    if (value <= BLACK) dark += amount;
    else if (value >= WHITE) bright += amount;
  }
  const count = Math.max(1, values.length);
  return { clippedDark: dark / count, clippedBright: bright / count, brightness: sum / count / 255 };
};
