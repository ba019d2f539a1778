import { createHash, type Hash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import type { AnnouncedUpload, HeldUploads } from "../../service/ports.ts";
import { bytesPath, writeRecord } from "./record.ts";

/** One upload as this process holds it. */
export interface Entry {
  readonly upload: AnnouncedUpload;
  offset: number;
  /** Of the bytes written so far; null when they were not all seen by this process. */
  hash: Hash | null;
  /** Of the whole upload, as far as it is known. */
  sha256: string | null;
  /** Open from the creation until the first bytes, which mostly come in the same request. */
  handle: FileHandle | null;
  /** The latest writing, until it has ended. */
  writing: Promise<unknown> | null;
}

export const announce = (upload: AnnouncedUpload): Entry => ({
  upload,
  offset: 0,
  hash: createHash("sha256"),
  sha256: null,
  handle: null,
  writing: null,
});

/** Both files at once: neither is of use without the other. */
export const begin = async (folder: string, entry: Entry): Promise<void> => {
  const opening = open(bytesPath(folder, entry.upload.id), "wx+", 0o600);
  const [opened, recorded] = await Promise.allSettled([opening, writeRecord(folder, entry.upload)]);
  if (opened.status === "fulfilled") entry.handle = opened.value;
  for (const outcome of [opened, recorded]) if (outcome.status === "rejected") throw outcome.reason;
};

/** A handle for one request; the first takes the one that the creation left. */
export const openBytes = async (folder: string, entry: Entry): Promise<FileHandle> => {
  const { handle } = entry;
  entry.handle = null;
  return handle ?? open(bytesPath(folder, entry.upload.id), "r+");
};

export const isWhole = ({ offset, upload }: Entry): boolean => offset === upload.sizeBytes;

export const heldBy = (
  entries: Iterable<Entry>,
  of: Partial<Pick<AnnouncedUpload, "workerId" | "jobId">>,
): HeldUploads => {
  let count = 0;
  let bytes = 0;
  for (const { upload } of entries) {
    if (of.workerId !== undefined && upload.workerId !== of.workerId) continue;
    if (of.jobId !== undefined && upload.jobId !== of.jobId) continue;
    count += 1;
    bytes += upload.sizeBytes;
  }
  return { count, bytes };
};
