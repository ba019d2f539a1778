import type { Stars } from "#shared/domain/scoring/score.ts";
import type { Decision, Outcome, Submission, SubmissionStatus } from "#shared/domain/submission.ts";
import { SECOND } from "#shared/lib/instant.ts";
import type { SubmissionTable } from "../engine/schema.ts";
import { idText, instantOf, instantOrNull } from "./codec.ts";
import { facetOf, reviewOf } from "./facet.ts";

/** Columns that repeat facts of the latest attempt and its first file. */
export const REPEATED_COLUMNS = [
  "mean",
  "relevance",
  "quality",
  "completeness",
  "confidence",
  "practice",
  "file_id",
  "file_sha256",
  "file_type",
  "file_bytes",
  "file_width",
  "file_height",
  "text_excerpt",
] as const satisfies readonly (keyof SubmissionTable)[];

/** Columns that never change after the first attempt arrived. */
export const FIRST_COLUMNS = [
  "id",
  "job_id",
  "owner_id",
  "worker_id",
  "number",
  "submitted_at",
  "submitted_second",
] as const satisfies readonly (keyof SubmissionTable)[];

/** Columns that follow the submission's life. */
export const LIFE_COLUMNS = [
  "status",
  "facet",
  "review",
  "attempt",
  "file_count",
  "attempted_at",
  "stars",
  "own_stars",
  "scored_at",
  "verdict",
  "won_at",
  "retry_expires_at",
  "waiting_for",
  "decision_outcome",
  "decision_actor",
  "decision_at",
  "decision_reason",
  "decision_text",
  "reasoning",
] as const satisfies readonly (keyof SubmissionTable)[];

export type SubmissionLife = Pick<SubmissionTable, (typeof LIFE_COLUMNS)[number]>;
/** What the rules' own object is read from. */
export type SubmissionCore = Omit<SubmissionTable, (typeof REPEATED_COLUMNS)[number]>;
export const CORE_COLUMNS = [...FIRST_COLUMNS, ...LIFE_COLUMNS] as const;

export const secondOf = (ms: number): number => Math.floor(ms / SECOND);

export const submissionLife = (submission: Submission): SubmissionLife => ({
  status: submission.status,
  facet: facetOf(submission.status, submission.stars),
  review: reviewOf(submission),
  attempt: submission.attempt,
  file_count: submission.fileCount,
  attempted_at: submission.attemptedAt,
  stars: submission.stars,
  own_stars: submission.ownStars,
  scored_at: submission.scoredAt,
  verdict: submission.verdict,
  won_at: submission.wonAt,
  retry_expires_at: submission.retryExpiresAt,
  waiting_for: submission.waitingFor,
  decision_outcome: submission.decision?.outcome ?? null,
  decision_actor: submission.decision?.actor ?? null,
  decision_at: submission.decision?.at ?? null,
  decision_reason: submission.decision?.reason ?? null,
  decision_text: submission.decision?.reasonText ?? null,
  reasoning: submission.reasoning,
});

export const submissionFrom = (row: SubmissionCore): Submission => ({
  id: idText(row.id),
  jobId: idText(row.job_id),
  workerId: idText(row.worker_id),
  number: row.number,
  status: row.status as SubmissionStatus,
  attempt: row.attempt,
  fileCount: row.file_count,
  submittedAt: instantOf(row.submitted_at),
  attemptedAt: instantOf(row.attempted_at),
  stars: row.stars as Stars | null,
  reasoning: row.reasoning,
  scoredAt: instantOrNull(row.scored_at),
  verdict: row.verdict as Outcome | null,
  decision: decisionFrom(row),
  ownStars: row.own_stars as Stars | null,
  wonAt: instantOrNull(row.won_at),
  retryExpiresAt: instantOrNull(row.retry_expires_at),
  waitingFor: row.waiting_for as Submission["waitingFor"],
});

const decisionFrom = (row: SubmissionCore): Decision | null =>
  row.decision_outcome === null || row.decision_actor === null || row.decision_at === null
    ? null
    : {
        outcome: row.decision_outcome as Outcome,
        actor: row.decision_actor,
        at: instantOf(row.decision_at),
        reason: row.decision_reason,
        reasonText: row.decision_text,
      };
