/** The parameters of FirstHand's lists, each with the sentence that a 400 names it by. */
import { z } from "zod";
import { type FileId, type JobId, parsePublicId, type SubmissionId } from "#shared/domain/ids.ts";
import { SUBMISSION_STATUSES } from "#shared/domain/submission.ts";
import { DELIVERY_STATES, WEBHOOK_TYPES } from "#shared/domain/webhooks.ts";
import { parseDateEdge } from "./dates.ts";

/** A query value is a text given once; twice arrives as a list. */
const text = (name: string) => z.string({ error: `${name} may be given only once.` });

const wholeNumber = (name: string, min: number, max: number, description: string, fallback?: number) => {
  const sentence = `${name} must be a whole number from ${String(min)} to ${String(max)}.`;
  return text(name)
    .regex(/^[1-9]\d{0,8}$/, sentence)
    .transform(Number)
    .refine((value) => value >= min && value <= max, sentence)
    .meta({
      type: "integer",
      minimum: min,
      maximum: max,
      description,
      // Text on the wire, a number in the documentation.
      pattern: undefined,
      ...(fallback === undefined ? {} : { default: fallback }),
    });
};

const dateEdge = (name: string, edge: "start" | "end", description: string) =>
  text(name)
    .transform((value, context) => {
      const seconds = parseDateEdge(value, edge);
      if (seconds !== null) return seconds;
      context.addIssue({
        code: "custom",
        message: `${name} must be an ISO 8601 date or time, such as 2026-03-16 or 2026-03-16T14:30:00Z.`,
      });
      return z.NEVER;
    })
    .meta({ description });

const jobId = text("job_id")
  .transform((value, context) => {
    const id = parsePublicId<JobId>("job", value);
    if (id !== null) return id;
    context.addIssue({
      code: "custom",
      message: "job_id must be an id such as job_01JQ..., with 26 characters after job_.",
    });
    return z.NEVER;
  })
  .meta({ description: "Filter by job ID" });

const dates = {
  start_date: dateEdge("start_date", "start", "Start date (ISO 8601, default: 30 days ago)").optional(),
  end_date: dateEdge("end_date", "end", "End date (ISO 8601, default: now)").optional(),
};

const window = { job_id: jobId.optional(), ...dates };

const paging = {
  limit: wholeNumber("limit", 1, 100, "Max results (1-100, default 20)", 20).optional(),
  cursor: text("cursor")
    .min(1, "cursor must not be empty.")
    .meta({ description: "Pagination cursor" })
    .optional(),
};

const startNotAfterEnd = (
  value: { readonly start_date?: number | undefined; readonly end_date?: number | undefined },
  context: z.RefinementCtx,
): void => {
  if (value.start_date === undefined || value.end_date === undefined || value.start_date <= value.end_date)
    return;
  context.addIssue({
    code: "custom",
    path: ["start_date"],
    message: "start_date must not be after end_date.",
  });
};

const submissionFilters = {
  ...window,
  status: z
    .enum(SUBMISSION_STATUSES, { error: `status must be one of ${SUBMISSION_STATUSES.join(", ")}.` })
    .meta({ description: "Filter: pending_score, approved, rejected, retry_pending" })
    .optional(),
  min_score: wholeNumber("min_score", 1, 5, "Minimum AI star rating (1-5)").optional(),
};

export const submissionsQuery = z
  .strictObject({ ...submissionFilters, ...paging })
  .superRefine(startNotAfterEnd);
export type SubmissionsQuery = z.output<typeof submissionsQuery>;

const likeId = text("like")
  .transform((value, context) => {
    const id = parsePublicId<SubmissionId>("submission", value) ?? parsePublicId<FileId>("file", value);
    if (id !== null) return id;
    context.addIssue({
      code: "custom",
      message: "like must be the id of a submission or a file, such as sub_01JQ... or file_01JQ....",
    });
    return z.NEVER;
  })
  .meta({ description: "A submission or file of yours: find pictures like it" });

const MOST_WORDS = "q must have 1 to 300 characters.";

export const searchQuery = z
  .strictObject({
    q: text("q")
      .trim()
      .min(1, MOST_WORDS)
      .max(300, MOST_WORDS)
      .meta({ description: 'What the picture shows, e.g. "a red car" (1-300 characters)' })
      .optional(),
    like: likeId.optional(),
    ...submissionFilters,
    limit: paging.limit,
  })
  .superRefine(startNotAfterEnd)
  .superRefine(({ q, like }, context) => {
    if (q === undefined && like === undefined) {
      context.addIssue({ code: "custom", path: ["q"], message: "Give q, like, or both." });
    }
  });

export const summaryQuery = z.strictObject(window).superRefine(startNotAfterEnd);

export const ledgerQuery = z.strictObject({ ...dates, ...paging }).superRefine(startNotAfterEnd);
export type LedgerQuery = z.output<typeof ledgerQuery>;

export const jobsQuery = z.strictObject(paging);

export const webhookEventsQuery = z.strictObject({
  type: z
    .enum(WEBHOOK_TYPES, { error: `type must be one of ${WEBHOOK_TYPES.join(", ")}.` })
    .meta({ description: "Only events of this type" })
    .optional(),
  state: z
    .enum(DELIVERY_STATES, { error: `state must be one of ${DELIVERY_STATES.join(", ")}.` })
    .meta({ description: "Only events with a delivery in this state" })
    .optional(),
  ...paging,
});
export type WebhookEventsQuery = z.output<typeof webhookEventsQuery>;

export const noQuery = z.strictObject({});

export const DEFAULT_LIMIT = 20;
