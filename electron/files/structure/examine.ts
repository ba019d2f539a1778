import { fileTypeFromBuffer } from "file-type";
import { ascii, type ByteSource } from "./byte-source.ts";
import { readGif } from "./gif.ts";
import { readHeif } from "./heif.ts";
import { readJpeg } from "./jpeg.ts";
import { readPng } from "./png.ts";
import type { Structure } from "./structure.ts";
import { readWebp } from "./webp.ts";

/** What a file is by its bytes, and, where we read the format, whether it is whole. */
export interface Examination {
  /** Null: nothing that is known. */
  readonly contentType: string | null;
  /** Null: a type whose structure is not read. */
  readonly structure: Structure | null;
}

/** What file-type looks at; every type that jobs are likely to take shows itself by then. */
const SNIFF_BYTES = 4_100;

const AVIF_BRANDS = ["avif", "avis"];
const HEIC_BRANDS = ["heic", "heix", "heim", "heis", "hevc", "hevx"];
const HEIF_BRANDS = ["mif1", "msf1"];

const READERS: Readonly<Record<string, (source: ByteSource) => Promise<Structure>>> = {
  "image/jpeg": readJpeg,
  "image/png": readPng,
  "image/webp": readWebp,
  "image/gif": readGif,
  "image/avif": readHeif,
  "image/heic": readHeif,
  "image/heif": readHeif,
};

export const examineStructure = async (source: ByteSource): Promise<Examination> => {
  const head = (await source.read(0, SNIFF_BYTES)).slice();
  const contentType = pictureType(head) ?? (await sniff(head));
  const reader = contentType === null ? undefined : READERS[contentType];
  return { contentType, structure: reader === undefined ? null : await reader(source) };
};

/** The formats whose structure is read, by their first bytes, however little follows. */
const pictureType = (head: Uint8Array): string | null => {
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return "image/jpeg";
  if (ascii(head, 0, 8) === "\x89PNG\r\n\x1a\n") return "image/png";
  if (ascii(head, 0, 4) === "RIFF" && ascii(head, 8, 4) === "WEBP") return "image/webp";
  if (ascii(head, 0, 6) === "GIF87a" || ascii(head, 0, 6) === "GIF89a") return "image/gif";
  return ascii(head, 4, 4) === "ftyp" ? brandedType(head) : null;
};

/** The main brand decides; a general one is narrowed by the compatible brands after it. */
const brandedType = (head: Uint8Array): string | null => {
  const main = ascii(head, 8, 4);
  const end = Math.min(((head[2] ?? 0) << 8) | (head[3] ?? 0), 256, head.length);
  const brands = [main];
  if (HEIF_BRANDS.includes(main)) for (let at = 16; at + 4 <= end; at += 4) brands.push(ascii(head, at, 4));
  if (brands.some((brand) => AVIF_BRANDS.includes(brand))) return "image/avif";
  if (brands.some((brand) => HEIC_BRANDS.includes(brand))) return "image/heic";
  return HEIF_BRANDS.includes(main) ? "image/heif" : null;
};

/** A sniffer that fails has found nothing: what it was given is anybody's bytes. */
const sniff = async (head: Uint8Array): Promise<string | null> => {
  try {
    return (await fileTypeFromBuffer(head))?.mime ?? null;
  } catch {
    return null;
  }
};
