import type { WorkerJob } from "#shared/contract/worker.ts";
import { BRIGHTNESS_NEEDED, SHARPNESS_NEEDED } from "#shared/domain/scoring/measured-needs.ts";
import type { LookMeasures } from "./picture-measures.ts";

/** What can be seen before sending. The service has the last word; these spare a worker the way. */
export type Problem =
  | { readonly kind: "empty" }
  | { readonly kind: "too_large"; readonly bytes: number; readonly most: number }
  | { readonly kind: "wrong_type"; readonly type: string }
  | { readonly kind: "does_not_open" }
  /** Its sending began so long ago that the service no longer knows whether it arrived. */
  | { readonly kind: "old" }
  | {
      readonly kind: "too_small";
      readonly width: number;
      readonly height: number;
      readonly minWidth: number | null;
      readonly minHeight: number | null;
    }
  | { readonly kind: "too_dark"; readonly brightness: number; readonly needed: number }
  | { readonly kind: "blurred"; readonly sharpness: number; readonly needed: number };

export type Requirements = Pick<WorkerJob, "accept" | "max_file_bytes" | "min_width" | "min_height">;

/** Pixels of a picture as shown, and what a small copy of it looks like where that could be seen. */
export interface Measured {
  readonly width: number;
  readonly height: number;
  readonly look?: LookMeasures | null;
}

/** Null when this browser cannot open the picture. */
export type Measure = (file: File) => Promise<Measured | null>;

/**
 * The browser scales pictures otherwise than the service, so its figures differ by a few points; what is held back here
 * has to be clearly below what the score asks for. Measured by tests/e2e/worker/guidance.spec.ts.
 */
const SPARE_SHARPNESS = 5;
const SPARE_BRIGHTNESS = 0.02;

const lookProblem = (look: LookMeasures | null | undefined): Problem | null => {
  if (look === null || look === undefined) return null;
  const { sharpness, brightness } = look;
  if (brightness < BRIGHTNESS_NEEDED - SPARE_BRIGHTNESS) {
    return { kind: "too_dark", brightness, needed: BRIGHTNESS_NEEDED };
  }
  return sharpness < SHARPNESS_NEEDED - SPARE_SHARPNESS
    ? { kind: "blurred", sharpness, needed: SHARPNESS_NEEDED }
    : null;
};

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
  if (tooSmall) return { kind: "too_small", width: size.width, height: size.height, minWidth, minHeight };
  return lookProblem(size.look);
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
