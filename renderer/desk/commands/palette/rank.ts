/** How well a title answers what is typed: pure, so that the palette's order can be tested. */

export interface Match {
  /** More is better. */
  readonly score: number;
  /** Which characters of the title were typed, as [from, to) ranges. */
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

const WHOLE = 120;
const AT_START = 60;
const AT_WORD = 30;
const IN_A_ROW = 12;
const GAP = -2;

const isWordStart = (text: string, index: number): boolean =>
  index === 0 || /[\s,.:;“(/–-]/.test(text.charAt(index - 1));

/**
 * The letters in order, wherever they stand: `rwr` finds "Reject with a reason". Words that begin and letters that
 * follow each other count most. Null: some letter is missing.
 */
export const matchOf = (sought: string, title: string): Match | null => {
  const wanted = sought.trim().toLowerCase();
  if (wanted === "") return { score: 0, ranges: [] };
  const text = title.toLowerCase();
  const whole = wholeAt(wanted, text);
  if (whole !== null && (wanted.length > 2 || isWordStart(text, whole))) {
    const score =
      WHOLE + (whole === 0 ? AT_START : isWordStart(text, whole) ? AT_WORD : 0) - title.length / 100;
    return { score, ranges: [[whole, whole + wanted.length]] };
  }
  return scattered(wanted.replaceAll(" ", ""), text);
};

/** Where it stands as it was typed, at the beginning of a word if it does anywhere. */
const wholeAt = (wanted: string, text: string): number | null => {
  let first: number | null = null;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (isWordStart(text, at)) return at;
    first ??= at;
  }
  return first;
};

const scattered = (letters: string, text: string): Match | null => {
  let score = 0;
  let last = -1;
  const ranges: [number, number][] = [];
  for (const letter of letters) {
    const at = nextPlace(letter, text, last + 1);
    if (at < 0 || (last < 0 && !isWordStart(text, at))) return null;
    const follows = last >= 0 && at === last + 1;
    score += follows ? IN_A_ROW : isWordStart(text, at) ? AT_WORD : 0;
    if (last >= 0) score += GAP * Math.min(8, at - last - 1);
    const range = ranges.at(-1);
    if (follows && range !== undefined) range[1] = at + 1;
    else ranges.push([at, at + 1]);
    last = at;
  }
  // Letters strewn over a title by chance say nothing.
  return score < letters.length * 4 ? null : { score, ranges };
};

/** The next beginning of a word with this letter, unless it follows at once. */
const nextPlace = (letter: string, text: string, from: number): number => {
  const near = text.indexOf(letter, from);
  if (near < 0 || near === from) return near;
  for (let at = near; at >= 0; at = text.indexOf(letter, at + 1)) if (isWordStart(text, at)) return at;
  return near;
};
