import type { JobDetail } from "#shared/contract/desk-views.ts";
import { t } from "../text.ts";

export interface Requirement {
  readonly key: string;
  readonly words: string;
}

type Asked = Pick<
  JobDetail,
  "accept" | "minWidth" | "minHeight" | "filesPerSubmission" | "pricePerFileCents"
>;

const NAMES: Readonly<Record<string, string>> = {
  "image/jpeg": "JPEG",
  "image/png": "PNG",
  "image/webp": "WebP",
  "image/avif": "AVIF",
  "image/gif": "GIF",
  "image/heic": "HEIC",
  "text/plain": "text",
  "application/pdf": "PDF",
  "audio/mpeg": "MP3",
  "audio/wav": "WAV",
  "video/mp4": "MP4",
};

/** "JPEG, PNG or WebP". */
export const acceptWords = (accept: readonly string[]): string => {
  const names = accept.map((type) => NAMES[type] ?? type);
  const last = names.at(-1);
  if (last === undefined) return "";
  return names.length === 1 ? last : t("brief.or", { list: names.slice(0, -1).join(", "), last });
};

/** What may be sent, as the worker reads it. */
export const requirementsOf = (asked: Asked): readonly Requirement[] => [
  { key: "files", words: t("brief.files", { count: asked.filesPerSubmission }) },
  { key: "accept", words: acceptWords(asked.accept) },
  ...(asked.minWidth === null && asked.minHeight === null ? [] : [{ key: "size", words: sizeWords(asked) }]),
];

const sizeWords = ({ minWidth, minHeight }: Asked): string => {
  if (minWidth === null) return t("brief.minHeight", { height: minHeight });
  return minHeight === null
    ? t("brief.minWidth", { width: minWidth })
    : t("brief.minSize", { width: minWidth, height: minHeight });
};

/** "0.40 for each file", or that nothing is paid. The unit is the owner's own. */
export const payWords = (cents: number): string =>
  cents === 0 ? t("brief.unpaid") : t("brief.pay", { price: (cents / 100).toFixed(2) });
