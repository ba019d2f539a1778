/** What the screen of a job reads beyond the job itself; all of it in the reader worker. */
import type { JobId } from "#shared/domain/ids.ts";
import type { JobFiguresView } from "#shared/contract/job-calls.ts";

export type JobFigures = JobFiguresView;

export interface JobPageViews {
  jobFigures(jobId: JobId): Promise<JobFigures>;
}
