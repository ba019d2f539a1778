/** Random access to the bytes of a file that was just received. Reading past the end gives fewer bytes, never an error. */
export interface ByteSource {
  readonly size: number;
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** What one read of the disk brings; readers walk through it without waiting. */
export const WINDOW_BYTES = 64 * 1024;

/** Reads `length` bytes at `offset` into `into`; answers how many there were. */
export type ReadInto = (into: Uint8Array, offset: number) => Promise<number>;

/** Serves small reads from one window; a read that is larger than it goes to the disk directly. */
export const byteSource = (size: number, readInto: ReadInto): ByteSource => {
  let window: Uint8Array = new Uint8Array(0);
  let start = 0;

  const load = async (offset: number, length: number): Promise<Uint8Array> => {
    const into = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const got = await readInto(into.subarray(filled), offset + filled);
      if (got === 0) break;
      filled += got;
    }
    return into.subarray(0, filled);
  };

  return {
    size,
    read: async (offset, length) => {
      const from = Math.min(Math.max(offset, 0), size);
      const wanted = Math.min(Math.max(length, 0), size - from);
      if (wanted > WINDOW_BYTES) return load(from, wanted);
      if (from < start || from + wanted > start + window.length) {
        window = await load(from, Math.min(WINDOW_BYTES, size - from));
        start = from;
      }
      return window.subarray(from - start, from - start + wanted);
    },
  };
};

/** The same over bytes in memory. */
export const memorySource = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: async (offset, length) =>
    bytes.subarray(Math.max(offset, 0), Math.max(offset, 0) + Math.max(length, 0)),
});

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Unsigned numbers; NaN where the bytes end, which no comparison accepts. */
export const u16be = (bytes: Uint8Array, at: number): number =>
  at >= 0 && at + 2 <= bytes.length ? view(bytes).getUint16(at) : Number.NaN;
export const u32be = (bytes: Uint8Array, at: number): number =>
  at >= 0 && at + 4 <= bytes.length ? view(bytes).getUint32(at) : Number.NaN;
export const u16le = (bytes: Uint8Array, at: number): number =>
  at >= 0 && at + 2 <= bytes.length ? view(bytes).getUint16(at, true) : Number.NaN;
export const u32le = (bytes: Uint8Array, at: number): number =>
  at >= 0 && at + 4 <= bytes.length ? view(bytes).getUint32(at, true) : Number.NaN;
export const u24le = (bytes: Uint8Array, at: number): number =>
  at >= 0 && at + 3 <= bytes.length
    ? (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16)
    : Number.NaN;

export const ascii = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(Math.max(at, 0), Math.max(at, 0) + length));
