/** Rows of submissions as both dialects list them, and what a list is asked for. */
import type { FileId, JobId, OwnerId, SubmissionId, WorkerId } from "#shared/domain/ids.ts";
import type { Stars } from "#shared/domain/scoring/score.ts";
import type { SubmissionStatus } from "#shared/domain/submission.ts";
import type { Instant } from "#shared/lib/instant.ts";

/** A row of a submissions list in either dialect; the file is the latest attempt's first. */
export interface SubmissionListRow {
  readonly id: SubmissionId;
  readonly jobId: JobId;
  readonly workerId: WorkerId;
  readonly status: SubmissionStatus;
  readonly stars: Stars | null;
  readonly reasoning: string | null;
  readonly submittedAt: Instant;
  readonly scoredAt: Instant | null;
  readonly file: { readonly id: FileId; readonly contentType: string; readonly sizeBytes: number } | null;
}

/** Filters of the FirstHand list. The window is inclusive in whole seconds. */
export interface ListFilter {
  readonly ownerId: OwnerId;
  readonly jobId: JobId | null;
  readonly status: SubmissionStatus | null;
  readonly minStars: number | null;
  /** Seconds since the epoch, both inclusive. */
  readonly fromSecond: number;
  readonly toSecond: number;
}

/** Where the last page ended: newest first, ties by id descending. */
export interface ListPosition {
  readonly submittedAt: Instant;
  readonly id: SubmissionId;
}
