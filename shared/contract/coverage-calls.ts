/** Calls for moderators who cover jobs whose creator missed the 24 hours. */
import { z } from "zod";
import type { NotSuggested } from "../domain/coverage/suggest-set.ts";
import type { JobId } from "../domain/ids.ts";
import type { Instant } from "../lib/instant.ts";
import type { ClaimView, TriageRowView } from "./desk-views.ts";

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const jobId = uuid.transform((text) => text as JobId);

export const COVERAGE_CALLS = {
  "coverage.queue": z.undefined().optional(),
  "coverage.get": z.object({ jobId }),
} as const;

export interface MissedJob {
  readonly jobId: JobId;
  readonly title: string;
  readonly ownerName: string;
  /** Where the job lives: this computer, or the remote of that name. */
  readonly source: string;
  /** When the creator's 24 hours ended. */
  readonly missedAt: Instant;
  readonly cap: number;
  readonly winners: number;
  readonly eligible: number;
  readonly claim: ClaimView | null;
}

export interface CriterionMark {
  readonly label: string;
  /** -1 to 1; above 0 it is met. */
  readonly value: number;
}

export interface CandidateView {
  readonly row: TriageRowView;
  readonly dimensions: {
    readonly relevance: number;
    readonly quality: number;
    readonly completeness: number;
  } | null;
  readonly criteria: readonly CriterionMark[];
  readonly sharpness: number | null;
}

export interface CoverageView {
  readonly jobId: JobId;
  readonly cap: number;
  readonly winners: readonly TriageRowView[];
  readonly eligible: number;
  readonly candidates: readonly CandidateView[];
  /** One for each open place; null stays open. What was accepted already comes first. */
  readonly places: readonly (number | null)[];
  /** The rest of the candidates, next best first. */
  readonly others: readonly { readonly number: number; readonly because: NotSuggested | null }[];
  /** How many of the candidates shown meet each criterion, of how many that were looked at. */
  readonly criteria: readonly { readonly label: string; readonly met: number; readonly of: number }[];
  /** Accepted so far: the picks of this job. */
  readonly accepted: readonly number[];
  readonly sameWorker: readonly (readonly number[])[];
  readonly copies: readonly (readonly number[])[];
  readonly claim: ClaimView | null;
  /** Why nothing can be settled here now, or null. */
  readonly blocked: string | null;
}

export interface CoverageAnswers {
  /** Longest overdue first. */
  "coverage.queue": readonly MissedJob[];
  "coverage.get": CoverageView;
}
