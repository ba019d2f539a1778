/** What the screen of a job reads beyond the job itself; all of it in the reader worker. */
import type { JobId } from "#shared/domain/ids.ts";
import type { DrawCheckView, JobFiguresView } from "#shared/contract/job-calls.ts";
import type { WebhookEventRow } from "./webhooks-port.ts";

export type JobFigures = JobFiguresView;
export type DrawCheck = DrawCheckView;

export interface JobPageViews {
  jobFigures(jobId: JobId): Promise<JobFigures>;
  /** The draw worked out again; null where nothing was drawn. */
  drawCheck(jobId: JobId): Promise<DrawCheck | null>;
  /** What was told of a job and of its submissions, newest first. */
  jobWebhooks(jobId: JobId, limit: number): Promise<readonly WebhookEventRow[]>;
}
