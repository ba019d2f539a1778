import { type ByteSource, u16be, u32be } from "./byte-source.ts";
import { type Box, boxesIn, topLevelBoxes } from "./heif-boxes.ts";
import { extentsEnd } from "./heif-locations.ts";
import { BROKEN, CUT, type Structure, upright } from "./structure.ts";

/** The description of the items; iPhones write 3-30 KiB. */
const MAX_META_BYTES = 4 * 1024 * 1024;
const FULL_BOX_BYTES = 4;
const MAX_ITEMS = 10_000;

/**
 * AVIF and HEIC: every box within the file, every item's bytes too, and the primary item's size from its `ispe`
 * property, turned by its `irot` (a decoder applies that; EXIF orientation does not count in these formats).
 */
export const readHeif = async (source: ByteSource): Promise<Structure> => {
  const boxes = await topLevelBoxes(source);
  if (boxes === null) return CUT;
  const meta = boxes.find((box) => box.type === "meta");
  if (meta === undefined) return boxes.some((box) => box.type === "moov") ? BROKEN : CUT;
  if (meta.end - meta.start > MAX_META_BYTES) return BROKEN;
  const bytes = await source.read(meta.start, meta.end - meta.start);
  const children = boxesIn(bytes, FULL_BOX_BYTES, bytes.length);
  const locations = children.find((box) => box.type === "iloc");
  if (locations !== undefined && extentsEnd(bytes.subarray(locations.start, locations.end)) > source.size)
    return CUT;
  return primarySize(bytes, children);
};

const primarySize = (bytes: Uint8Array, children: readonly Box[]): Structure => {
  const properties = children.find((box) => box.type === "iprp");
  if (properties === undefined) return BROKEN;
  const inside = boxesIn(bytes, properties.start, properties.end);
  const container = inside.find((box) => box.type === "ipco");
  if (container === undefined) return BROKEN;
  const known = boxesIn(bytes, container.start, container.end);
  const primary = primaryItem(bytes, children);
  const own = inside
    .filter((box) => box.type === "ipma")
    .flatMap((box) => associations(bytes.subarray(box.start, box.end), primary))
    .map((index) => known[index - 1])
    .filter((box) => box !== undefined);
  // Without an association the largest picture stands for the whole; thumbnails are smaller.
  const sizes = (own.some((box) => box.type === "ispe") ? own : known)
    .filter((box) => box.type === "ispe")
    .map((box) => ({ width: u32be(bytes, box.start + 4), height: u32be(bytes, box.start + 8) }))
    .filter(({ width, height }) => width > 0 && height > 0)
    .sort((a, b) => b.width * b.height - a.width * a.height);
  const size = sizes[0];
  if (size === undefined) return BROKEN;
  const turn = own.find((box) => box.type === "irot");
  const quarters = turn === undefined ? 0 : (bytes[turn.start] ?? 0) & 3;
  return quarters % 2 === 1 ? upright(size.height, size.width, 1) : upright(size.width, size.height, 1);
};

const primaryItem = (bytes: Uint8Array, children: readonly Box[]): number => {
  const box = children.find((child) => child.type === "pitm");
  if (box === undefined) return Number.NaN;
  return bytes[box.start] === 0 ? u16be(bytes, box.start + 4) : u32be(bytes, box.start + 4);
};

/** The 1-based property numbers of one item in an `ipma` box. */
const associations = (bytes: Uint8Array, item: number): readonly number[] => {
  const wideItems = (bytes[0] ?? 0) >= 1;
  const wideIndexes = ((bytes[3] ?? 0) & 1) === 1;
  const count = u32be(bytes, 4);
  let at = 8;
  for (let entry = 0; entry < Math.min(count, MAX_ITEMS) && at < bytes.length; entry += 1) {
    const id = wideItems ? u32be(bytes, at) : u16be(bytes, at);
    at += wideItems ? 4 : 2;
    const amount = bytes[at] ?? 0;
    at += 1;
    const indexes: number[] = [];
    for (let index = 0; index < amount; index += 1) {
      indexes.push(wideIndexes ? u16be(bytes, at) & 0x7fff : (bytes[at] ?? 0) & 0x7f);
      at += wideIndexes ? 2 : 1;
    }
    if (id === item) return indexes;
  }
  return [];
};
