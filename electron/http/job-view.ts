/** The job object of both dialects: the fields it was made with, and how it stands now. */
import { z } from "zod";
import { JOB_TYPES, type Job, takesSubmissions } from "#shared/domain/job.ts";
import { DRAW_ALGORITHM } from "#shared/domain/draw.ts";
import { JOB_STATES } from "#shared/domain/places.ts";
import { JOB_PHASES } from "#shared/domain/selection.ts";
import { jobFields } from "../service/resource-views.ts";
import { workerLink } from "../service/worker-link.ts";
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

const fields = {
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

export const jobSchema = z.strictObject({ object: z.literal("job"), ...fields }).meta({ id: "Job" });

export const wurkJobSchema = z
  .strictObject({ ok: z.literal(true), jobId: z.string(), ...fields })
  .meta({ id: "WurkJob" });

type JobFields = z.output<z.ZodObject<typeof fields>>;

export const jobFieldsOf = (context: HttpContext, job: Job): JobFields => {
  const { ports } = context;
  const uploadUrl = takesSubmissions(job) ? workerLink(ports, context.baseUrl(), job) : null;
  return jobFields(job, ports.clock.now(), uploadUrl);
};
