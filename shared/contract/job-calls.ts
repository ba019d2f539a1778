/** Calls of a job's own screen, and what they answer. */
import { z } from "zod";
import type { JobId } from "../domain/ids.ts";
import type { Instant } from "../lib/instant.ts";
import type { JobDetail } from "./desk-views.ts";
import { newJobSchema } from "./new-job.ts";
import type { WebhookEventView } from "./webhook-views.ts";
import type { WorkerJob } from "./worker.ts";

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const jobId = uuid.transform((text) => text as JobId);

/** The words that may change while a job runs, by the sentences that making it has. */
export const briefWordsSchema = z.object({
  title: newJobSchema.shape.title,
  description: newJobSchema.shape.description,
  scoringCriteria: z
    .array(z.string().trim().min(1).max(200, "A criterion has at most 200 characters."))
    .max(12, "At most 12 criteria."),
});

export const JOB_CALLS = {
  "jobs.setBrief": briefWordsSchema.extend({ jobId }),
  "jobs.figures": z.object({ jobId }),
  "jobs.checkDraw": z.object({ jobId }),
  "jobs.webhooks": z.object({ jobId, limit: z.number().int().min(1).max(100) }),
  /** The job as the worker's page is told of it. */
  "jobs.workerView": z.object({ jobId }),
} as const;

export interface JobFiguresView {
  readonly workers: number;
  /** When the first and the newest submission came, in whole seconds. */
  readonly firstAt: Instant | null;
  readonly lastAt: Instant | null;
  /** Where a person decided otherwise than the model. */
  readonly overrides: number;
  /** Credits that its scores took. */
  readonly credits: number;
  /** Booked to its workers, less what was reversed. */
  readonly payoutsCents: number;
  /** The last event of each type that is the job's own. */
  readonly milestones: readonly { readonly type: string; readonly at: Instant }[];
}

/** A draw worked out again from its receipt: of each part whether it fits. */
export interface DrawCheckView {
  readonly commitmentFits: boolean;
  readonly listIsWhole: boolean;
  /** The same winners in the same order, in the receipt and among the submissions. */
  readonly orderIsSame: boolean;
  readonly entries: number;
  readonly winners: number;
  /** SHA-256 of the eligible ids, one a line. */
  readonly listHash: string;
  readonly tookMs: number;
}

export interface JobAnswers {
  "jobs.checkDraw": DrawCheckView;
  "jobs.webhooks": readonly WebhookEventView[];
  "jobs.setBrief": JobDetail;
  "jobs.figures": JobFiguresView;
  "jobs.workerView": WorkerJob;
}
