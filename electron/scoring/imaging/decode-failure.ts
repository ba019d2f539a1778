import { inEnglish, saying, type SayingCode } from "#shared/domain/scoring/english.ts";
import type { Damaged } from "../../service/examination-port.ts";
import { MAX_PIXELS } from "./picture-sizes.ts";

type Reason = NonNullable<Damaged["reason"]>;

export const damaged = (reason: Reason, code: SayingCode): Damaged => ({
  kind: "damaged",
  reason,
  message: inEnglish(saying(code, { n: MAX_PIXELS / 1e6 })),
});

const SENTENCES: readonly (readonly [RegExp, Reason, SayingCode])[] = [
  [/ENOENT|Input file is missing/u, "missing", "damage.missing"],
  [/EACCES|EPERM|EISDIR/u, "missing", "damage.locked"],
  [/pixel limit|exceeds pixel|too large|dimension/iu, "too_large", "damage.too_many_pixels"],
  [
    /unsupported image format|operation is blocked|no known saver|is not a known/iu,
    "unsupported",
    "damage.unsupported",
  ],
  [
    /premature end of (?:JPEG image|input)|unexpected end|bad seek|truncated|end of (?:stream|file)/iu,
    "damaged",
    "damage.cut",
  ],
];

/**
 * Turns what the decoder said into a sentence that a worker can act on. The wording is libvips's and its codecs';
 * what is not recognised is damage in the middle of the file.
 */
export const decodeFailure = (error: unknown): Damaged => {
  const text = error instanceof Error ? error.message : String(error);
  for (const [pattern, reason, code] of SENTENCES) {
    if (pattern.test(text)) return damaged(reason, code);
  }
  return damaged("damaged", "damage.data");
};

const MOST_STRAY_BYTES = 4096;

/**
 * Warnings that leave the picture whole: some cameras pad their JPEGs with a few stray bytes, and some editors write
 * colour chunks that PNG readers frown at. Everything else that a codec warns of has changed pixels.
 */
export const isHarmlessWarning = (error: unknown): boolean => {
  const lines = (error instanceof Error ? error.message : String(error))
    .split("\n")
    .filter((line) => line !== "");
  return lines.every((line) => {
    const stray = /(\d+) extraneous bytes before marker/u.exec(line)?.[1];
    if (stray !== undefined) return Number(stray) <= MOST_STRAY_BYTES;
    return /known incorrect sRGB profile|iCCP|cHRM|gAMA|sRGB|tIME|eXIf/u.test(line);
  });
};
