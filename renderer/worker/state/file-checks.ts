import type { WorkerJob } from "#shared/contract/worker.ts";

/** What can be seen before sending. The service has the last word; these spare a worker the way. */
export type Problem =
  | { readonly kind: "empty" }
  | { readonly kind: "too_large"; readonly bytes: number; readonly most: number }
  | { readonly kind: "wrong_type"; readonly type: string }
  | { readonly kind: "does_not_open" }
  | {
      readonly kind: "too_small";
      readonly width: number;
      readonly height: number;
      readonly minWidth: number | null;
      readonly minHeight: number | null;
    };

export type Requirements = Pick<WorkerJob, "accept" | "max_file_bytes" | "min_width" | "min_height">;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels of a picture as shown; null when this browser cannot open it. */
export type Measure = (file: File) => Promise<Size | null>;

/** Formats that some browsers cannot open although they are in order. */
const notForEveryBrowser = new Set(["image/heic", "image/heif", "image/avif", "image/tiff"]);

const typeByEnding: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  avif: "image/avif",
  gif: "image/gif",
  heic: "image/heic",
  heif: "image/heif",
  txt: "text/plain",
  pdf: "application/pdf",
  mp3: "audio/mpeg",
  wav: "audio/wav",
  mp4: "video/mp4",
};

/** The type the browser names, else what the file's ending suggests; empty when neither is known. */
export const typeOf = (file: Pick<File, "name" | "type">): string => {
  if (file.type !== "") return file.type;
  const ending = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? "";
  return typeByEnding[ending] ?? "";
};

const sameFamily = (type: string): string => (type === "image/heif" ? "image/heic" : type);

const checkOne = async (file: File, needs: Requirements, measure: Measure): Promise<Problem | null> => {
  if (file.size === 0) return { kind: "empty" };
  if (file.size > needs.max_file_bytes) {
    return { kind: "too_large", bytes: file.size, most: needs.max_file_bytes };
  }
  const type = typeOf(file);
  const known = type !== "";
  if (known && needs.accept.length > 0 && !needs.accept.map(sameFamily).includes(sameFamily(type))) {
    return { kind: "wrong_type", type };
  }
  if (!type.startsWith("image/")) return null;
  const size = await measure(file);
  if (size === null) return notForEveryBrowser.has(type) ? null : { kind: "does_not_open" };
  const { min_width: minWidth, min_height: minHeight } = needs;
  const tooSmall = size.width < (minWidth ?? 0) || size.height < (minHeight ?? 0);
  return tooSmall ? { kind: "too_small", ...size, minWidth, minHeight } : null;
};

/** The first problem of each file that has one. One file at a time: an opened picture takes much memory. */
export const checkFiles = async (
  files: readonly File[],
  needs: Requirements,
  measure: Measure,
): Promise<readonly Problem[]> => {
  const problems: Problem[] = [];
  for (const file of files) {
    const problem = await checkOne(file, needs, measure);
    if (problem !== null) problems.push(problem);
  }
  return problems;
};
