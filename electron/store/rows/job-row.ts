import type { Cents, Job, JobBrief, JobType, SelectionType } from "#shared/domain/job.ts";
import type { JobCode } from "#shared/domain/ids.ts";
import type { JobTable } from "../engine/schema.ts";
import {
  fromJson,
  fromJsonOrNull,
  hexBytes,
  hexText,
  idBytes,
  idText,
  instantOf,
  instantOrNull,
  jsonText,
} from "./codec.ts";

/** The columns that a job's life changes; the rest is fixed when it is made. */
export type JobLife = Pick<
  JobTable,
  | "closes_at"
  | "closed_at"
  | "cancelled_at"
  | "settled_at"
  | "settle_reason"
  | "deadline_missed_at"
  | "reminders"
  | "claim_moderator"
  | "claim_until"
  | "claim_holder"
  | "drawn_at"
  | "draw_eligible"
  | "pending_score"
  | "approved"
  | "rejected"
  | "retry_pending"
  | "winners"
  | "held_verdicts"
  | "invite_generation"
  | "judging"
>;

/** How the job judges now; what of it the brief says too was changed since. */
type Judging = Pick<Job, "minStarRating" | "weights" | "prompts">;

/** The part of the brief that no query looks at. */
type BriefText = Omit<JobBrief, "type" | "filesNeeded" | "maxCompletions" | "selectionType">;

export const jobLife = (job: Job): JobLife => ({
  closes_at: job.closesAt,
  closed_at: job.closedAt,
  cancelled_at: job.cancelledAt,
  settled_at: job.settledAt,
  settle_reason: job.settleReason,
  deadline_missed_at: job.deadlineMissedAt,
  reminders: job.reminders,
  claim_moderator: job.claim?.moderator.name ?? null,
  claim_until: job.claim?.until ?? null,
  claim_holder: job.claim?.moderator.id ?? null,
  drawn_at: job.draw?.drawnAt ?? null,
  draw_eligible: job.draw?.eligibleCount ?? null,
  pending_score: job.counts.pendingScore,
  approved: job.counts.approved,
  rejected: job.counts.rejected,
  retry_pending: job.counts.retryPending,
  winners: job.counts.winners,
  held_verdicts: job.heldVerdicts,
  invite_generation: job.inviteGeneration,
  judging: jsonText({
    minStarRating: job.minStarRating,
    weights: job.weights,
    prompts: job.prompts,
  } satisfies Judging),
});

export const jobRow = (job: Job): JobTable => ({
  id: idBytes(job.id),
  owner_id: idBytes(job.ownerId),
  code: job.code,
  type: job.type,
  created_at: job.createdAt,
  files_needed: job.filesNeeded,
  max_completions: job.maxCompletions,
  selection_type: job.selectionType,
  brief: jsonText(briefText(job)),
  draw_commitment: job.draw === null ? null : hexBytes(job.draw.commitment),
  draw_secret: job.draw === null ? null : hexBytes(job.draw.secret),
  ...jobLife(job),
  last_number: 0,
  file_bytes: 0,
});

export const briefText = (job: Job): BriefText => ({
  title: job.title,
  description: job.description,
  scoringCriteria: job.scoringCriteria,
  filesPerSubmission: job.filesPerSubmission,
  pricePerFileCents: job.pricePerFileCents,
  minStarRating: job.minStarRating,
  minWidth: job.minWidth,
  minHeight: job.minHeight,
  accept: job.accept,
  metadata: job.metadata,
  selectionTimeMinutes: job.selectionTimeMinutes,
  holdFirst: job.holdFirst,
  weights: job.weights,
});

export const jobFrom = (row: JobTable): Job => ({
  ...fromJson<BriefText & { pricePerFileCents: Cents }>(row.brief),
  prompts: null,
  ...fromJsonOrNull<Judging>(row.judging),
  type: row.type as JobType,
  filesNeeded: row.files_needed,
  maxCompletions: row.max_completions,
  selectionType: row.selection_type as SelectionType | null,
  id: idText(row.id),
  ownerId: idText(row.owner_id),
  code: row.code as JobCode,
  createdAt: instantOf(row.created_at),
  closesAt: instantOrNull(row.closes_at),
  closedAt: instantOrNull(row.closed_at),
  cancelledAt: instantOrNull(row.cancelled_at),
  settledAt: instantOrNull(row.settled_at),
  settleReason: row.settle_reason,
  deadlineMissedAt: instantOrNull(row.deadline_missed_at),
  reminders: row.reminders,
  claim:
    row.claim_holder === null || row.claim_moderator === null || row.claim_until === null
      ? null
      : {
          moderator: { id: row.claim_holder, name: row.claim_moderator },
          until: instantOf(row.claim_until),
        },
  draw:
    row.draw_commitment === null || row.draw_secret === null
      ? null
      : {
          commitment: hexText(row.draw_commitment),
          secret: hexText(row.draw_secret),
          drawnAt: instantOrNull(row.drawn_at),
          eligibleCount: row.draw_eligible,
        },
  counts: {
    pendingScore: row.pending_score,
    approved: row.approved,
    rejected: row.rejected,
    retryPending: row.retry_pending,
    winners: row.winners,
  },
  heldVerdicts: row.held_verdicts,
  inviteGeneration: row.invite_generation,
});
