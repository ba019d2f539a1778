/** What is known of a picture or a text that came more than once. */
import type { Turn } from "./turns.ts";

export const PICTURE_COPIES = ["same_file", "same_picture"] as const;
export const TEXT_COPIES = ["same_text", "reworded"] as const;
export type CopyKind = (typeof PICTURE_COPIES)[number] | (typeof TEXT_COPIES)[number];

/** What a list marks and filters by; `filler` is a text without words of its own. */
export const COPY_MARKS = [...PICTURE_COPIES, ...TEXT_COPIES, "filler"] as const;
export type CopyMark = (typeof COPY_MARKS)[number];

/** How two pictures agree: the later one compared, laid over the earlier one. */
export interface PictureFigures {
  /** Bits of 64 in which their hashes differ, in the turn that fits best. */
  readonly distance: number;
  /** Correlation of brightness once aligned, without the fifth that fits least: -1 to 1. */
  readonly likeness: number;
  /** Agreement of colour once aligned, -1 to 1. */
  readonly colour: number;
  /** Cosine of their embeddings by one model; null without a model. */
  readonly cosine: number | null;
  /** What must be done to the later one so that it stands like the earlier one. */
  readonly turn: Turn;
  /** What the later one shows of the earlier one: part of it, more than it, or as much. */
  readonly extent: "same" | "part" | "more";
}

/** How two texts agree. */
export interface TextFigures {
  /** Share of words that both have in the same order, 0-1. */
  readonly words: number;
  /** Share of runs of letters that both have, 0-1. */
  readonly runs: number;
}

/** Two items found alike. A file or text that is the same needs no figures. */
export type CopyFinding =
  | { readonly kind: "same_file" | "same_text"; readonly figures: null }
  | { readonly kind: "same_picture"; readonly figures: PictureFigures }
  | { readonly kind: "reworded"; readonly figures: TextFigures };
