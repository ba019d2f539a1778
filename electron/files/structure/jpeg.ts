import { ascii, type ByteSource, u16be, WINDOW_BYTES } from "./byte-source.ts";
import { exifOrientation } from "./exif-orientation.ts";
import { BROKEN, CUT, type Structure, upright } from "./structure.ts";

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP1 = 0xe1;
/** Frame headers are C0-CF without the three that define tables or are reserved. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
/** Markers that stand alone: TEM and the restart markers. */
const isAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** Far more than any camera writes; a file that goes on beyond is not a photo. */
const MAX_SEGMENTS = 20_000;
/** Bytes of 0xFF looked at inside the coded data: every one of a 250-megapixel noise picture fits. */
const MAX_MARKS = 4_000_000;

interface Found {
  width: number;
  height: number;
  orientation: number;
  scans: number;
  marks: number;
}

/**
 * Walks from marker to marker, through the coded data too, to the end marker. That is the only way to tell a whole
 * picture from a cut one: a thumbnail inside has an end marker of its own, and phones append films after the last.
 */
export const readJpeg = async (source: ByteSource): Promise<Structure> => {
  const found: Found = { width: 0, height: 0, orientation: 1, scans: 0, marks: 0 };
  const head = await source.read(0, 2);
  if (head[0] !== 0xff || head[1] !== SOI) return BROKEN;
  let at = 2;
  for (let segment = 0; segment < MAX_SEGMENTS; segment += 1) {
    const marker = await nextMarker(source, at, found);
    if (marker === null) return found.marks > MAX_MARKS ? BROKEN : CUT;
    at = marker.end;
    if (marker.code === EOI) return ending(found);
    if (isAlone(marker.code)) continue;
    if (marker.code === SOI) return BROKEN;
    const length = u16be(await source.read(at, 2), 0);
    if (Number.isNaN(length)) return CUT;
    if (length < 2) return BROKEN;
    if (at + length > source.size) return CUT;
    await readSegment(source, marker.code, at, length, found);
    at += length;
  }
  return BROKEN;
};

const ending = (found: Found): Structure =>
  found.scans === 0 ? BROKEN : upright(found.width, found.height, found.orientation);

const readSegment = async (
  source: ByteSource,
  code: number,
  at: number,
  length: number,
  found: Found,
): Promise<void> => {
  if (code === SOS) found.scans += 1;
  if (isFrame(code) && found.width === 0) {
    const header = await source.read(at + 2, 5);
    found.height = u16be(header, 1) || 0;
    found.width = u16be(header, 3) || 0;
  }
  if (code === APP1 && found.orientation === 1) {
    const block = await source.read(at + 2, length - 2);
    if (ascii(block, 0, 6) === "Exif\0\0") found.orientation = exifOrientation(block.subarray(6));
  }
};

const isMarker = (code: number): boolean => code !== 0x00 && code !== 0xff && !(code >= 0xd0 && code <= 0xd7);

/**
 * The next marker from `at`: in a header it stands right there, after a scan it is the first 0xFF that is neither
 * stuffed (FF 00) nor a restart. Null at the end of the file.
 */
const nextMarker = async (
  source: ByteSource,
  from: number,
  found: Found,
): Promise<{ readonly code: number; readonly end: number } | null> => {
  let at = from;
  const next = await source.read(at, 2);
  if (next[0] === 0xff && isMarker(next[1] ?? 0)) return { code: next[1] ?? 0, end: at + 2 };
  while (at < source.size) {
    const window = await source.read(at, WINDOW_BYTES);
    if (window.length < 2) return null;
    let index = window.indexOf(0xff);
    while (index >= 0 && index + 1 < window.length) {
      const code = window[index + 1] ?? 0;
      if (isMarker(code)) return { code, end: at + index + 2 };
      found.marks += 1;
      if (found.marks > MAX_MARKS) return null;
      index = window.indexOf(0xff, index + (code === 0xff ? 1 : 2));
    }
    // A last 0xFF belongs to the next window.
    at += index < 0 ? window.length : index;
  }
  return null;
};
