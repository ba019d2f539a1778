import { ascii, type ByteSource, u32be } from "./byte-source.ts";

/** A box of the ISO base media format inside bytes or a file. */
export interface Box {
  readonly type: string;
  /** Where its content begins and ends. */
  readonly start: number;
  readonly end: number;
}

const MAX_BOXES = 2_000;

/**
 * The header of the box at `at`, of which `head` holds up to 16 bytes; null when it does not fit before `limit`.
 * Size 1 means a 64-bit size follows, size 0 "up to the end".
 */
export const boxAt = (head: Uint8Array, at: number, limit: number): Box | null => {
  const small = u32be(head, 0);
  const type = ascii(head, 4, 4);
  if (Number.isNaN(small) || type.length < 4) return null;
  const large = small === 1 ? u32be(head, 8) * 2 ** 32 + u32be(head, 12) : 0;
  const headerBytes = small === 1 ? 16 : 8;
  const size = small === 0 ? limit - at : small === 1 ? large : small;
  if (!(size >= headerBytes) || at + size > limit) return null;
  return { type, start: at + headerBytes, end: at + size };
};

/** The boxes inside bytes that are in memory; stops at the first that does not fit. */
export const boxesIn = (bytes: Uint8Array, start: number, end: number): readonly Box[] => {
  const boxes: Box[] = [];
  let at = start;
  while (at + 8 <= end && boxes.length < MAX_BOXES) {
    const box = boxAt(bytes.subarray(at, at + 16), at, end);
    if (box === null) break;
    boxes.push(box);
    at = box.end;
  }
  return boxes;
};

/** The boxes of the file itself; null when one of them reaches beyond its end. */
export const topLevelBoxes = async (source: ByteSource): Promise<readonly Box[] | null> => {
  const boxes: Box[] = [];
  let at = 0;
  while (at < source.size) {
    const box = boxes.length < MAX_BOXES ? boxAt(await source.read(at, 16), at, source.size) : null;
    if (box === null) return null;
    boxes.push(box);
    at = box.end;
  }
  return boxes;
};
