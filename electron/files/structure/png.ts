import { ascii, type ByteSource, u32be } from "./byte-source.ts";
import { exifOrientation } from "./exif-orientation.ts";
import { BROKEN, CUT, type Structure, upright } from "./structure.ts";

const SIGNATURE_BYTES = 8;
/** Length, type and checksum around every chunk's data. */
const FRAME_BYTES = 12;
const MAX_LENGTH = 0x7fff_ffff;
/** Encoders cut the picture into pieces of 4 KiB and more; 50 MiB of them are fewer than this. */
const MAX_CHUNKS = 50_000;
const MAX_EXIF_BYTES = 64 * 1024;
const COLOUR_TYPES = [0, 2, 3, 4, 6];

/** Walks the chunks from IHDR to IEND. */
export const readPng = async (source: ByteSource): Promise<Structure> => {
  let at = SIGNATURE_BYTES;
  let width = 0;
  let height = 0;
  let orientation = 1;
  let hasData = false;
  for (let index = 0; index < MAX_CHUNKS; index += 1) {
    const head = await source.read(at, 8);
    if (head.length < 8) return CUT;
    const length = u32be(head, 0);
    const type = ascii(head, 4, 4);
    if (length > MAX_LENGTH || !/^[A-Za-z]{4}$/.test(type)) return BROKEN;
    if ((type === "IHDR") !== (index === 0)) return BROKEN;
    if (at + FRAME_BYTES + length > source.size) return CUT;
    if (type === "IHDR") {
      const header = await source.read(at + 8, 13);
      if (length !== 13 || !COLOUR_TYPES.includes(header[9] ?? -1)) return BROKEN;
      width = u32be(header, 0);
      height = u32be(header, 4);
      if (width > MAX_LENGTH || height > MAX_LENGTH) return BROKEN;
    }
    if (type === "eXIf" && length <= MAX_EXIF_BYTES)
      orientation = exifOrientation(await source.read(at + 8, length));
    if (type === "IDAT" && length > 0) hasData = true;
    if (type === "IEND") return hasData && length === 0 ? upright(width, height, orientation) : BROKEN;
    at += FRAME_BYTES + length;
  }
  return BROKEN;
};
