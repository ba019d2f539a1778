/**
 * What is kept of a picture to compare it by: 832 bytes, as base64 in its facts. First its DCT hash in each of the
 * eight turns (8 bytes each), then 16 x 16 squares of its brightness and of its two colour differences (Cb and Cr of
 * JPEG, 128 is grey). With colour at 8 x 8, and cells without overlap, 43 of 100 pictures cropped at a corner were
 * found; with colour at 16 x 16, 69; with the overlap too, 84 (docs/duplicates.md has the figures of today).
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

/** Four places across and down, the middle two counting double: what lies at a border of two cells is in both. */
const WEIGHTS = [1, 2, 2, 1] as const;
const WEIGHT = 36;

/** Half the side. The overlap keeps cropped copies alike, whose cells lie elsewhere. */
const shrunk = (values: Float64Array, side: number): Uint8Array =>
  Uint8Array.from({ length: side * side }, (_, index) => {
    const top = Math.floor(index / side) * 2 - 1;
    const left = (index % side) * 2 - 1;
    let sum = 0;
    for (const [down, ofRow] of WEIGHTS.entries()) {
      const row = Math.min(HASHED_SIDE - 1, Math.max(0, top + down)) * HASHED_SIDE;
      for (const [across, ofColumn] of WEIGHTS.entries()) {
        const column = Math.min(HASHED_SIDE - 1, Math.max(0, left + across));
        sum += ofRow * ofColumn * (values[row + column] ?? 0);
      }
    }
    return Math.round(sum / WEIGHT);
  });

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
