import type { JudgingAnswers } from "#shared/contract/judging-calls.ts";
import type { JudgingView } from "#shared/contract/judging-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import { promptProblem, tidyPrompts } from "#shared/domain/scoring/edit-prompts.ts";
import { changeJudging } from "../judging.ts";
import { promptsByRules, promptsOf } from "../job-prompts.ts";
import { rejudge } from "../rejudge.ts";
import type { Ports } from "../ports.ts";
import type { DeskHandlers } from "./desk-ports.ts";
import { lookHandlers } from "./look.ts";
import { promptPreview } from "./prompt-preview.ts";

/** How a job judges: shown, tried out, changed, and applied to what is undecided. */
export const judgingHandlers = (
  ports: Ports,
  actor: () => Promise<string>,
): Pick<DeskHandlers, keyof JudgingAnswers> => {
  const view = async (jobId: JobId): Promise<JudgingView | Refusal> => {
    const job = await ports.store.reader.job(jobId);
    return job === null ? refuse("not_found", "There is no such job.") : viewOf(ports, job);
  };
  const changed = (result: Job | Refusal): Promise<JudgingView> | Refusal =>
    isRefusal(result) ? result : viewOf(ports, result);

  return {
    ...lookHandlers(ports),
    "judging.get": ({ jobId }) => view(jobId),
    "judging.columns": ({ jobId }) => ports.store.views.scoreColumns(jobId),
    "judging.preview": ({ jobId, prompts, numbers }) =>
      promptPreview(ports, jobId, tidyPrompts(prompts), numbers),
    "judging.savePrompts": async ({ jobId, prompts: written }) => {
      const prompts = written === null ? null : tidyPrompts(written);
      const problem = prompts === null ? null : promptProblem(prompts);
      if (problem !== null) return refuse("invalid_job", problem);
      return changed(await changeJudging(ports, { jobId, actor: await actor(), prompts }));
    },
    "judging.saveThreshold": async ({ jobId, minStarRating, weights }) =>
      changed(await changeJudging(ports, { jobId, actor: await actor(), minStarRating, weights })),
    "judging.again": async ({ jobId }) => rejudge(ports, { jobId, actor: await actor() }),
  };
};

const viewOf = async (ports: Ports, job: Job): Promise<JudgingView> => {
  const [prompts, fromRules] = await Promise.all([promptsOf(ports, job), promptsByRules(ports, job)]);
  return {
    prompts,
    fromRules,
    edited: job.prompts !== null,
    minStarRating: job.minStarRating,
    weights: job.weights,
    model: ports.models.usableFor(job),
    calibrated: ports.models.calibration().measured,
  };
};
