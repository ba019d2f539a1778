/** The desk's calls about what leaves a job as a file. */
import { z } from "zod";
import type { JobId } from "../domain/ids.ts";

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const jobId = uuid.transform((text) => text as JobId);
const exportId = uuid;
const MOST_ROWS = 1_000_000;

export const EXPORT_FORMATS = ["csv", "json", "zip"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
/** `copies` are made anew from the pixels, so that nothing of the camera or the place is left in them. */
export const EXPORT_PICTURES = ["originals", "copies"] as const;
export type ExportPictures = (typeof EXPORT_PICTURES)[number];

/** Which rows, in that order; null is all of the job, oldest first. */
const numbers = z
  .custom<Uint32Array>((list) => list instanceof Uint32Array && list.length > 0 && list.length <= MOST_ROWS)
  .nullable();

export const EXPORT_CALLS = {
  "export.size": z.object({ jobId, numbers }),
  /** Asks where to; null where the person changed their mind. */
  "export.start": z.object({
    jobId,
    numbers,
    format: z.enum(EXPORT_FORMATS),
    pictures: z.enum(EXPORT_PICTURES),
    workers: z.boolean(),
  }),
  "export.progress": z.object({ exportId }),
  "export.cancel": z.object({ exportId }),
} as const;

export interface ExportSize {
  readonly rows: number;
  readonly files: number;
  /** Of the originals. */
  readonly bytes: number;
}

export interface ExportProgress {
  readonly state: "running" | "done" | "cancelled" | "failed";
  readonly done: number;
  readonly rows: number;
  /** Pictures that could not be copied; each is named in the manifest. */
  readonly left: number;
  /** The file's name, without its folder. */
  readonly name: string;
  /** What happened, as a sentence, where it failed. */
  readonly problem: string | null;
}

export interface ExportAnswers {
  "export.size": ExportSize;
  "export.start": { readonly exportId: string } | null;
  "export.progress": ExportProgress;
  "export.cancel": null;
}
