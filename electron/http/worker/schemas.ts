/** The worker API's bodies as schemas; their types are those of shared/contract/worker.ts. */
import { z } from "zod";
import type {
  JoinAnswer,
  WorkerJob,
  WorkerSubmission,
  WorkerSubmissionList,
} from "#shared/contract/worker.ts";
import { JOB_STATES } from "#shared/domain/places.ts";
import { SUBMISSION_STATUSES } from "#shared/domain/submission.ts";
import { firsthandErrorSchema } from "../errors/dialects.ts";

const timestamp = z.string().meta({ format: "date-time" });
const whole = z.number().int();
const dimension = z.number().min(1).max(5);

export const joinRequestSchema = z.strictObject({
  invite: z.string({ error: "invite is needed: it stands after the # of the link." }).min(1).max(200),
  name: z.string().trim().max(60, "name has at most 60 characters.").optional(),
  token: z
    .string()
    .max(200)
    .optional()
    .describe("An earlier worker token of the same owner, to stay the same worker."),
});

export const joinAnswerSchema: z.ZodType<JoinAnswer> = z.strictObject({
  worker_id: z.string(),
  token: z.string(),
});

export const workerJobSchema: z.ZodType<WorkerJob> = z
  .strictObject({
    code: z.string(),
    title: z.string(),
    description: z.string(),
    type: z.string(),
    scoring_criteria: z.array(z.string()).readonly(),
    accept: z.array(z.string()).readonly(),
    max_file_bytes: whole,
    files_per_submission: whole,
    min_width: whole.nullable(),
    min_height: whole.nullable(),
    min_star_rating: whole,
    price_per_file_cents: whole,
    state: z.enum(JOB_STATES),
    selection_type: z.enum(["creator", "random"]).nullable(),
    places_left: whole.nullable(),
    max_completions: whole.nullable(),
    closes_at: timestamp.nullable(),
    now: timestamp,
    practice: z.boolean(),
  })
  .meta({ id: "WorkerJob" });

const values = z.record(z.string(), z.union([z.string(), z.number()])).readonly();
const saidSchema = z
  .array(
    z
      .strictObject({
        code: z.string(),
        values,
        about: z.strictObject({ code: z.string(), values }).optional(),
      })
      .readonly(),
  )
  .readonly()
  .nullable()
  .meta({
    id: "Said",
    description:
      "The same by stable codes and figures, for other languages; null where only words are known.",
  });

const workerFileSchema = z.strictObject({
  id: z.string(),
  url: z.string(),
  content_type: z.string(),
  size_bytes: whole,
  name: z.string().nullable(),
});

const workerAttemptSchema = z.strictObject({
  attempt: whole,
  received_at: timestamp,
  scored_at: timestamp.nullable(),
  stars: whole.nullable(),
  reasoning: z.string().nullable(),
  reasoning_said: saidSchema,
  content_text: z.string().nullable(),
  files: z.array(workerFileSchema).readonly(),
});

export const workerSubmissionSchema: z.ZodType<WorkerSubmission> = z
  .strictObject({
    id: z.string(),
    number: whole,
    status: z.enum(SUBMISSION_STATUSES),
    attempt: whole,
    stars: whole.nullable(),
    reasoning: z.string().nullable(),
    reasoning_said: saidSchema,
    dimensions: z
      .strictObject({ relevance: dimension, quality: dimension, completeness: dimension })
      .nullable(),
    feedback: z.string().nullable(),
    feedback_said: saidSchema,
    winner: z.boolean(),
    decided_by_person: z.boolean(),
    decided_at: timestamp.nullable(),
    retry_expires_at: timestamp.nullable(),
    can_retry: z.boolean(),
    attempts: z.array(workerAttemptSchema).readonly(),
  })
  .meta({ id: "WorkerSubmission" });

export const workerSubmissionListSchema: z.ZodType<WorkerSubmissionList> = z.strictObject({
  data: z.array(workerSubmissionSchema).readonly(),
});

export const workerErrors = { "4xx": firsthandErrorSchema, "5xx": firsthandErrorSchema } as const;

/** The multipart body of an upload, for the documentation: its parts are streamed, not validated. */
export const multipartBody = {
  type: "object",
  properties: {
    content_text: { type: "string", maxLength: 20_000 },
    file: {
      type: "array",
      items: { type: "string", format: "binary" },
      description: "Up to files_per_submission files.",
    },
    upload: {
      type: "array",
      items: { type: "string", format: "uuid" },
      description: "Ids of finished resumable uploads, instead of files or among them; their order is kept.",
    },
  },
} as const;

/** The same without bytes: everything came by resumable uploads before, or there are words alone. */
export const jsonWorkBody = {
  type: "object",
  additionalProperties: false,
  properties: {
    content_text: { type: ["string", "null"], maxLength: 20_000 },
    uploads: {
      type: "array",
      items: { type: "string", format: "uuid" },
      description: "Ids of finished resumable uploads, up to files_per_submission.",
    },
  },
} as const;
