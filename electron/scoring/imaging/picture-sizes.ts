import { MEASURED_LONG_SIDE } from "#shared/domain/measures/luma.ts";

/** More pixels than this are refused before decoding. */
export const MAX_PIXELS = 250_000_000;

/** A panorama keeps its short side for the model, up to this many pixels in all. */
const DECODED_PIXELS = 4_000_000;
/**
 * Long side of the picture that is measured; a smaller picture is measured as it is. It is also what a picture is
 * decoded to, so that most pictures are scaled once: a JPEG of 12 megapixels costs a quarter less to decode to this
 * than to twice of it.
 */
export const ANALYSIS_LONG_SIDE = MEASURED_LONG_SIDE;
export const THUMBNAIL_LONG_SIDE = 320;

export interface Size {
  readonly width: number;
  readonly height: number;
}

const scaled = (size: Size, scale: number): Size => ({
  width: Math.max(1, Math.round(size.width * scale)),
  height: Math.max(1, Math.round(size.height * scale)),
});

/** Fits a size into a long side without ever enlarging it. */
export const fitInto = (size: Size, longSide: number): Size =>
  scaled(size, Math.min(1, longSide / Math.max(size.width, size.height)));

/**
 * What to decode an upright picture to: what is measured, more when the short side would otherwise fall below what
 * the model looks at, never more than the picture has.
 */
export const decodedSize = (upright: Size, modelShortSide: number): Size => {
  const long = Math.max(upright.width, upright.height);
  const short = Math.min(upright.width, upright.height);
  const wanted = Math.min(1, Math.max(ANALYSIS_LONG_SIDE / long, modelShortSide / short));
  const allowed = Math.sqrt(DECODED_PIXELS / (upright.width * upright.height));
  return scaled(upright, Math.min(wanted, allowed));
};
