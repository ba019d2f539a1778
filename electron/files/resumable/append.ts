import type { Refusal } from "#shared/domain/refusal.ts";
import { asFileError, isDiskFull } from "../file-error.ts";
import { diskFull } from "../receive.ts";
import { type Entry, isWhole, openBytes } from "./entry.ts";
import type { FileHandle } from "node:fs/promises";

/**
 * Writes behind what is there. A source that breaks off is no failure: what came by then stays. When the upload is
 * whole its bytes are synced before the answer.
 */
export const append = async (
  folder: string,
  entry: Entry,
  source: AsyncIterable<Uint8Array>,
): Promise<number | Refusal> => {
  let handle: FileHandle | null = null;
  try {
    handle = await openBytes(folder, entry);
    await writeWhatComes(handle, entry, source);
    if (isWhole(entry)) {
      entry.sha256 ??= entry.hash?.digest("hex") ?? null;
      entry.hash = null;
      await handle.sync();
    }
    return entry.offset;
  } catch (error) {
    if (isDiskFull(error)) return diskFull();
    throw asFileError(error);
  } finally {
    await handle?.close();
  }
};

const writeWhatComes = async (
  handle: FileHandle,
  entry: Entry,
  source: AsyncIterable<Uint8Array>,
): Promise<void> => {
  const chunks = source[Symbol.asyncIterator]();
  for (;;) {
    const next = await chunks.next().catch(() => null);
    if (next === null || next.done === true) return;
    const room = entry.upload.sizeBytes - entry.offset;
    await writeChunk(handle, entry, next.value.subarray(0, room));
  }
};

const writeChunk = async (handle: FileHandle, entry: Entry, chunk: Uint8Array): Promise<void> => {
  const { hash } = entry;
  // Until all of it is written, what was hashed and what is there are not the same.
  entry.hash = null;
  hash?.update(chunk);
  let done = 0;
  while (done < chunk.length) {
    const { bytesWritten } = await handle.write(chunk, done, chunk.length - done, entry.offset);
    done += bytesWritten;
    entry.offset += bytesWritten;
  }
  entry.hash = hash;
};
