/** Where two texts differ, word by word. */
import { type Word, wordsOf } from "./words.ts";

/** A piece of a text; `changed` where the other text has not this word at this place. */
export interface TextPiece {
  readonly text: string;
  readonly changed: boolean;
}

export interface TextDifference {
  readonly a: readonly TextPiece[];
  readonly b: readonly TextPiece[];
  /** Share of words that both have in the same order, 0-1. */
  readonly shared: number;
}

/** Longer texts are compared by their beginnings: the table grows with the square. */
const MOST_WORDS = 1200;

/** The longest common sequence of words (Wagner and Fischer 1974). */
export const difference = (a: string, b: string): TextDifference => {
  const wordsA = wordsOf(a).slice(0, MOST_WORDS);
  const wordsB = wordsOf(b).slice(0, MOST_WORDS);
  const [keptA, keptB] = commonSequence(wordsA, wordsB);
  const all = wordsA.length + wordsB.length;
  return {
    a: piecesOf(a, wordsA, keptA),
    b: piecesOf(b, wordsB, keptB),
    shared: all === 0 ? 0 : (2 * keptA.size) / all,
  };
};

/** Indexes of the words that both have in the same order. */
const commonSequence = (
  a: readonly Word[],
  b: readonly Word[],
): readonly [ReadonlySet<number>, ReadonlySet<number>] => {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        a[i]?.plain === b[j]?.plain
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const keptA = new Set<number>();
  const keptB = new Set<number>();
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i]?.plain === b[j]?.plain) {
      keptA.add(i);
      keptB.add(j);
      i += 1;
      j += 1;
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return [keptA, keptB];
};

/** The whole text in pieces; what stands between two changed words is not changed itself. */
const piecesOf = (text: string, words: readonly Word[], kept: ReadonlySet<number>): readonly TextPiece[] => {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const [index, word] of words.entries()) {
    if (kept.has(index)) continue;
    if (word.from > at) pieces.push({ text: text.slice(at, word.from), changed: false });
    pieces.push({ text: text.slice(word.from, word.to), changed: true });
    at = word.to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), changed: false });
  return pieces;
};
