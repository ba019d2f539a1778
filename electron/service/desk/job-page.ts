import type { JobAnswers } from "#shared/contract/job-calls.ts";
import type { JobDetail } from "#shared/contract/desk-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import { changeBrief } from "../job-brief.ts";
import { workerJobView } from "../worker-views.ts";
import { webhookEventViews } from "./webhooks.ts";
import type { DeskHandlers, DeskPorts } from "./desk-ports.ts";

/** What the screen of a job asks besides the job itself. */
export const jobPageHandlers = (
  ports: DeskPorts,
  actor: () => Promise<string>,
  detail: (jobId: JobId) => Promise<JobDetail | Refusal>,
): Pick<DeskHandlers, keyof JobAnswers> => ({
  "jobs.setBrief": async ({ jobId, ...words }) => {
    const changed = await changeBrief(ports, { jobId, words, by: await actor() });
    return isRefusal(changed) ? changed : detail(jobId);
  },
  "jobs.figures": ({ jobId }) => ports.store.views.jobFigures(jobId),
  "jobs.checkDraw": async ({ jobId }) =>
    (await ports.store.views.drawCheck(jobId)) ?? refuse("not_found", "This job has drawn nobody yet."),
  "jobs.webhooks": async ({ jobId, limit }) =>
    webhookEventViews(ports, await ports.store.views.jobWebhooks(jobId, limit)),
  "jobs.workerView": async ({ jobId }) => {
    const job = await ports.store.reader.job(jobId);
    return job === null ? refuse("not_found", "There is no such job.") : workerJobView(ports, job);
  },
});
