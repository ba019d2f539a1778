import { type LumaPicture, lumaOfPixels } from "#shared/domain/measures/luma.ts";
import { fromRgb, type RgbPicture } from "./decode.ts";
import { ANALYSIS_LONG_SIDE, fitInto } from "./picture-sizes.ts";

export const lumaOf = ({ pixels, width, height }: RgbPicture): LumaPicture =>
  lumaOfPixels(pixels, width, height, 3);

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
