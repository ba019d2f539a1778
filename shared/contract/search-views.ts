/** Searching by words and by pictures, as the desk asks for it and shows it. */
import { z } from "zod";
import type { JobId } from "../domain/ids.ts";
import type { TriageRowView } from "./desk-views.ts";
import { filterShape } from "./triage-calls.ts";

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const number = z.number().int().positive();

/** The longest text that is searched for. */
export const MOST_SEARCH_CHARACTERS = 300;

/** What is looked for: words, a submission's pictures, or both. The desk sends at least one of them. */
export const searchedSchema = z.object({
  text: z.string().trim().min(1).max(MOST_SEARCH_CHARACTERS).nullable(),
  /** A submission's number within the job. */
  like: number.nullable(),
  limit: z.number().int().min(1).max(1000),
});

export const SEARCH_CALLS = {
  /** Over all jobs; `jobId` is the one that `like` belongs to. */
  "search.everywhere": searchedSchema.extend({
    jobId: uuid.transform((text) => text as JobId),
    /** Only what passes; null for all. */
    within: z.object(filterShape).nullable().default(null),
  }),
} as const;

/** Why nothing can be shown now. */
export type NoSearchView =
  /** No model is in use that may look at these pictures. */
  | { readonly kind: "no_model" }
  /** The index is still being filled; this share (0-1) is in it. */
  | { readonly kind: "filling"; readonly share: number }
  /** The model has not looked at the picture that was asked with. */
  | { readonly kind: "unknown_picture" };

export type TriageSearchView =
  | NoSearchView
  | {
      readonly kind: "found";
      /** Submission numbers, the most similar first, and the cosine of each. */
      readonly numbers: Uint32Array;
      readonly similarities: Float32Array;
      /** There are more than were asked for. */
      readonly cut: boolean;
    };

export interface FoundInJob {
  readonly jobId: JobId;
  readonly title: string;
  /** The most similar first. */
  readonly items: readonly { readonly row: TriageRowView; readonly similarity: number }[];
}

export type SearchEverywhereView =
  | NoSearchView
  | {
      readonly kind: "found";
      /** The job with the most similar picture first. */
      readonly jobs: readonly FoundInJob[];
      readonly cut: boolean;
    };

export interface SearchAnswers {
  "search.everywhere": SearchEverywhereView;
}
