/** Words of any language, as Unicode divides them: languages without spaces are divided by dictionary. */

interface Word {
  /** As compared: without case and compatibility forms. */
  readonly plain: string;
  /** Where it stands in the text. */
  readonly from: number;
  readonly to: number;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/** One writing for what reads the same: compatibility forms joined, case taken away. */
const plainOf = (text: string): string => text.normalize("NFKC").toLowerCase();

export const wordsOf = (text: string): readonly Word[] => {
  const words: Word[] = [];
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    if (isWordLike === true) words.push({ plain: plainOf(segment), from: index, to: index + segment.length });
  }
  return words;
};

/** The letters and figures of a text alone: spaces, signs, case and emoji make no other text of it. */
export const barePlain = (text: string): string => plainOf(text).replace(/[^\p{L}\p{N}\p{M}]+/gu, "");

/** The code points of a text. */
export const lettersOf = (text: string): readonly string[] => Array.from(text);

export type { Word };
