import { u16be, u16le, u32be, u32le } from "./byte-source.ts";

const ORIENTATION_TAG = 0x0112;
const ENTRY_BYTES = 12;
/** Cameras write about 20; a directory that claims more than this is not read. */
const MAX_ENTRIES = 512;

/** EXIF orientation, 1-8, of a TIFF block ("II*" or "MM*" first); 1 when it says nothing that makes sense. */
export const exifOrientation = (tiff: Uint8Array): number => {
  const little = tiff[0] === 0x49 && tiff[1] === 0x49;
  if (!little && !(tiff[0] === 0x4d && tiff[1] === 0x4d)) return 1;
  const u16 = little ? u16le : u16be;
  const u32 = little ? u32le : u32be;
  if (u16(tiff, 2) !== 42) return 1;
  const directory = u32(tiff, 4);
  const entries = u16(tiff, directory);
  if (!(entries <= MAX_ENTRIES)) return 1;
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + index * ENTRY_BYTES;
    if (u16(tiff, entry) !== ORIENTATION_TAG) continue;
    const value = u16(tiff, entry + 8);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
};
