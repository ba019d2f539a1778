import type { FileId, JobId, WorkerId } from "#shared/domain/ids.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { ReceivedFile, ReceiveLimits } from "./received-file.ts";

/** What a worker announced before its bytes came. */
export interface AnnouncedUpload {
  /** Becomes the id of the stored file, so that one upload can be in one submission only. */
  readonly id: FileId;
  readonly workerId: WorkerId;
  readonly jobId: JobId;
  readonly sizeBytes: number;
  /** Sent along by the client and given back to it; the file name in it is shown, nothing in it is trusted. */
  readonly metadata: Readonly<Record<string, string | null>>;
  readonly createdAt: Instant;
}

/** An upload that may break off and go on. It is whole when `offset` is `sizeBytes`. */
export interface ResumableUpload extends AnnouncedUpload {
  /** So many bytes have been written. */
  readonly offset: number;
  /** With those that are about to be written. */
  readonly arrived: number;
}

/** What uploads hold of the disk's space, as announced. */
export interface HeldUploads {
  readonly count: number;
  readonly bytes: number;
}

/**
 * Uploads that are no submission yet. They lie apart from kept files, outlive the process, and are one request's at
 * a time. Bytes that were written stay written when a request breaks off; those of a whole upload are synced.
 */
export interface ResumableUploads {
  /** Where the first bytes come in the same request, what is on disk begins with them. */
  create(upload: AnnouncedUpload, bytesCome: boolean): Promise<void>;
  find(id: FileId): ResumableUpload | null;
  held(of: { readonly workerId: WorkerId } | { readonly jobId: JobId }): HeldUploads;
  /**
   * Takes the upload for one request; the answer gives it back. Whoever has it then is asked to let go, and
   * a signal that aborts ends the waiting with a throw.
   */
  turn(id: FileId, signal: AbortSignal, askedToLetGo: () => void): Promise<() => void>;
  /** Writes behind what is there and answers the new offset, also when the source breaks off. Refusals: disk_full. */
  append(id: FileId, source: AsyncIterable<Uint8Array>): Promise<number | Refusal>;
  /**
   * A whole upload, checked like any other file. Nobody else may touch it until it is discarded, which leaves it
   * as it was, kept or not. One whose bytes are refused is gone. Refusals: upload_unfinished and those of
   * `FileStore.receive`.
   */
  receive(id: FileId, limits: ReceiveLimits): Promise<ReceivedFile | Refusal>;
  /** Safe to repeat. */
  remove(id: FileId): Promise<void>;
  /** Removes those made before `olderThan`; answers how many went, and their bytes. */
  sweep(olderThan: Instant): Promise<{ readonly files: number; readonly bytes: number }>;
}
