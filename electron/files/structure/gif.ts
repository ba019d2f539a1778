import { type ByteSource, u16le } from "./byte-source.ts";
import { BROKEN, CUT, type Structure, upright } from "./structure.ts";

const HEADER_BYTES = 13;
const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
/** Blocks and sub-blocks together: 50 MiB of full ones are 200,000. */
const MAX_BLOCKS = 400_000;

/** Bytes of a colour table, by the flags in front of it. */
const tableBytes = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));

/** Walks the blocks to the trailer; the size is the logical screen's. */
export const readGif = async (source: ByteSource): Promise<Structure> => {
  const header = await source.read(0, HEADER_BYTES);
  if (header.length < HEADER_BYTES) return CUT;
  const size = upright(u16le(header, 6), u16le(header, 8), 1);
  let at = HEADER_BYTES + tableBytes(header[10] ?? 0);
  let images = 0;
  let budget = MAX_BLOCKS;
  while (budget > 0) {
    budget -= 1;
    const [kind] = await source.read(at, 1);
    if (kind === undefined) return CUT;
    if (kind === TRAILER) return images > 0 ? size : BROKEN;
    if (kind === IMAGE) {
      const descriptor = await source.read(at, 10);
      if (descriptor.length < 10) return CUT;
      images += 1;
      // The descriptor, its colour table, and the byte that gives the code size.
      at += 10 + tableBytes(descriptor[9] ?? 0) + 1;
    } else if (kind === EXTENSION) at += 2;
    else return BROKEN;
    for (;;) {
      const [length] = await source.read(at, 1);
      if (length === undefined) return CUT;
      at += 1 + length;
      budget -= 1;
      if (length === 0) break;
      if (budget <= 0) return BROKEN;
    }
  }
  return BROKEN;
};
