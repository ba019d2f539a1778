import { ascii, type ByteSource, u16le, u24le, u32le } from "./byte-source.ts";
import { exifOrientation } from "./exif-orientation.ts";
import { BROKEN, CUT, type Structure, upright } from "./structure.ts";

const RIFF_HEADER_BYTES = 12;
const MAX_CHUNKS = 20_000;
const MAX_EXIF_BYTES = 64 * 1024;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Walks the chunks of the RIFF container, whose own size must lie within the file. */
export const readWebp = async (source: ByteSource): Promise<Structure> => {
  const end = 8 + u32le(await source.read(0, 8), 4);
  if (!(end >= RIFF_HEADER_BYTES + 8)) return source.size < RIFF_HEADER_BYTES + 8 ? CUT : BROKEN;
  if (end > source.size) return CUT;
  let canvas: Size | null = null;
  let frame: Size | null = null;
  let orientation = 1;
  let hasPicture = false;
  let at = RIFF_HEADER_BYTES;
  for (let index = 0; at < end; index += 1) {
    const head = await source.read(at, 8);
    const length = u32le(head, 4);
    if (index >= MAX_CHUNKS || Number.isNaN(length) || at + 8 + length > end) return BROKEN;
    const type = ascii(head, 0, 4);
    const data = at + 8;
    if (type === "VP8X") canvas = extendedSize(await source.read(data, Math.min(length, 10)));
    if (type === "VP8 " || type === "VP8L") {
      frame ??=
        type === "VP8 " ? lossySize(await source.read(data, 10)) : losslessSize(await source.read(data, 5));
      if (frame === null) return BROKEN;
      hasPicture = true;
    }
    if (type === "ANMF") hasPicture = true;
    if (type === "EXIF" && length <= MAX_EXIF_BYTES) {
      orientation = exifOrientation(withoutPrefix(await source.read(data, length)));
    }
    // Chunks are padded to even lengths; the last one's padding may be missing in practice.
    at = data + length + (length % 2);
  }
  const size = canvas ?? frame;
  return hasPicture && size !== null ? upright(size.width, size.height, orientation) : BROKEN;
};

/** Some writers keep JPEG's "Exif" prefix in front of the TIFF block. */
const withoutPrefix = (block: Uint8Array): Uint8Array =>
  ascii(block, 0, 6) === "Exif\0\0" ? block.subarray(6) : block;

const sizeOrNull = (width: number, height: number): Size | null =>
  width > 0 && height > 0 ? { width, height } : null;

const extendedSize = (data: Uint8Array): Size | null => sizeOrNull(u24le(data, 4) + 1, u24le(data, 7) + 1);

/** A key frame: three bytes of tag, the start code 9D 01 2A, two 14-bit sizes. */
const lossySize = (data: Uint8Array): Size | null =>
  ((data[0] ?? 1) & 1) === 0 && data[3] === 0x9d && data[4] === 0x01 && data[5] === 0x2a
    ? sizeOrNull(u16le(data, 6) & 0x3fff, u16le(data, 8) & 0x3fff)
    : null;

/** The signature 2F, then two 14-bit sizes less one. */
const losslessSize = (data: Uint8Array): Size | null => {
  const bits = u32le(data, 1);
  return data[0] === 0x2f && !Number.isNaN(bits)
    ? sizeOrNull((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
    : null;
};
