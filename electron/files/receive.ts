import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, open, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import type { ReceivedFile, ReceiveLimits } from "../service/ports.ts";
import { asFileError, isDiskFull } from "./file-error.ts";
import type { HashLock } from "./hash-lock.ts";
import { keepFile } from "./keep.ts";
import type { Places } from "./places.ts";
import { byteSource, memorySource } from "./structure/byte-source.ts";
import { examineStructure } from "./structure/examine.ts";
import { type Judged, judgeFile } from "./structure/judge.ts";

const MEBIBYTE = 1024 * 1024;
/** What is written at once: most photos of phones' messengers whole, whose structure is then read from memory. */
const PIECE_BYTES = MEBIBYTE;
const MAX_NAME_CHARACTERS = 200;

/** Bytes on disk under a temporary name, and what they are. */
interface Written {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/**
 * Streams to a temporary file, hashing and counting, then looks at the structure, then syncs. Whatever goes wrong,
 * the temporary file is gone afterwards. A stream that breaks off throws what it threw.
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

const writeAndJudge = async (
  temporary: string,
  source: AsyncIterable<Uint8Array>,
  name: string | null,
  limits: ReceiveLimits,
): Promise<(Written & Judged) | Refusal> => {
  const handle = await open(temporary, "wx+", 0o600);
  try {
    const written = await writeAll(handle, source, limits.maxBytes);
    if (isRefusal(written)) return written;
    const { whole, ...facts } = written;
    const judged =
      whole === null
        ? await judgeBytes(handle, facts.sizeBytes, name, limits)
        : judgeFile(await examineStructure(memorySource(whole)), name, limits);
    if (isRefusal(judged)) return judged;
    await handle.sync();
    return { ...facts, ...judged };
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

const writeAll = async (
  handle: FileHandle,
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<(Written & { readonly whole: Uint8Array | null }) | Refusal> => {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  for await (const chunk of source) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBytes) {
      return refuse(
        "file_too_large",
        `The file is larger than ${String(Math.round((maxBytes / MEBIBYTE) * 10) / 10)} MiB, which is the most that is taken. Send a smaller version.`,
      );
    }
    hash.update(chunk);
    pending.push(chunk);
    pendingBytes += chunk.length;
    if (pendingBytes < PIECE_BYTES) continue;
    await writeChunk(handle, Buffer.concat(pending));
    pending = [];
    pendingBytes = 0;
  }
  if (sizeBytes === 0) return refuse("file_empty", "The file is empty. Take or choose the photo again.");
  const last = Buffer.concat(pending);
  await writeChunk(handle, last);
  return { sha256: hash.digest("hex"), sizeBytes, whole: last.length === sizeBytes ? last : null };
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
