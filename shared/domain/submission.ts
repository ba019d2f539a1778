import type { Instant } from "../lib/instant.ts";
import type { JobId, SubmissionId, WorkerId } from "./ids.ts";
import type { DeskMark } from "./marks.ts";
import type { Score, Stars } from "./scoring/score.ts";

export const SUBMISSION_STATUSES = ["pending_score", "approved", "rejected", "retry_pending"] as const;
export type SubmissionStatus = (typeof SUBMISSION_STATUSES)[number];

/** What a verdict or a decision can say. */
export type Outcome = "approved" | "rejected";

/** A person's word. It stands beside the model's verdict, never over it. */
export interface Decision {
  readonly outcome: Outcome;
  readonly actor: string;
  readonly at: Instant;
  /** Code of a reject reason, e.g. `blurred`; null for approvals. */
  readonly reason: string | null;
  /** The sentence the worker reads; null for approvals. */
  readonly reasonText: string | null;
}

/** One worker's entry in a job. Facts of the model are those of the latest attempt. */
export interface Submission {
  readonly id: SubmissionId;
  readonly jobId: JobId;
  readonly workerId: WorkerId;
  /** 1, 2, 3 ... in the order of arrival within the job; shown as #0001. */
  readonly number: number;
  readonly status: SubmissionStatus;
  /** From 1. */
  readonly attempt: number;
  /** Files of the latest attempt. */
  readonly fileCount: number;
  /** The first attempt's; never changes. */
  readonly submittedAt: Instant;
  readonly attemptedAt: Instant;
  readonly stars: Stars | null;
  readonly reasoning: string | null;
  readonly scoredAt: Instant | null;
  readonly verdict: Outcome | null;
  readonly decision: Decision | null;
  /** A person's own stars, beside the model's. */
  readonly ownStars: Stars | null;
  readonly wonAt: Instant | null;
  readonly retryExpiresAt: Instant | null;
  /** Why a pending submission is not moving by itself; null when it is in the scorer's queue. */
  /** `model` is for a score: no model is there for it, or this month's credits are used up. */
  readonly waitingFor: "person" | "model" | null;
}

export interface NewSubmission {
  readonly id: SubmissionId;
  readonly jobId: JobId;
  readonly workerId: WorkerId;
  readonly number: number;
  readonly fileCount: number;
  readonly now: Instant;
  readonly waitingFor: Submission["waitingFor"];
}

/** A first attempt, waiting for its score. Whether a place is free is asked first (`canTakePlace`). */
export const newSubmission = (facts: NewSubmission): Submission => ({
  id: facts.id,
  jobId: facts.jobId,
  workerId: facts.workerId,
  number: facts.number,
  status: "pending_score",
  attempt: 1,
  fileCount: facts.fileCount,
  submittedAt: facts.now,
  attemptedAt: facts.now,
  stars: null,
  reasoning: null,
  scoredAt: null,
  verdict: null,
  decision: null,
  ownStars: null,
  wonAt: null,
  retryExpiresAt: null,
  waitingFor: facts.waitingFor,
});

/** Undo of a decision restores exactly this. */
export interface DecisionSnapshot {
  readonly status: SubmissionStatus;
  readonly decision: Decision | null;
  readonly ownStars: Stars | null;
  readonly waitingFor: Submission["waitingFor"];
  /** Only in a step that judged again: the model's word as it stood, to be restored with the rest. */
  readonly judged?: JudgedAttempt;
  /** Only in a step that changed marks: nothing but these is restored. */
  readonly marks?: readonly DeskMark[];
}

/** The model's word on one attempt. */
export interface JudgedAttempt {
  readonly attempt: number;
  readonly verdict: Outcome;
  readonly score: Score;
}

export const snapshotOf = (submission: Submission): DecisionSnapshot => ({
  status: submission.status,
  decision: submission.decision,
  ownStars: submission.ownStars,
  waitingFor: submission.waitingFor,
});
