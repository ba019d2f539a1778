import { extname } from "node:path";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import type { ReceiveLimits } from "../../service/ports.ts";
import type { Examination } from "./examine.ts";

const NAMES: Readonly<Record<string, string>> = {
  "image/jpeg": "JPEG",
  "image/png": "PNG",
  "image/webp": "WebP",
  "image/avif": "AVIF",
  "image/heic": "HEIC",
  "image/heif": "HEIC",
  "image/gif": "GIF",
};
/** What people call the rest, by family. */
const FAMILIES: Readonly<Record<string, string>> = {
  image: "picture of another kind",
  video: "video",
  audio: "sound recording",
  text: "text file",
};
const PICTURE_EXTENSIONS = [".jpg", ".jpeg", ".png", ".webp", ".avif", ".heic", ".heif", ".gif"];
const MEGA = 1_000_000;

export interface Judged {
  readonly contentType: string;
  readonly width: number | null;
  readonly height: number | null;
}

/** Whether a job takes this file; if not, a sentence that says what to send instead. */
export const judgeFile = (
  { contentType, structure }: Examination,
  name: string | null,
  limits: ReceiveLimits,
): Judged | Refusal => {
  const extension = name === null ? "" : extname(name).toLowerCase();
  const send = whatToSend(limits.accept);
  if (contentType === null) {
    return PICTURE_EXTENSIONS.includes(extension)
      ? refuse("file_damaged", `This file is named ${extension} but is not a picture. ${send}`)
      : refuse("unsupported_media_type", `This is not a kind of file that this job takes. ${send}`);
  }
  if (!accepts(limits.accept, contentType)) {
    const family = contentType.split("/")[0] ?? "";
    const kind = NAMES[contentType] ?? FAMILIES[family] ?? "document";
    return refuse(
      "unsupported_media_type",
      `This file is ${withArticle(kind)}, which this job does not take. ${send}`,
    );
  }
  if (structure === null) return { contentType, width: null, height: null };
  if (structure.kind === "cut") {
    return refuse(
      "file_damaged",
      "The picture ends too early: the upload or the file was cut. Take or send it again.",
    );
  }
  if (structure.kind === "broken") {
    return refuse("file_damaged", "The picture is damaged and cannot be opened. Take or send it again.");
  }
  const { width, height } = structure;
  if (width * height > limits.maxPixels) {
    return refuse(
      "too_many_pixels",
      `The picture has ${String(Math.round((width * height) / MEGA))} megapixels (${String(width)} × ${String(height)}); at most ${String(Math.round(limits.maxPixels / MEGA))} are taken. Send a smaller version.`,
    );
  }
  return { contentType, width, height };
};

/** HEIC is one of HEIF's names; a pattern like image/* takes the whole family. */
const accepts = (accept: readonly string[], contentType: string): boolean => {
  const names =
    contentType === "image/heif" || contentType === "image/heic"
      ? ["image/heif", "image/heic"]
      : [contentType];
  const family = `${contentType.split("/")[0] ?? ""}/*`;
  return accept.some((type) => names.includes(type) || type === family || type === "*/*");
};

const whatToSend = (accept: readonly string[]): string => {
  const files = accept.filter((type) => type !== "text/plain");
  const names = [...new Set(files.map((type) => NAMES[type] ?? type))];
  const last = names.pop();
  if (last === undefined) return "Write your text instead of sending a file.";
  const list = names.length === 0 ? last : `${names.join(", ")} or ${last}`;
  const photos = files.every((type) => type.startsWith("image/"));
  return `Send ${withArticle(list)}${photos ? " photo" : " file"}.`;
};

const withArticle = (text: string): string => `${/^[aeiou]/i.test(text) ? "an" : "a"} ${text}`;
