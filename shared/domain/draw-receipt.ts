import { type Instant, toIsoSeconds } from "../lib/instant.ts";
import { DRAW_ALGORITHM } from "./draw.ts";
import { type SubmissionId, toPublicId } from "./ids.ts";
import type { Job } from "./job.ts";
import type { SubmissionStatus } from "./submission.ts";

/** A submission of the job that took no part in its draw. */
export interface ExcludedSubmission {
  /** The submission's UUID. */
  readonly id: SubmissionId;
  readonly status: SubmissionStatus;
  readonly reason: string;
  /** Since when it stood outside; ISO 8601, UTC. */
  readonly at: string;
}

/** Who took part in a draw and who won, as it was when the draw was recorded. */
export interface DrawnFacts {
  /** Ascending by the text of the UUID. */
  readonly eligible: readonly SubmissionId[];
  readonly excluded: readonly ExcludedSubmission[];
  /** In the order of the draw. */
  readonly winners: readonly SubmissionId[];
}

/** What anyone needs to recompute a draw. Before the draw everything but the commitment and the plan is null. */
export interface DrawReceipt {
  readonly object: "draw_receipt";
  readonly version: 1;
  readonly algorithm: typeof DRAW_ALGORITHM;
  readonly job_id: string;
  readonly job_uuid: string;
  /** SHA-256 of the secret's bytes, hex. */
  readonly commitment: string;
  /** 32 bytes, hex. */
  readonly secret: string | null;
  readonly drawn_at: string | null;
  readonly closed_at: string | null;
  /** A random job cannot be closed early. */
  readonly close: { readonly planned: string; readonly early: false };
  /** How many can win. */
  readonly cap: number;
  readonly eligible: readonly string[] | null;
  readonly excluded: readonly ExcludedSubmission[] | null;
  readonly winners: readonly string[] | null;
  readonly proves: string;
  readonly does_not_prove: string;
}

export const PROVES =
  "The winners are the first of the eligible submissions in ascending order of HMAC-SHA256, keyed with the secret's bytes, of their UUID's lower-case text; and the secret is the one whose SHA-256 was published when the job was made.";
export const DOES_NOT_PROVE =
  "That nobody looked at the secret before the close, or that the list of eligible submissions is complete and the exclusions were fair: the operator of the program keeps both.";

/** The receipt of a random job, or null where nothing is drawn. `drawn` is null before the draw. */
export const drawReceiptOf = (job: Job, drawn: DrawnFacts | null): DrawReceipt | null => {
  if (job.draw === null || job.closesAt === null || job.maxCompletions === null) return null;
  const { commitment, secret, drawnAt } = job.draw;
  return {
    object: "draw_receipt",
    version: 1,
    algorithm: DRAW_ALGORITHM,
    job_id: toPublicId("job", job.id),
    job_uuid: job.id,
    commitment,
    secret: drawn === null ? null : secret,
    drawn_at: isoOrNull(drawnAt),
    closed_at: isoOrNull(job.closedAt),
    close: { planned: toIsoSeconds(job.closesAt), early: false },
    cap: job.maxCompletions,
    eligible: drawn?.eligible ?? null,
    excluded: drawn?.excluded ?? null,
    winners: drawn?.winners ?? null,
    proves: PROVES,
    does_not_prove: DOES_NOT_PROVE,
  };
};

const isoOrNull = (at: Instant | null): string | null => (at === null ? null : toIsoSeconds(at));

/** Why a submission that is rejected or being retried took no part. */
export const exclusionReason = (submission: {
  readonly status: SubmissionStatus;
  /** A person rejected it; the sentence the worker reads, if there is one. */
  readonly decision: { readonly reasonText: string | null } | null;
  /** What the check that rejected it said. */
  readonly reasoning: string | null;
}): string => {
  if (submission.status === "retry_pending") {
    return "Rejected before, and the worker's new try had not arrived when the draw was made.";
  }
  const { decision, reasoning } = submission;
  const [who, why] =
    decision === null ? ["Rejected by a check", reasoning] : ["Rejected by a person", decision.reasonText];
  return why === null || why === "" ? `${who}.` : `${who}: ${why}`;
};
