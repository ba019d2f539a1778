import { sidesText } from "./figures.ts";
import type { PictureFacts } from "./score.ts";

/** A rejection that no model was asked about: one star, no credit. */
export interface PlainRejection {
  readonly stars: 1;
  readonly reasoning: string;
  readonly feedback: string;
}

/** The rejection of a picture below the job's size, or null when it is large enough. Sizes are upright pixels. */
export const resolutionRejection = (
  minWidth: number | null | undefined,
  minHeight: number | null | undefined,
  facts: Pick<PictureFacts, "width" | "height">,
): PlainRejection | null => {
  const tooNarrow = facts.width < (minWidth ?? 0);
  const tooLow = facts.height < (minHeight ?? 0);
  if (!tooNarrow && !tooLow) return null;
  const actual = sidesText(facts.width, facts.height);
  const needed =
    minWidth && minHeight
      ? `${sidesText(minWidth, minHeight)} pixels`
      : minWidth
        ? `${minWidth} pixels in width`
        : `${minHeight ?? 0} pixels in height`;
  const turned = facts.height >= (minWidth ?? 0) && facts.width >= (minHeight ?? 0);
  return {
    stars: 1,
    reasoning: `The picture is ${actual} pixels and the job needs at least ${needed}. It was not scored.`,
    feedback: turned
      ? `It is ${actual} pixels, the job needs at least ${needed}. Hold the phone the other way round, or send a larger photo.`
      : `It is ${actual} pixels, the job needs at least ${needed}. Send the original file, not a preview or a copy from a chat.`,
  };
};

/** The rejection of a file that could not be decoded; the message is the decoder's own sentence. */
export const damagedRejection = (message: string): PlainRejection => ({
  stars: 1,
  reasoning: `The file could not be read: ${message} It was not scored.`,
  feedback: `${message} Take the photo again, or send the original file once more.`,
});
