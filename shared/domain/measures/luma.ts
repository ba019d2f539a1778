/** Luma (Rec. 601) of a picture, one byte a pixel, row by row. */
export interface LumaPicture {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
}

/**
 * Long side of the picture that is measured; a smaller picture is measured as it is. The worker page measures at the
 * same size, so that its figures are near those of the score.
 */
export const MEASURED_LONG_SIDE = 512;

/** Luma of interleaved pixels of 3 (RGB) or 4 (RGBA) bytes. */
export const lumaOfPixels = (
  pixels: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  channels: 3 | 4,
): LumaPicture => {
  const count = width * height;
  const values = new Uint8Array(count);
  for (let index = 0, at = 0; index < count; index += 1, at += channels) {
    // 0.299, 0.587 and 0.114 in 1/65536, rounded.
    values[index] =
      ((pixels[at] ?? 0) * 19595 + (pixels[at + 1] ?? 0) * 38470 + (pixels[at + 2] ?? 0) * 7471 + 32768) >>
      16;
  }
  return { width, height, values };
};
