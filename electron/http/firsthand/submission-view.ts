import { z } from "zod";
import { type FileId, toPublicId } from "#shared/domain/ids.ts";
import { SUBMISSION_STATUSES } from "#shared/domain/submission.ts";
import { toIsoSeconds } from "#shared/lib/instant.ts";
import type { SubmissionListRow } from "../../service/views-port.ts";

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

export const submissionView = (
  row: SubmissionListRow,
  fileUrl: (id: FileId) => string,
): z.output<typeof submissionSchema> => ({
  object: "submission",
  id: toPublicId("submission", row.id),
  job_id: toPublicId("job", row.jobId),
  worker_id: toPublicId("worker", row.workerId),
  status: row.status,
  ai_star_rating: row.stars,
  ai_reasoning: row.reasoning,
  file_url: row.file === null ? null : fileUrl(row.file.id),
  content_type: row.file?.contentType ?? null,
  size_bytes: row.file?.sizeBytes ?? null,
  submitted_at: toIsoSeconds(row.submittedAt),
  scored_at: row.scoredAt === null ? null : toIsoSeconds(row.scoredAt),
});
