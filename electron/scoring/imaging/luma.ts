import { fromRgb, type RgbPicture } from "./decode.ts";
import { ANALYSIS_LONG_SIDE, fitInto, type Size } from "./picture-sizes.ts";

/** Luma (Rec. 601) of a picture, one byte a pixel, row by row. */
export interface LumaPicture extends Size {
  readonly values: Uint8Array;
}

export const lumaOf = (rgb: RgbPicture): LumaPicture => {
  const count = rgb.width * rgb.height;
  const values = new Uint8Array(count);
  const pixels = rgb.pixels;
  for (let index = 0, at = 0; index < count; index += 1, at += 3) {
    // 0.299, 0.587 and 0.114 in 1/65536, rounded.
    values[index] =
      ((pixels[at] ?? 0) * 19595 + (pixels[at + 1] ?? 0) * 38470 + (pixels[at + 2] ?? 0) * 7471 + 32768) >>
      16;
  }
  return { width: rgb.width, height: rgb.height, values };
};

/**
 * The picture at the size all measurements are made at, so that they compare between cameras. Thumbnail and hash are
 * made from it too. Most pictures were decoded to it.
 */
export const analysisPicture = async (rgb: RgbPicture): Promise<RgbPicture> => {
  const size = fitInto(rgb, ANALYSIS_LONG_SIDE);
  if (size.width === rgb.width && size.height === rgb.height) return rgb;
  const { data, info } = await fromRgb(rgb)
    .resize(size.width, size.height, { fit: "fill" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data };
};
