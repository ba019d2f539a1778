/** The desk's calls about what was sent more than once, and what they answer. */
import { z } from "zod";
import type { CopyKind, PictureFigures, TextFigures } from "../domain/duplicates/copy.ts";
import type { JobId, SubmissionId } from "../domain/ids.ts";
import type { TextPiece } from "../domain/texts/difference.ts";
import type { TextFault } from "../domain/texts/own-words.ts";
import type { Instant } from "../lib/instant.ts";
import type { DecideResult } from "./desk-views.ts";

const jobId = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  .transform((text) => text as JobId);
const one = z.object({ jobId, number: z.number().int().positive() });

export const COPY_CALLS = {
  "copies.of": one,
  /** Rejects what has the same as this submission in its job, all but the first. */
  "copies.rejectRest": one,
} as const;

/** What was done to the original so that it became the copy. */
export type CopyManner =
  | "mirrored"
  | "mirrored_down"
  | "mirrored_turned"
  | "turned_90"
  | "turned_180"
  | "turned_270"
  | "cropped"
  | "framed"
  | "resized"
  | "saved_again";

/** The other side of a relation. */
export interface CopyOther {
  readonly jobId: JobId;
  /** Null where it is in the same job. */
  readonly jobTitle: string | null;
  readonly submissionId: SubmissionId;
  readonly number: number;
  readonly attempt: number;
  readonly sentAt: Instant;
  readonly workerName: string | null;
  readonly sameWorker: boolean;
  /** Address of its thumbnail; null for a text. */
  readonly thumbnail: string | null;
}

export interface CopyRelation {
  /** Of the submission that was asked about. */
  readonly attempt: number;
  readonly kind: CopyKind;
  /**
   * `copy`: it was sent later than the other. `original`: the other was sent later. `own`: both are of this
   * submission, in one attempt or in two, which is no offence.
   */
  readonly role: "copy" | "original" | "own";
  readonly other: CopyOther;
  /** From the earlier to the later one; empty for a text, and for the same file. */
  readonly manners: readonly CopyManner[];
  readonly picture: PictureFigures | null;
  readonly text:
    (TextFigures & { readonly other: readonly TextPiece[]; readonly own: readonly TextPiece[] }) | null;
}

export interface CopiesView {
  readonly jobId: JobId;
  readonly number: number;
  /** The latest attempt's first; in each, the original before others. At most a few. */
  readonly relations: readonly CopyRelation[];
  /** What the latest attempt has in common with other submissions; null for nothing. */
  readonly cluster: {
    /** Submissions, in all jobs of the owner. */
    readonly size: number;
    /** The first of them in this job, which is kept. */
    readonly keeps: number;
    /** Those of this job that "Reject the rest" would decide on. */
    readonly rest: readonly number[];
    readonly texts: boolean;
  } | null;
  /** What is wrong with the latest attempt's text by itself; null for nothing, and where there is no text alone. */
  readonly fault: TextFault | null;
}

export interface CopyAnswers {
  "copies.of": CopiesView;
  "copies.rejectRest": DecideResult;
}
