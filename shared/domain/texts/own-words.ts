/** What can be said of one text alone, in any language: whether it has words of its own. */
import { runsOf, runsWithin } from "./runs.ts";
import { barePlain, lettersOf, wordsOf } from "./words.ts";

export type TextFault =
  /** Nothing, or spaces, signs and emoji alone. */
  | { readonly kind: "no_words" }
  /** The same few words or letters again and again; `share` of it is repetition. */
  | { readonly kind: "repeated"; readonly share: number }
  /** Placeholder text; `share` of it. */
  | { readonly kind: "placeholder"; readonly share: number }
  /** The job's own words; `share` of it stands in the brief. */
  | { readonly kind: "from_brief"; readonly share: number };

/** Below this many letters a repetition may be meant ("no no"). */
const LEAST_LETTERS = 12;
const REPEATED = 0.6;
const PLACEHOLDER = 0.7;
const FROM_BRIEF = 0.8;
/** A few words of the brief are bound to be in an answer to it. */
const LEAST_BRIEF_WORDS = 5;

const LOREM = runsOf(
  "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore " +
    "magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo " +
    "consequat. Duis aute irure dolor in reprehenderit in voluptate velit esse cillum dolore eu fugiat nulla " +
    "pariatur. Excepteur sint occaecat cupidatat non proident, sunt in culpa qui officia deserunt mollit anim id " +
    "est laborum.",
);

/** What is wrong with a text by itself and against the brief it answers, the plainest first; null for nothing. */
export const textFault = (text: string, brief: string): TextFault | null => {
  const letters = lettersOf(barePlain(text));
  if (letters.length === 0) return { kind: "no_words" };
  const repeated = repetition(
    letters,
    wordsOf(text).map((word) => word.plain),
  );
  if (repeated >= REPEATED) return { kind: "repeated", share: repeated };
  const runs = runsOf(text);
  const placeholder = runsWithin(runs, LOREM);
  if (letters.length >= LEAST_LETTERS && placeholder >= PLACEHOLDER)
    return { kind: "placeholder", share: placeholder };
  const fromBrief = runsWithin(runs, runsOf(brief));
  return fromBrief >= FROM_BRIEF && wordsOf(text).length >= LEAST_BRIEF_WORDS
    ? { kind: "from_brief", share: fromBrief }
    : null;
};

/** The share of a text that was there before: of pairs of words, or of runs of three letters where words are few. */
const repetition = (letters: readonly string[], words: readonly string[]): number => {
  if (letters.length < LEAST_LETTERS) return 0;
  const pieces = words.length >= 8 ? pairs(words, 2) : pairs(letters, 3);
  return pieces.length === 0 ? 0 : 1 - new Set(pieces).size / pieces.length;
};

const pairs = (parts: readonly string[], length: number): readonly string[] =>
  Array.from({ length: Math.max(0, parts.length - length + 1) }, (_, at) =>
    parts.slice(at, at + length).join(" "),
  );
