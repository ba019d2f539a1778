import { createHash, type Hash } from "node:crypto";
import type { AnnouncedUpload } from "../../service/ports.ts";

/** One upload as this process holds it. */
export interface Entry {
  readonly upload: AnnouncedUpload;
  offset: number;
  /** With what is in memory still. */
  arrived: number;
  /** Of the bytes written so far; null when they were not all seen by this process. */
  hash: Hash | null;
  /** Of the whole upload, as far as it is known. */
  sha256: string | null;
  /** Its files are there. An upload whose first bytes come along gets them with these bytes. */
  isBegun: boolean;
  /** The latest writing, until it has ended. */
  writing: Promise<unknown> | null;
}

export const announce = (upload: AnnouncedUpload): Entry => ({
  upload,
  offset: 0,
  arrived: 0,
  hash: createHash("sha256"),
  sha256: null,
  isBegun: false,
  writing: null,
});

export const isWhole = ({ offset, upload }: Entry): boolean => offset === upload.sizeBytes;
