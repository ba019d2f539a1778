import type { DeskInput } from "#shared/contract/desk-calls.ts";
import type { JobDetail } from "#shared/contract/desk-views.ts";
import type { JobAnswers } from "#shared/contract/job-calls.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import { addMs, MINUTE, toIsoSeconds } from "#shared/lib/instant.ts";

type Handlers = {
  readonly [C in keyof JobAnswers]: (input: DeskInput<C>) => JobAnswers[C] | Refusal;
};

/** What a job's screen asks, of a job in memory. */
export const fakeJobPage = (
  find: (jobId: string) => JobDetail,
  put: (job: JobDetail, facts: Partial<JobDetail>) => JobDetail,
): Handlers => ({
  "jobs.setBrief": ({ jobId, title, description, scoringCriteria }) => {
    const job = find(jobId);
    return job.briefBarred === null
      ? put(job, { title, description, scoringCriteria })
      : refuse("job_closed", job.briefBarred);
  },
  "jobs.figures": ({ jobId }) => {
    const job = find(jobId);
    const { total } = job.counts;
    return {
      workers: Math.ceil(total / 6),
      firstAt: total === 0 ? null : addMs(job.createdAt, 12 * MINUTE),
      lastAt: total === 0 ? null : addMs(job.createdAt, 800 * MINUTE),
      overrides: Math.round(job.reviewed / 50),
      credits: total - job.toScore,
      payoutsCents: job.counts.approved * job.pricePerFileCents,
      milestones: [{ type: "job.created", at: job.createdAt }],
    };
  },
  "jobs.checkDraw": ({ jobId }) => {
    const job = find(jobId);
    return {
      commitmentFits: true,
      listIsWhole: true,
      orderIsSame: true,
      entries: job.counts.approved,
      winners: job.counts.winners,
      listHash: "bfc3ba46de0d07bd".repeat(4),
      tookMs: 38,
    };
  },
  "jobs.webhooks": () => [],
  "jobs.workerView": ({ jobId }) => {
    const job = find(jobId);
    return {
      code: job.code,
      title: job.title,
      description: job.description,
      type: job.type,
      scoring_criteria: job.scoringCriteria,
      accept: job.accept,
      max_file_bytes: 50 * 1024 * 1024,
      files_per_submission: job.filesPerSubmission,
      min_width: job.minWidth,
      min_height: job.minHeight,
      min_star_rating: job.minStarRating,
      price_per_file_cents: job.pricePerFileCents,
      state: job.state,
      selection_type: job.selectionType,
      places_left: job.selectionType === null ? Math.max(0, (job.cap ?? 0) - job.placesTaken) : null,
      max_completions: job.selectionType === null ? null : job.cap,
      closes_at: job.closesAt === null ? null : toIsoSeconds(job.closesAt),
      now: toIsoSeconds(addMs(job.createdAt, 0)),
      practice: false,
    };
  },
});
