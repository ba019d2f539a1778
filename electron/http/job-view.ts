/** The job object of both dialects: the fields it was made with, and how it stands now. */
import { z } from "zod";
import { toPublicId } from "#shared/domain/ids.ts";
import { isPlacesJob, isSelectionJob, JOB_TYPES, type Job } from "#shared/domain/job.ts";
import { DRAW_ALGORITHM } from "#shared/domain/draw.ts";
import { JOB_STATES, placesTaken, stateOf } from "#shared/domain/places.ts";
import { JOB_PHASES, phaseOf, selectionDeadline } from "#shared/domain/selection.ts";
import { type Instant, toIsoSeconds } from "#shared/lib/instant.ts";
import { inviteFor } from "../service/access.ts";
import type { HttpContext } from "./context.ts";

const count = z.number().int().nonnegative();
const timestamp = z.string().meta({ format: "date-time" });
const hex = z.string().regex(/^[0-9a-f]{64}$/);

const drawSchema = z.strictObject({
  algorithm: z.literal(DRAW_ALGORITHM),
  commitment: hex.describe("SHA-256 of the secret's bytes, published when the job is made."),
  secret: hex.nullable().describe("Null until drawn."),
  drawn_at: timestamp.nullable(),
  eligible_count: count.nullable(),
});

const jobFields = {
  id: z.string(),
  code: z.string(),
  type: z.enum(JOB_TYPES),
  title: z.string(),
  description: z.string(),
  scoring_criteria: z.array(z.string()),
  files_needed: count.nullable(),
  files_per_submission: count,
  price_per_file_cents: count,
  min_star_rating: z.number().int().min(1).max(5),
  min_width: count.nullable(),
  min_height: count.nullable(),
  accept: z.array(z.string()),
  metadata: z.record(z.string(), z.string()),
  max_completions: count.nullable(),
  selection_type: z.enum(["creator", "random"]).nullable(),
  selection_time_minutes: count.nullable(),
  hold_first: count,
  state: z.enum(JOB_STATES),
  phase: z.enum(JOB_PHASES),
  created_at: timestamp,
  closes_at: timestamp.nullable(),
  selection_deadline_at: timestamp
    .nullable()
    .describe("When moderators may take over; null where nobody chooses."),
  winners_count: count,
  places_taken: count,
  upload_url: z.string().nullable().describe("The worker link; null for jobs that take no submissions here."),
  draw: drawSchema.nullable().describe("Random jobs only."),
};

export const jobSchema = z.strictObject({ object: z.literal("job"), ...jobFields }).meta({ id: "Job" });

export const wurkJobSchema = z
  .strictObject({ ok: z.literal(true), jobId: z.string(), ...jobFields })
  .meta({ id: "WurkJob" });

type JobFields = z.output<z.ZodObject<typeof jobFields>>;

export const jobFieldsOf = (context: HttpContext, job: Job): JobFields => {
  const now = context.ports.clock.now();
  return {
    id: toPublicId("job", job.id),
    code: job.code,
    type: job.type,
    title: job.title,
    description: job.description,
    scoring_criteria: [...job.scoringCriteria],
    files_needed: job.filesNeeded,
    files_per_submission: job.filesPerSubmission,
    price_per_file_cents: job.pricePerFileCents,
    min_star_rating: job.minStarRating,
    min_width: job.minWidth,
    min_height: job.minHeight,
    accept: [...job.accept],
    metadata: job.metadata,
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
    upload_url: uploadUrl(context, job),
    draw: drawOf(job),
  };
};

/** The invite stands in the fragment, which browsers keep to themselves: it reaches no log and no referrer. */
const uploadUrl = (context: HttpContext, job: Job): string | null =>
  isPlacesJob(job) || isSelectionJob(job)
    ? `${context.baseUrl()}/w/${job.code}#${inviteFor(context.ports, job)}`
    : null;

const drawOf = (job: Job): JobFields["draw"] =>
  job.draw === null
    ? null
    : {
        algorithm: DRAW_ALGORITHM,
        commitment: job.draw.commitment,
        secret: job.draw.drawnAt === null ? null : job.draw.secret,
        drawn_at: isoOrNull(job.draw.drawnAt),
        eligible_count: job.draw.eligibleCount,
      };

const isoOrNull = (at: Instant | null): string | null => (at === null ? null : toIsoSeconds(at));
