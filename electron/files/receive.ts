import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, open, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import type { ReceivedFile, ReceiveLimits } from "../service/ports.ts";
import { asFileError, isDiskFull } from "./file-error.ts";
import type { HashLock } from "./hash-lock.ts";
import { onDisk } from "./disk/disk-workers.ts";
import { joined } from "./joined.ts";
import { keepFile } from "./keep.ts";
import type { Places } from "./places.ts";
import { byteSource, memorySource } from "./structure/byte-source.ts";
import { examineStructure } from "./structure/examine.ts";
import { type Judged, judgeFile } from "./structure/judge.ts";

const MEBIBYTE = 1024 * 1024;
/** What is written at once: most photos of phones' messengers are whole then. */
const PIECE_BYTES = MEBIBYTE;
const MAX_NAME_CHARACTERS = 200;

interface Gathered {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Nothing comes after it. */
  readonly isLast: boolean;
}

/** Bytes on disk under a temporary name, and what they are. */
interface Written {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/**
 * Writes to a temporary file, hashing and counting, looks at the structure, and syncs. Whatever goes wrong, the
 * temporary file is gone afterwards. A stream that breaks off throws what it threw.
 */
export const receiveFile = async (
  places: Places,
  lock: HashLock,
  source: AsyncIterable<Uint8Array>,
  name: string | null,
  limits: ReceiveLimits,
): Promise<ReceivedFile | Refusal> => {
  const temporary = join(places.incoming, randomUUID());
  try {
    const result = await writeAndJudge(temporary, source, name, limits);
    if (isRefusal(result)) {
      await rm(temporary, { force: true });
      return result;
    }
    return received(places, lock, temporary, name, result);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    if (isDiskFull(error)) return diskFull();
    throw asFileError(error);
  }
};

export const diskFull = (): Refusal =>
  refuse(
    "disk_full",
    "The computer that collects the photos has no space left. Nothing was kept; try again later.",
  );

/** A small file is judged before it is written, and written in one go; a larger one while it comes. */
const writeAndJudge = async (
  temporary: string,
  source: AsyncIterable<Uint8Array>,
  name: string | null,
  limits: ReceiveLimits,
): Promise<(Written & Judged) | Refusal> => {
  const chunks = source[Symbol.asyncIterator]();
  try {
    const first = await gather(chunks, 0, limits.maxBytes);
    if (isRefusal(first)) return first;
    const { bytes } = first;
    if (!first.isLast) return await writeLarge(temporary, first, chunks, name, limits);
    if (bytes.length === 0) return refuse("file_empty", "The file is empty. Take or choose the photo again.");
    const judged = judgeFile(await examineStructure(memorySource(bytes)), name, limits);
    if (isRefusal(judged)) return judged;
    const sizeBytes = bytes.length;
    const sha256 = await onDisk("write", { path: temporary, bytes }, [bytes.buffer]);
    return { sha256, sizeBytes, ...judged };
  } finally {
    // Whoever stops early lets the source go, as a loop would.
    await chunks.return?.();
  }
};

const writeLarge = async (
  temporary: string,
  first: Gathered,
  chunks: AsyncIterator<Uint8Array>,
  name: string | null,
  limits: ReceiveLimits,
): Promise<(Written & Judged) | Refusal> => {
  const handle = await open(temporary, "wx+", 0o600);
  try {
    const hash = createHash("sha256");
    let sizeBytes = 0;
    for (let piece = first; ;) {
      hash.update(piece.bytes);
      await writeChunk(handle, piece.bytes);
      sizeBytes += piece.bytes.length;
      if (piece.isLast) break;
      const next = await gather(chunks, sizeBytes, limits.maxBytes);
      if (isRefusal(next)) return next;
      piece = next;
    }
    const judged = await judgeBytes(handle, sizeBytes, name, limits);
    if (isRefusal(judged)) return judged;
    await handle.sync();
    return { sha256: hash.digest("hex"), sizeBytes, ...judged };
  } finally {
    await handle.close();
  }
};

/** The structure of what lies in an open file, and whether the job takes it. */
export const judgeBytes = async (
  handle: FileHandle,
  sizeBytes: number,
  name: string | null,
  limits: ReceiveLimits,
): Promise<Judged | Refusal> => {
  const bytes = byteSource(sizeBytes, async (into, offset) => {
    const { bytesRead } = await handle.read(into, 0, into.length, offset);
    return bytesRead;
  });
  return judgeFile(await examineStructure(bytes), name, limits);
};

/** Takes in until a piece is full, behind `before` bytes; refuses as soon as the file is larger than may be. */
const gather = async (
  chunks: AsyncIterator<Uint8Array>,
  before: number,
  maxBytes: number,
): Promise<Gathered | Refusal> => {
  const parts: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const next = await chunks.next();
    if (next.done === true) return { bytes: joined(parts, total), isLast: true };
    parts.push(next.value);
    total += next.value.length;
    if (before + total > maxBytes) {
      return refuse(
        "file_too_large",
        `The file is larger than ${String(Math.round((maxBytes / MEBIBYTE) * 10) / 10)} MiB, which is the most that is taken. Send a smaller version.`,
      );
    }
    if (total > PIECE_BYTES) return { bytes: joined(parts, total), isLast: false };
  }
};

/** A write may take only part of what it was given, e.g. on a disk that is almost full. */
const writeChunk = async (handle: FileHandle, chunk: Uint8Array): Promise<void> => {
  let done = 0;
  while (done < chunk.length) {
    const { bytesWritten } = await handle.write(chunk, done, chunk.length - done);
    done += bytesWritten;
  }
};

const received = (
  places: Places,
  lock: HashLock,
  temporary: string,
  name: string | null,
  { sha256, sizeBytes, contentType, width, height }: Written & Judged,
): ReceivedFile => {
  let keeping: Promise<void> | null = null;
  let isKept = false;
  const keep = async (): Promise<void> => {
    await lock.run(sha256, () => keepFile(places, temporary, sha256, sizeBytes));
    isKept = true;
  };
  return {
    uploadId: null,
    sha256,
    sizeBytes,
    contentType,
    width,
    height,
    originalName: name === null ? null : plainName(name),
    keep: () => (keeping ??= keep()),
    discard: async () => {
      await keeping?.catch(() => undefined);
      if (!isKept) await rm(temporary, { force: true });
    },
  };
};

/** Only shown: the last part of the path some devices send, without control characters. */
export const plainName = (name: string): string =>
  basename(name.replaceAll("\\", "/"))
    .replaceAll(/\p{Cc}/gu, "")
    .slice(0, MAX_NAME_CHARACTERS)
    .toWellFormed();
