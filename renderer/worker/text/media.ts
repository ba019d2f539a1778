import type { WorkerJob } from "#shared/contract/worker.ts";
import { inLanguage } from "./formats.ts";

/** Whether the job takes pictures alone: then the page speaks of photos. */
export type Medium = "photo" | "file";

export const mediumOf = ({ accept }: Pick<WorkerJob, "accept">): Medium =>
  accept.every((type) => type.startsWith("image/")) ? "photo" : "file";

/** Nothing but words is taken. */
export const isTextJob = ({ accept }: Pick<WorkerJob, "accept">): boolean =>
  accept.length > 0 && accept.every((type) => type === "text/plain");

const names: Readonly<Record<string, string>> = {
  "image/jpeg": "JPEG",
  "image/png": "PNG",
  "image/webp": "WebP",
  "image/avif": "AVIF",
  "image/gif": "GIF",
  "image/heic": "HEIC",
  "image/heif": "HEIC",
  "text/plain": "TXT",
  "application/pdf": "PDF",
  "audio/mpeg": "MP3",
  "audio/wav": "WAV",
  "video/mp4": "MP4",
};

/** A format as people call it. */
export const formatName = (type: string): string => names[type] ?? (type.split("/")[1] ?? type).toUpperCase();

const either = inLanguage((locale) => new Intl.ListFormat(locale, { type: "disjunction" }));

/** "JPEG, PNG or WebP". */
export const formatList = (types: readonly string[]): string =>
  either().format(new Set(types.map(formatName)));
