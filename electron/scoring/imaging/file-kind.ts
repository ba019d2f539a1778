import { open } from "node:fs/promises";
import type { Damaged } from "../../service/examination-port.ts";
import { damaged } from "./decode-failure.ts";

const HEAD_BYTES = 64;
/** Brands of the HEIF container whose pictures are coded in HEVC, which no free decoder here reads. */
const HEVC_BRANDS = new Set(["heic", "heix", "heim", "heis", "hevc", "hevx"]);

const brandsOf = (head: Buffer): readonly string[] => {
  if (head.toString("latin1", 4, 8) !== "ftyp") return [];
  const end = Math.min(head.length, head.readUInt32BE(0));
  const brands = [head.toString("latin1", 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(head.toString("latin1", at, at + 4));
  return brands;
};

/**
 * Says no to what is known to fail, with words of its own: an empty file, and HEIC, which phones send by default.
 * Reads the first bytes only. Throws what the file system throws.
 */
export const refuseKnownUnsupported = async (path: string): Promise<Damaged | null> => {
  const file = await open(path, "r");
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    if (bytesRead === 0) return damaged("damaged", "damage.empty");
    const brands = brandsOf(buffer.subarray(0, bytesRead));
    if (brands.some((brand) => HEVC_BRANDS.has(brand)) && !brands.includes("avif")) {
      return damaged("unsupported", "damage.heic");
    }
    return null;
  } finally {
    await file.close();
  }
};
