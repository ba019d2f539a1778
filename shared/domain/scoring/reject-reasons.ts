import { megapixelsText, percentText, upperFirst } from "./figures.ts";
import {
  BRIGHTNESS_NEEDED,
  CLIPPED_BRIGHT_ALLOWED,
  NOISE_ALLOWED,
  SHARPNESS_NEEDED,
} from "./measured-needs.ts";
import { worstByReason } from "./reasoning.ts";
import type { PictureFacts, Score } from "./score.ts";

export const REJECT_CODES = [
  "off_topic",
  "blurred",
  "too_dark",
  "overexposed",
  "noisy",
  "low_resolution",
  "screenshot_or_text",
  "duplicate",
  "incomplete",
  "other",
] as const;
export type RejectCode = (typeof REJECT_CODES)[number];

/** One row of the reject dialogue. */
export interface RejectReason {
  readonly code: RejectCode;
  readonly title: string;
  /** The measurement behind it, shown under the title; empty when there is none. */
  readonly measurement: string;
  /** What the worker is told, with the measurement filled in. Empty for `other`, which a person writes. */
  readonly words: string;
  /** The evidence supports it: it comes first and is ticked. */
  readonly suggested: boolean;
}

/** What is known beyond the score itself. */
export interface RejectContext {
  /** What was sent earlier in another submission; null where nothing was found. */
  readonly copy?: FoundCopy | null;
  readonly minWidth?: number | null;
  readonly minHeight?: number | null;
}

export interface FoundCopy {
  readonly of: "picture" | "text";
  /** 0-1, as it was measured. */
  readonly likeness: number;
}

/** From this share of words on two texts count as copies. */
export const COPY_LIKENESS = 0.9;

interface Row {
  readonly title: string;
  readonly measurement: (facts: PictureFacts | undefined, context: RejectContext) => string;
  /** Said when no line of evidence carries words of its own. */
  readonly words: (measurement: string) => string;
}

const plain = (sentence: string, advice: string) => (measurement: string) =>
  `${sentence}${measurement === "" ? "" : `: ${measurement}`}. ${advice}`;

const ROWS: Record<RejectCode, Row> = {
  off_topic: {
    title: "Not what the brief asks",
    measurement: () => "",
    words: plain(
      "It does not show what the brief asks for",
      "Read the brief again and send a photo of that.",
    ),
  },
  blurred: {
    title: "Blurred",
    measurement: (facts) =>
      facts === undefined
        ? ""
        : `sharpness ${Math.round(facts.sharpness)}, the job needs ${SHARPNESS_NEEDED}`,
    words: plain("It is too blurred", "Hold still and tap the subject to focus."),
  },
  too_dark: {
    title: "Too dark",
    measurement: (facts) =>
      facts === undefined
        ? ""
        : `brightness ${percentText(facts.brightness)}, the job needs ${percentText(BRIGHTNESS_NEEDED)}`,
    words: plain("It is too dark", "Turn on a light or move to a brighter place."),
  },
  overexposed: {
    title: "Too bright",
    measurement: (facts) =>
      facts === undefined
        ? ""
        : `${percentText(facts.clippedBright)} pure white, ${percentText(CLIPPED_BRIGHT_ALLOWED)} is the most that works`,
    words: plain(
      "It is too bright",
      "Turn away from the light or tap the brightest part before you take it.",
    ),
  },
  noisy: {
    title: "Grainy",
    measurement: (facts) =>
      facts === undefined
        ? ""
        : `noise ${percentText(facts.noise)}, ${percentText(NOISE_ALLOWED)} is the most that works`,
    words: plain("It is too grainy", "Take it in better light and do not zoom in."),
  },
  low_resolution: {
    title: "Too small",
    measurement: (facts, context) => {
      if (facts === undefined) return "";
      const asked =
        context.minWidth || context.minHeight
          ? `, the job needs ${context.minWidth ?? 0} × ${context.minHeight ?? 0}`
          : "";
      return `${facts.width} × ${facts.height}, ${megapixelsText(facts.width, facts.height)}${asked}`;
    },
    words: plain("It is too small", "Send the original file, not a preview or a copy from a chat."),
  },
  screenshot_or_text: {
    title: "A screenshot or text",
    measurement: () => "",
    words: plain("It is a picture of a screen or a page", "Photograph the thing itself."),
  },
  duplicate: {
    title: "Copy of another photo",
    measurement: (_facts, { copy }) =>
      copy === undefined || copy === null ? "" : `the nearest is ${percentText(copy.likeness)} alike`,
    words: plain("It is a copy of a photo that was already sent", "Take a new one."),
  },
  incomplete: {
    title: "Something is missing",
    measurement: () => "",
    words: plain(
      "Not everything the brief asks for is in it",
      "Check each point of the brief before you send it.",
    ),
  },
  other: { title: "Something else", measurement: () => "", words: () => "" },
};

/** The same of words. */
const TEXT_COPY: Pick<Row, "title" | "words"> = {
  title: "Copy of another text",
  words: plain("It is a copy of a text that was already sent", "Write one of your own."),
};

/**
 * Every reject reason with its measurement and words. Those that the evidence supports come first, worst first, and
 * are suggested; the rest keep the order of `REJECT_CODES`. A score of null (a text, no model) suggests nothing.
 */
export const rejectReasons = (score: Score | null, context: RejectContext = {}): readonly RejectReason[] => {
  const facts = score?.signals[0]?.facts;
  const copy = context.copy ?? null;
  const lines = worstByReason(score?.evidence ?? []).filter(({ value }) => value < 0);
  const rows = REJECT_CODES.map((code): { readonly rank: number; readonly reason: RejectReason } => {
    const row = ROWS[code];
    const rank = lines.findIndex(({ reason }) => reason === code);
    const line = lines[rank];
    const copied = code === "duplicate" && copy !== null;
    const said = copied && copy.of === "text" ? TEXT_COPY : row;
    const measured = row.measurement(facts, context);
    return {
      // A copy is certain where it is found, so it comes before all that is merely likely.
      rank: copied ? -1 : rank === -1 ? lines.length : rank,
      reason: {
        code,
        title: said.title,
        measurement: line?.detail ?? upperFirst(measured),
        words: line?.remedy ?? said.words(measured),
        suggested: line !== undefined || copied,
      },
    };
  });
  return rows.toSorted((a, b) => a.rank - b.rank).map(({ reason }) => reason);
};

/** The words of one reason, for a decision made with one key. */
export const rejectWords = (code: string, score: Score | null, context: RejectContext = {}): string =>
  rejectReasons(score, context).find((reason) => reason.code === code)?.words ?? "";
