import { z } from "zod";
import { SUBMISSION_STATUSES } from "#shared/domain/submission.ts";

const timestamp = z
  .string()
  .regex(/^\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)
  .meta({ format: "date-time" });

/** A submission as the reference shows it, field by field and in its order. */
export const submissionSchema = z
  .strictObject({
    object: z.literal("submission"),
    id: z.string(),
    job_id: z.string(),
    worker_id: z.string(),
    status: z.enum(SUBMISSION_STATUSES),
    ai_star_rating: z.number().int().min(1).max(5).nullable(),
    ai_reasoning: z.string().nullable(),
    file_url: z.string().nullable(),
    content_type: z.string().nullable(),
    size_bytes: z.number().int().nullable(),
    submitted_at: timestamp,
    scored_at: timestamp.nullable(),
  })
  .meta({ id: "Submission" });

export const submissionListSchema = z
  .strictObject({
    object: z.literal("list"),
    data: z.array(submissionSchema),
    has_more: z.boolean(),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: "SubmissionList" });
