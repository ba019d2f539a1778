import { inEnglish, saying, type SayingCode } from "./english.ts";
import type { Saying } from "./saying.ts";
import type { PictureFacts } from "./score.ts";

/** A rejection that no model was asked about: one star, no credit. */
export interface PlainRejection {
  readonly stars: 1;
  readonly reasoning: string;
  readonly feedback: string;
  /** The same by code and figures; null where the words are the decoder's. */
  readonly said: { readonly reasoning: Saying; readonly feedback: Saying } | null;
}

/** The rejection of a picture below the job's size, or null when it is large enough. Sizes are upright pixels. */
export const resolutionRejection = (
  minWidth: number | null | undefined,
  minHeight: number | null | undefined,
  { width, height }: Pick<PictureFacts, "width" | "height">,
): PlainRejection | null => {
  const needed = { minWidth: minWidth ?? 0, minHeight: minHeight ?? 0 };
  if (width >= needed.minWidth && height >= needed.minHeight) return null;
  const lack = needed.minWidth && needed.minHeight ? "small" : needed.minWidth ? "narrow" : "low";
  const turned = height >= needed.minWidth && width >= needed.minHeight;
  const remedy: SayingCode = `remedy.too_${lack}${turned ? "_turn" : ""}`;
  const values = { width, height, ...needed };
  const said = { reasoning: saying(`rejection.too_${lack}`, values), feedback: saying(remedy, values) };
  return { stars: 1, reasoning: inEnglish(said.reasoning), feedback: inEnglish(said.feedback), said };
};

/** The rejection of a file that could not be decoded; the message is the decoder's own sentence. */
export const damagedRejection = (message: string): PlainRejection => ({
  stars: 1,
  reasoning: `The file could not be read: ${message} It was not scored.`,
  feedback: `${message} Take the photo again, or send the original file once more.`,
  said: null,
});
