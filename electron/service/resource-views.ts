/** Submissions and jobs as the FirstHand dialect shows them: the answers of their GETs, and what webhooks carry. */
import { DRAW_ALGORITHM } from "#shared/domain/draw.ts";
import { type FileId, toPublicId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import { placesTaken, stateOf } from "#shared/domain/places.ts";
import { phaseOf, selectionDeadline } from "#shared/domain/selection.ts";
import { type Instant, toIsoSeconds } from "#shared/lib/instant.ts";
import { remember } from "#shared/lib/remember.ts";
import type { SubmissionListRow } from "./list-port.ts";

/** Enough for what is listed again and again; an id costs half a microsecond, and a list has eighty. */
const REMEMBERED_IDS = 10_000;
const submissionId = remember((id) => toPublicId("submission", id), REMEMBERED_IDS);
const jobId = remember((id) => toPublicId("job", id), REMEMBERED_IDS);
const workerId = remember((id) => toPublicId("worker", id), REMEMBERED_IDS);

/** In the reference's order of fields. `urlOf` is asked for the latest attempt's first file. */
export const submissionResource = (row: SubmissionListRow, urlOf: (id: FileId) => string | null) => ({
  object: "submission" as const,
  id: submissionId(row.id),
  job_id: jobId(row.jobId),
  worker_id: workerId(row.workerId),
  status: row.status,
  ai_star_rating: row.stars,
  ai_reasoning: row.reasoning,
  file_url: row.file === null ? null : urlOf(row.file.id),
  content_type: row.file?.contentType ?? null,
  size_bytes: row.file?.sizeBytes ?? null,
  submitted_at: toIsoSeconds(row.submittedAt),
  scored_at: isoOrNull(row.scoredAt),
});
export type SubmissionResource = ReturnType<typeof submissionResource>;

/** The fields both dialects show of a job: what it was made with, and how it stands at `now`. */
export const jobFields = (job: Job, now: Instant, uploadUrl: string | null) => ({
  id: toPublicId("job", job.id),
  code: job.code as string,
  type: job.type,
  title: job.title,
  description: job.description,
  scoring_criteria: [...job.scoringCriteria],
  files_needed: job.filesNeeded,
  files_per_submission: job.filesPerSubmission,
  price_per_file_cents: job.pricePerFileCents as number,
  min_star_rating: job.minStarRating as number,
  min_width: job.minWidth,
  min_height: job.minHeight,
  accept: [...job.accept],
  metadata: { ...job.metadata },
  max_completions: job.maxCompletions,
  selection_type: job.selectionType,
  selection_time_minutes: job.selectionTimeMinutes,
  hold_first: job.holdFirst,
  state: stateOf(job, now),
  phase: phaseOf(job, now),
  created_at: toIsoSeconds(job.createdAt),
  closes_at: isoOrNull(job.closesAt),
  selection_deadline_at: job.selectionType === "creator" ? isoOrNull(selectionDeadline(job)) : null,
  winners_count: job.counts.winners,
  places_taken: placesTaken(job),
  upload_url: uploadUrl,
  draw: drawOf(job),
});
type JobFields = ReturnType<typeof jobFields>;
export type JobResource = { readonly object: "job" } & JobFields;

/** What a random job promised; the secret is kept back until it has drawn. */
const drawOf = (job: Job) =>
  job.draw === null
    ? null
    : {
        algorithm: DRAW_ALGORITHM as typeof DRAW_ALGORITHM,
        commitment: job.draw.commitment,
        secret: job.draw.drawnAt === null ? null : job.draw.secret,
        drawn_at: isoOrNull(job.draw.drawnAt),
        eligible_count: job.draw.eligibleCount,
      };

const isoOrNull = (at: Instant | null): string | null => (at === null ? null : toIsoSeconds(at));
