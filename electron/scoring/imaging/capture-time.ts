import exifr from "exifr";

const EXIF_HEADER = "Exif\0\0";
const EXIF_TIME = /^(\d{4})[:-](\d{2})[:-](\d{2})[ T](\d{2}):(\d{2}):(\d{2})/u;

/** "2024:05:18 13:57:02" as ms since the epoch, the local time read as UTC; null when it is no real time. */
export const parseExifTime = (text: string): number | null => {
  const match = EXIF_TIME.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(at);
  // Cameras without a clock write zeros, and Date.UTC would carry month 13 into the next year.
  const real = year >= 1900 && back.getUTCMonth() === month - 1 && back.getUTCDate() === day && hour < 24;
  return real ? at : null;
};

/** The block without the header that JPEG puts before it, as exifr reads it. */
export const exifBlock = (exif: Uint8Array): Buffer => {
  const bytes = Buffer.from(exif.buffer, exif.byteOffset, exif.byteLength);
  return bytes.toString("latin1", 0, EXIF_HEADER.length) === EXIF_HEADER
    ? bytes.subarray(EXIF_HEADER.length)
    : bytes;
};

/** When the picture was taken, from its EXIF block (as sharp's metadata gives it); null when it does not say. */
export const captureTime = async (exif: Uint8Array | undefined): Promise<number | null> => {
  if (exif === undefined) return null;
  try {
    const tags: unknown = await exifr.parse(exifBlock(exif), {
      pick: ["DateTimeOriginal", "CreateDate"],
      reviveValues: false,
    });
    if (typeof tags !== "object" || tags === null) return null;
    const { DateTimeOriginal: original, CreateDate: digitised } = tags as Record<string, unknown>;
    const text = original ?? digitised;
    return typeof text === "string" ? parseExifTime(text) : null;
  } catch {
    // A broken EXIF block says nothing about the picture itself.
    return null;
  }
};
