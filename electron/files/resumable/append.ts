import { type FileHandle, open } from "node:fs/promises";
import type { Refusal } from "#shared/domain/refusal.ts";
import { errorFrom, onDisk } from "../disk/disk-workers.ts";
import { asFileError, isDiskFull } from "../file-error.ts";
import { joined } from "../joined.ts";
import { diskFull } from "../receive.ts";
import { type Entry, isWhole } from "./entry.ts";
import { bytesPath, recordOf } from "./record.ts";

/** What is written at once. */
const PIECE_BYTES = 1024 * 1024;
/** What comes slowly is written about so often, so that a kill takes little of it. */
const PIECE_MS = 1000;

/**
 * Writes behind what is there. A source that breaks off is no failure: what came by then stays. When the upload is
 * whole its bytes are synced before the answer.
 */
export const append = async (
  folder: string,
  entry: Entry,
  source: AsyncIterable<Uint8Array>,
): Promise<number | Refusal> => {
  const chunks = source[Symbol.asyncIterator]();
  try {
    const first = await gather(chunks, entry);
    if (first.isLast) await writeAtOnce(folder, entry, first.bytes);
    else await writePieces(folder, entry, first.bytes, chunks);
    return entry.offset;
  } catch (error) {
    if (isDiskFull(error)) return diskFull();
    throw asFileError(error);
  }
};

/** Makes both files: neither is of use without the other. */
export const begin = (folder: string, entry: Entry): Promise<void> =>
  writeAtOnce(folder, entry, new Uint8Array(0));

/** All that came in this request, in one piece of work for the disk. */
const writeAtOnce = async (folder: string, entry: Entry, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
  const { upload, offset, isBegun, hash } = entry;
  const length = bytes.length;
  const isEnd = offset + length === upload.sizeBytes;
  const isAll = isEnd && offset === 0;
  if (isBegun && length === 0) return;
  // Until all of it is written, what was hashed and what is there are not the same.
  entry.hash = null;
  if (!isAll) hash?.update(bytes);
  const { sha256, written, fault } = await onDisk(
    "append",
    {
      path: bytesPath(folder, upload.id),
      offset,
      bytes,
      record: isBegun ? null : recordOf(folder, upload),
      sync: isEnd,
    },
    [bytes.buffer],
  );
  entry.offset += written;
  if (fault !== null) throw errorFrom(fault);
  entry.isBegun = true;
  if (isAll) entry.sha256 = sha256;
  else if (isEnd) entry.sha256 ??= hash?.digest("hex") ?? null;
  else entry.hash = hash;
};

const writePieces = async (
  folder: string,
  entry: Entry,
  first: Uint8Array,
  chunks: AsyncIterator<Uint8Array>,
): Promise<void> => {
  if (!entry.isBegun) await begin(folder, entry);
  const handle = await open(bytesPath(folder, entry.upload.id), "r+");
  try {
    await writePiece(handle, entry, first);
    for (;;) {
      const { bytes, isLast } = await gather(chunks, entry);
      await writePiece(handle, entry, bytes);
      if (isLast) break;
    }
    if (!isWhole(entry)) return;
    entry.sha256 ??= entry.hash?.digest("hex") ?? null;
    entry.hash = null;
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const writePiece = async (handle: FileHandle, entry: Entry, piece: Uint8Array): Promise<void> => {
  const { hash } = entry;
  entry.hash = null;
  hash?.update(piece);
  let done = 0;
  while (done < piece.length) {
    const { bytesWritten } = await handle.write(piece, done, piece.length - done, entry.offset);
    done += bytesWritten;
    entry.offset += bytesWritten;
  }
  entry.hash = hash;
};

interface Gathered {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The source has ended, or broken off. */
  readonly isLast: boolean;
}

/** Takes in until there is a piece to write; never more than the upload has room for. */
const gather = async (chunks: AsyncIterator<Uint8Array>, entry: Entry): Promise<Gathered> => {
  const parts: Uint8Array[] = [];
  let room = entry.upload.sizeBytes - entry.offset;
  let total = 0;
  let until = Number.POSITIVE_INFINITY;
  for (;;) {
    const next = await chunks.next().catch(() => null);
    if (next === null || next.done === true) return { bytes: joined(parts, total), isLast: true };
    const chunk = next.value.subarray(0, room);
    parts.push(chunk);
    total += chunk.length;
    entry.arrived = entry.offset + total;
    room -= chunk.length;
    const now = performance.now();
    if (parts.length === 1) until = now + PIECE_MS;
    if (total >= PIECE_BYTES || (now >= until && room > 0)) {
      return { bytes: joined(parts, total), isLast: false };
    }
  }
};
