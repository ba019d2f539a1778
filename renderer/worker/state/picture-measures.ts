import { measureExposure } from "#shared/domain/measures/exposure.ts";
import { lumaOfPixels } from "#shared/domain/measures/luma.ts";
import { measureNoise } from "#shared/domain/measures/noise.ts";
import { measureSharpness } from "#shared/domain/measures/sharpness.ts";

/** What a look at a small copy tells, on the scales of the score. */
export interface LookMeasures {
  /** 0-100. */
  readonly sharpness: number;
  /** 0-1. */
  readonly brightness: number;
}

/** Measures RGBA pixels as the service does, with the same code. */
export const measurePixels = (pixels: Uint8ClampedArray, width: number, height: number): LookMeasures => {
  const luma = lumaOfPixels(pixels, width, height, 4);
  const { brightness } = measureExposure(luma);
  return { sharpness: measureSharpness(luma, measureNoise(luma), brightness), brightness };
};
