/**
 * What is kept of a picture to compare it by: 832 bytes, as base64 in its facts. First its DCT hash in each of the
 * eight turns (8 bytes each), then 16 x 16 squares of its brightness and of its two colour differences (Cb and Cr of
 * JPEG, 128 is grey). Colour at 8 x 8 was tried: of pictures cropped at a corner half as many were found.
 */
import { turnedHashes, HASHED_SIDE } from "./turned-hashes.ts";

export const LUMA_SIDE = 16;
export const CHROMA_SIDE = 16;
const HASHES = 64;
const LUMA = LUMA_SIDE * LUMA_SIDE;
const CHROMA = CHROMA_SIDE * CHROMA_SIDE;
const BYTES = HASHES + LUMA + 2 * CHROMA;

export interface PictureSignature {
  /** 8 bytes a turn; the first 8 are those of the picture as it stands. */
  readonly hashes: Uint8Array;
  readonly luma: Float64Array;
  readonly cb: Float64Array;
  readonly cr: Float64Array;
}

/** Of a 32 x 32 picture, interleaved 8-bit RGB. */
export const signatureBytes = (rgb: Uint8Array): Uint8Array => {
  const count = HASHED_SIDE * HASHED_SIDE;
  const luma = new Float64Array(count);
  const cb = new Float64Array(count);
  const cr = new Float64Array(count);
  for (let index = 0; index < count; index += 1) {
    const r = rgb[3 * index] ?? 0;
    const g = rgb[3 * index + 1] ?? 0;
    const b = rgb[3 * index + 2] ?? 0;
    luma[index] = 0.299 * r + 0.587 * g + 0.114 * b;
    cb[index] = 128 - 0.1687 * r - 0.3313 * g + 0.5 * b;
    cr[index] = 128 + 0.5 * r - 0.4187 * g - 0.0813 * b;
  }
  const bytes = new Uint8Array(BYTES);
  bytes.set(turnedHashes(luma), 0);
  bytes.set(shrunk(luma, LUMA_SIDE), HASHES);
  bytes.set(shrunk(cb, CHROMA_SIDE), HASHES + LUMA);
  bytes.set(shrunk(cr, CHROMA_SIDE), HASHES + LUMA + CHROMA);
  return bytes;
};

/** Means of the cells that each place of the smaller square covers. */
const shrunk = (values: Float64Array, side: number): Uint8Array => {
  const cell = HASHED_SIDE / side;
  return Uint8Array.from({ length: side * side }, (_, index) => {
    const top = Math.floor(index / side) * cell;
    const left = (index % side) * cell;
    let sum = 0;
    for (let y = 0; y < cell; y += 1)
      for (let x = 0; x < cell; x += 1) sum += values[(top + y) * HASHED_SIDE + left + x] ?? 0;
    return Math.round(sum / (cell * cell));
  });
};

/** Null where these are not a signature's bytes. */
export const readSignature = (bytes: Uint8Array): PictureSignature | null =>
  bytes.length === BYTES
    ? {
        hashes: bytes.slice(0, HASHES),
        luma: Float64Array.from(bytes.subarray(HASHES, HASHES + LUMA)),
        cb: Float64Array.from(bytes.subarray(HASHES + LUMA, HASHES + LUMA + CHROMA)),
        cr: Float64Array.from(bytes.subarray(HASHES + LUMA + CHROMA)),
      }
    : null;
