/** Bodies of the worker API (`/worker/v1`), as the worker page sends and reads them. */
import type { Saying } from "../domain/scoring/saying.ts";
import type { SubmissionStatus } from "../domain/submission.ts";

/** POST /worker/v1/jobs/{code}/join */
export interface JoinRequest {
  readonly invite: string;
  readonly name?: string;
  /** An earlier token of the same owner, to stay the same worker. */
  readonly token?: string;
}
export interface JoinAnswer {
  /** `wkr_...` */
  readonly worker_id: string;
  readonly token: string;
}

/** GET /worker/v1/jobs/{code} */
export interface WorkerJob {
  readonly code: string;
  readonly title: string;
  readonly description: string;
  readonly type: string;
  readonly scoring_criteria: readonly string[];
  readonly accept: readonly string[];
  readonly max_file_bytes: number;
  readonly files_per_submission: number;
  readonly min_width: number | null;
  readonly min_height: number | null;
  readonly min_star_rating: number;
  readonly price_per_file_cents: number;
  readonly state: "open" | "filled" | "closed" | "completed" | "cancelled";
  readonly selection_type: "creator" | "random" | null;
  /** Null where places are not counted. */
  readonly places_left: number | null;
  readonly max_completions: number | null;
  /** ISO 8601, null where the job has no closing time. */
  readonly closes_at: string | null;
  readonly now: string;
  /** The practice model scores this job: its stars say nothing about real photographs. */
  readonly practice: boolean;
}

export interface WorkerAttempt {
  readonly attempt: number;
  readonly received_at: string;
  readonly scored_at: string | null;
  readonly stars: number | null;
  readonly reasoning: string | null;
  /** The reasoning by codes and figures, for another language; null where it is known in words alone. */
  readonly reasoning_said: readonly Saying[] | null;
  readonly content_text: string | null;
  readonly files: readonly WorkerFile[];
}

export interface WorkerFile {
  /** `file_...` */
  readonly id: string;
  /** Signed address of the original bytes. */
  readonly url: string;
  readonly content_type: string;
  readonly size_bytes: number;
  readonly name: string | null;
}

/** GET /worker/v1/submissions/{id}; also the `data` of every server-sent event. */
export interface WorkerSubmission {
  /** `sub_...` */
  readonly id: string;
  readonly number: number;
  readonly status: SubmissionStatus;
  /** From 1. */
  readonly attempt: number;
  readonly stars: number | null;
  /** The model's reasoning, or a person's words where a person rejected. */
  readonly reasoning: string | null;
  /** The reasoning by codes and figures, for another language; null where it is known in words alone. */
  readonly reasoning_said: readonly Saying[] | null;
  /** Each 1-5, one decimal; null before scoring and for checks that need no model. */
  readonly dimensions: {
    readonly relevance: number;
    readonly quality: number;
    readonly completeness: number;
  } | null;
  /** What would lift the score; null when accepted. */
  readonly feedback: string | null;
  /** As `reasoning_said`, one for each thing to do. */
  readonly feedback_said: readonly Saying[] | null;
  readonly winner: boolean;
  readonly decided_by_person: boolean;
  /** ISO 8601; null where no person decided. */
  readonly decided_at: string | null;
  readonly retry_expires_at: string | null;
  /** Whether a retry would be accepted now. */
  readonly can_retry: boolean;
  readonly attempts: readonly WorkerAttempt[];
}

/** GET /worker/v1/submissions?limit=20 of the token's job, newest first. */
export interface WorkerSubmissionList {
  readonly data: readonly WorkerSubmission[];
}

/** Errors of the worker API: FirstHand's shape. */
export interface WorkerError {
  readonly error: {
    readonly type: string;
    /** The refusal's code, e.g. `file_damaged`, `no_places_left`. */
    readonly code?: string;
    readonly message: string;
    readonly request_id: string;
    readonly details: readonly { readonly field: string; readonly message: string }[];
  };
}

/** Server-sent events: `event: submission` with a WorkerSubmission, `event: job` with a WorkerJob. */
export const WORKER_EVENT_NAMES = ["submission", "job"] as const;
