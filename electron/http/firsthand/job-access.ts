import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import { type JobId, parsePublicId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import type { Scope } from "#shared/domain/scopes.ts";
import { isOwnJob, reachesJob } from "../access/job-reach.ts";
import { assertScope, callerOf } from "../access/key-access.ts";
import type { HttpContext } from "../context.ts";
import { notFound } from "../errors/problem.ts";
import { jobFieldsOf, type jobSchema } from "../job-view.ts";

const jobOfPath = async (context: HttpContext, publicId: string): Promise<Job | null> => {
  const id = parsePublicId<JobId>("job", publicId);
  return id === null ? null : context.ports.store.reader.job(id);
};

/** Another owner's job does not exist here. */
export const ownJob = async (
  context: HttpContext,
  request: FastifyRequest,
  publicId: string,
): Promise<Job> => {
  const job = await jobOfPath(context, publicId);
  if (job === null || !isOwnJob(callerOf(request), job)) throw notFound("job");
  return job;
};

/**
 * The caller's own job, for which it needs that scope, or one in which moderators choose, for their keys.
 * Any other does not exist here.
 */
export const reachedJob = async (
  context: HttpContext,
  request: FastifyRequest,
  publicId: string,
  scope: Scope,
): Promise<Job> => {
  const job = await jobOfPath(context, publicId);
  const caller = callerOf(request);
  if (job === null || !reachesJob(caller, job, context.ports.clock.now())) throw notFound("job");
  if (isOwnJob(caller, job)) assertScope(request, scope);
  return job;
};

/** The job object; the worker link is for its owner alone. */
export const jobView = (
  context: HttpContext,
  request: FastifyRequest,
  job: Job,
): z.output<typeof jobSchema> => {
  const fields = jobFieldsOf(context, job);
  return {
    object: "job",
    ...(isOwnJob(callerOf(request), job) ? fields : { ...fields, upload_url: null }),
  };
};
