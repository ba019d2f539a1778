import sharp, { type Metadata, type Sharp } from "sharp";
import { isHarmlessWarning } from "./decode-failure.ts";
import { decodedSize, MAX_PIXELS, type Size } from "./picture-sizes.ts";

/** Interleaved 8-bit sRGB, row by row: `width * height * 3` bytes. */
export interface RgbPicture extends Size {
  readonly pixels: Uint8Array;
}

export interface DecodedPicture {
  /** Pixels of the original after EXIF orientation was applied. */
  readonly original: Size;
  readonly orientation: number;
  readonly contentType: string;
  readonly exif: Uint8Array | undefined;
  /** The upright picture at its decoded size, transparency laid on white. */
  readonly rgb: RgbPicture;
}

type FailOn = "warning" | "error";

/** Opens the first frame of a file; libvips reads it in one pass from top to bottom. */
export const openPicture = (path: string, failOn: FailOn | "none"): Sharp =>
  sharp(path, { sequentialRead: true, failOn, limitInputPixels: MAX_PIXELS, pages: 1 });

const WHITE = "#ffffff";

/** Upright, opaque, in sRGB with 8 bits: what every later step expects. */
export const upright = (picture: Sharp): Sharp =>
  picture.autoOrient().flatten({ background: WHITE }).toColourspace("srgb");

/** Wraps raw pixels for another round of sharp. */
export const fromRgb = (rgb: RgbPicture): Sharp =>
  sharp(rgb.pixels, { raw: { width: rgb.width, height: rgb.height, channels: 3 } });

const decodePixels = async (path: string, size: Size, failOn: FailOn): Promise<RgbPicture> => {
  const { data, info } = await upright(openPicture(path, failOn))
    .resize(size.width, size.height, { fit: "fill" })
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`Expected 3 channels, got ${info.channels}.`);
  return { width: info.width, height: info.height, pixels: data };
};

/**
 * The one decode of a picture. Truncation and damage that a codec notices is an error, never a grey area in the
 * picture: `failOn` is `warning`, because JPEG data that is wrong in the middle is only warned of. The few
 * warnings that leave pixels untouched are let through by decoding once more.
 */
export const decodePicture = async (path: string, modelShortSide: number): Promise<DecodedPicture> => {
  const metadata: Metadata = await openPicture(path, "error").metadata();
  const original = metadata.autoOrient;
  const size = decodedSize(original, modelShortSide);
  const rgb = await decodePixels(path, size, "warning").catch((error: unknown) => {
    if (isHarmlessWarning(error)) return decodePixels(path, size, "error");
    throw error;
  });
  return {
    original,
    orientation: metadata.orientation ?? 1,
    contentType: metadata.mediaType ?? `image/${metadata.format}`,
    exif: metadata.exif,
    rgb,
  };
};
