import type { FileId } from "#shared/domain/ids.ts";

/** A received file: synced under a temporary name, checked, not yet kept. */
export interface ReceivedFile {
  /** The resumable upload that it was, whose id the stored file takes; null for one that came in the request. */
  readonly uploadId: FileId | null;
  readonly sha256: string;
  readonly sizeBytes: number;
  /** By content. */
  readonly contentType: string;
  /** After EXIF orientation; null where the format has none. */
  readonly width: number | null;
  readonly height: number | null;
  readonly originalName: string | null;
  /** Gives it its name by content and syncs the folder; after this the bytes survive a power cut. Safe to repeat. */
  keep(): Promise<void>;
  /** Deletes the temporary file; a resumable upload stays for another try. Safe to repeat, does nothing after keep. */
  discard(): Promise<void>;
}

export interface ReceiveLimits {
  readonly maxBytes: number;
  readonly maxPixels: number;
  readonly accept: readonly string[];
}
