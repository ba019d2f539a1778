import { u16be, u32be } from "./byte-source.ts";

const MAX_EXTENTS = 100_000;

/**
 * Where the furthest bytes of any item end, by the `iloc` box; Infinity when the box contradicts itself.
 * Only items that lie in the file itself count (construction method 0).
 */
export const extentsEnd = (bytes: Uint8Array): number => {
  const version = bytes[0] ?? 0;
  const offsetBytes = (bytes[4] ?? 0) >> 4;
  const lengthBytes = (bytes[4] ?? 0) & 15;
  const baseBytes = (bytes[5] ?? 0) >> 4;
  const indexBytes = version > 0 ? (bytes[5] ?? 0) & 15 : 0;
  let at = 6;
  const number = (width: number): number => {
    const value =
      width === 0
        ? 0
        : width === 2
          ? u16be(bytes, at)
          : width === 4
            ? u32be(bytes, at)
            : width === 8
              ? u32be(bytes, at) * 2 ** 32 + u32be(bytes, at + 4)
              : Number.NaN;
    at += width;
    return value;
  };
  const items = number(version < 2 ? 2 : 4);
  let furthest = 0;
  let budget = MAX_EXTENTS;
  for (let item = 0; item < items; item += 1) {
    number(version < 2 ? 2 : 4);
    const method = version > 0 ? number(2) & 15 : 0;
    number(2);
    const base = number(baseBytes);
    const extents = number(2);
    if (Number.isNaN(extents) || Number.isNaN(base)) return Number.POSITIVE_INFINITY;
    for (let extent = 0; extent < extents; extent += 1) {
      number(indexBytes);
      const offset = number(offsetBytes);
      const length = number(lengthBytes);
      budget -= 1;
      if (Number.isNaN(offset) || Number.isNaN(length) || budget < 0) return Number.POSITIVE_INFINITY;
      if (method === 0) furthest = Math.max(furthest, base + offset + length);
    }
  }
  return Number.isNaN(items) ? Number.POSITIVE_INFINITY : furthest;
};
