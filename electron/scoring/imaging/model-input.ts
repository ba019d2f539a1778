import { fromRgb, type RgbPicture } from "./decode.ts";

/** How a model wants its pictures, read from its preprocessor_config.json. */
export interface ImageSpec {
  /** Side of the square the model looks at, in pixels. */
  readonly size: number;
  /** The short side is resized to this before the centre is cropped; at least `size`. */
  readonly shortSide: number;
  /** False: the whole picture is squeezed into the square instead of cropped. */
  readonly crop: boolean;
  /** Per channel, red first; pixels as 0-1 become (pixel - mean) / std. */
  readonly mean: readonly [number, number, number];
  readonly std: readonly [number, number, number];
}

/** The square the model looks at: interleaved 8-bit RGB, `size * size * 3` bytes. */
export const cutSquare = async (rgb: RgbPicture, spec: ImageSpec): Promise<Uint8Array> => {
  const resized = fromRgb(rgb).resize(spec.shortSide, spec.shortSide, {
    fit: spec.crop ? "cover" : "fill",
    position: "centre",
    kernel: "cubic",
  });
  if (spec.shortSide === spec.size) return resized.raw().toBuffer();
  const margin = Math.floor((spec.shortSide - spec.size) / 2);
  return resized.extract({ left: margin, top: margin, width: spec.size, height: spec.size }).raw().toBuffer();
};

/** What each of the 256 values of each channel becomes: 3 tables of 256, red first. */
export const normalisingTables = (spec: ImageSpec): Float32Array =>
  Float32Array.from({ length: 768 }, (_, index) => {
    const channel = (index >> 8) as 0 | 1 | 2;
    return ((index & 255) / 255 - spec.mean[channel]) / spec.std[channel];
  });

/** Writes one square as planes (NCHW) into its place of a batch: `place * 3 * size * size` floats in. */
export const fillTensor = (
  batch: Float32Array,
  place: number,
  square: Uint8Array,
  tables: Float32Array,
): void => {
  const plane = square.length / 3;
  const start = place * square.length;
  for (let pixel = 0, at = 0; pixel < plane; pixel += 1, at += 3) {
    batch[start + pixel] = tables[square[at] ?? 0] ?? 0;
    batch[start + plane + pixel] = tables[256 + (square[at + 1] ?? 0)] ?? 0;
    batch[start + 2 * plane + pixel] = tables[512 + (square[at + 2] ?? 0)] ?? 0;
  }
};
