/** What a person ticks in the reject dialog, and the one text that the preview shows and the worker reads. */
import type { RejectReasonView } from "#shared/contract/desk-views.ts";

/** The longest text that a decision carries to the worker. */
export const LONGEST_WORDS = 1000;
/** Written by hand; it has no words of its own. */
export const OWN_WORDS_CODE = "other";
/** As many as there are digits. */
const MOST_ROWS = 9;

export interface RejectChoice {
  readonly codes: readonly string[];
  readonly ownWords: string;
  /** Several submissions: one reason, whose words carry each one's own measurement. */
  readonly several: boolean;
}

export const firstChoice = (reasons: readonly RejectReasonView[], several: boolean): RejectChoice => {
  const suggested = reasons.filter((reason) => reason.suggested).map((reason) => reason.code);
  return { codes: several ? suggested.slice(0, 1) : suggested, ownWords: "", several };
};

export const toggleReason = (choice: RejectChoice, code: string): RejectChoice => {
  if (choice.codes.includes(code)) return { ...choice, codes: choice.codes.filter((each) => each !== code) };
  return { ...choice, codes: choice.several ? [code] : [...choice.codes, code] };
};

/** The reasons that have a digit, in its order. */
export const reasonRows = (reasons: readonly RejectReasonView[]): readonly RejectReasonView[] =>
  reasons
    .filter(({ code, publicCode }) => code !== OWN_WORDS_CODE && publicCode === undefined)
    .slice(0, MOST_ROWS);

/** Those that the owner made; they have the digits with Shift. */
export const ownReasonRows = (reasons: readonly RejectReasonView[]): readonly RejectReasonView[] =>
  reasons.filter(({ publicCode }) => publicCode !== undefined).slice(0, MOST_ROWS);

/** What the digits say that were pressed before the reasons were there. */
export const typedAhead = (
  choice: RejectChoice,
  reasons: readonly RejectReasonView[],
  keys: readonly string[],
): RejectChoice =>
  keys.reduce((before, key) => {
    const reason = reasonRows(reasons)[Number(key) - 1];
    return reason === undefined ? before : toggleReason(before, reason.code);
  }, choice);

export interface RejectWords {
  readonly reason: string;
  /** Null: each submission gets the words of the reason, with its own figures. */
  readonly words: string | null;
  /** What the preview shows. */
  readonly preview: string;
}

/** What would be sent, or null while nothing was chosen and nothing written. */
export const rejectWordsOf = (
  choice: RejectChoice,
  reasons: readonly RejectReasonView[],
): RejectWords | null => {
  const chosen = reasons.filter(
    (reason) => choice.codes.includes(reason.code) && reason.code !== OWN_WORDS_CODE,
  );
  const own = choice.ownWords.trim();
  const [first] = chosen;
  if (first === undefined) return own === "" ? null : { reason: OWN_WORDS_CODE, words: own, preview: own };
  const reason = first.publicCode ?? first.code;
  const isMade = chosen.some(({ publicCode }) => publicCode !== undefined);
  if (choice.several) {
    if (own !== "") return { reason, words: own, preview: own };
    return { reason, words: isMade ? first.words : null, preview: first.words };
  }
  const sentences = [...chosen.map((reason) => reason.words), own].filter((text) => text !== "").join(" ");
  const joined = sentences.slice(0, LONGEST_WORDS);
  const isPlain = chosen.length === 1 && own === "" && !isMade;
  return { reason, words: isPlain ? null : joined, preview: joined };
};
