import type { FastifyRequest } from "fastify";
import { type JobId, parseJobCode, parseUuid } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import type { Scope } from "#shared/domain/scopes.ts";
import { isOwnJob, moderates, reachesJob } from "../access/job-reach.ts";
import { assertScope, callerOf } from "../access/key-access.ts";
import type { HttpContext } from "../context.ts";
import { HttpProblem, notFound } from "../errors/problem.ts";
import { isRepeat } from "../idempotency.ts";

/**
 * The job of the path, asked for before the body is read, because the order of answers is 401, 429, 404, 403,
 * 400, 409: a job that is not there or not yours says so whatever was sent. A moderator's key also reaches the
 * jobs of others in which moderators choose, without a further scope.
 */
export const needsOwnJob =
  (context: HttpContext, scope: Scope) =>
  async (request: FastifyRequest): Promise<void> => {
    const job = await jobOfPath(context, (request.params as { jobId: string }).jobId);
    if (job === null) throw notFound("job", "job_not_found");
    const caller = callerOf(request);
    if (!reachesJob(caller, job, context.ports.clock.now()) && !(await isAnsweredChoice(context, request))) {
      throw new HttpProblem({
        status: 403,
        code: "not_your_job",
        message: "This job does not belong to your API key.",
      });
    }
    if (isOwnJob(caller, job)) assertScope(request, scope);
    request.job = job;
  };

/**
 * A moderator's own choice may have ended what let the key reach the job; its repeat is still answered. Only where
 * the kept answer is all that can come of it: a key's header must never open another owner's job for reading.
 */
const isAnsweredChoice = async (context: HttpContext, request: FastifyRequest): Promise<boolean> =>
  request.routeOptions.config.repeatable === true &&
  moderates(callerOf(request)) &&
  (await isRepeat(context, request));

declare module "fastify" {
  interface FastifyRequest {
    job: Job | null;
  }
}

export const jobOf = (request: FastifyRequest): Job => {
  if (request.job === null) throw new Error("A route without needsOwnJob asked for its job.");
  return request.job;
};

/** WURK names a job by its code; the UUID is accepted too. */
const jobOfPath = async ({ ports }: HttpContext, text: string): Promise<Job | null> => {
  const code = parseJobCode(text);
  if (code !== null) return ports.store.reader.jobByCode(code);
  const id = parseUuid<JobId>(text);
  return id === null ? null : ports.store.reader.job(id);
};
