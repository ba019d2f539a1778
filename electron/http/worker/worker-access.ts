import type { FastifyReply, FastifyRequest } from "fastify";
import { parseJobCode, parsePublicId, type SubmissionId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import type { Submission } from "#shared/domain/submission.ts";
import { workerAccess } from "../../service/access.ts";
import type { WorkerAccess } from "../../service/store-port.ts";
import { bearerToken } from "../access/key-access.ts";
import { isLoopback, limitRequests, type Limiter } from "../access/rate-limit.ts";
import type { HttpContext } from "../context.ts";
import { HttpProblem, notFound } from "../errors/problem.ts";

declare module "fastify" {
  interface FastifyRequest {
    workerAccess: WorkerAccess | null;
  }
}

/** The token goes into the Authorization header and nowhere else: addresses end up in logs and histories. */
export const needsToken =
  (context: HttpContext) =>
  async (request: FastifyRequest): Promise<void> => {
    const token = bearerToken(request);
    const access = token === null ? null : await workerAccess(context.ports, token);
    if (access === null || (context.onlyJob !== null && access.jobId !== context.onlyJob)) {
      throw new HttpProblem({
        status: 401,
        code: "invalid_token",
        message: "You are not signed in to this job. Open the link you were sent again.",
      });
    }
    request.workerAccess = access;
  };

export const accessOf = (request: FastifyRequest): WorkerAccess => {
  if (request.workerAccess === null) throw new Error("A route without needsToken asked for its worker.");
  return request.workerAccess;
};

/** The job of a code, as far as this listener serves it. */
export const jobOfCode = async (context: HttpContext, text: string): Promise<Job> => {
  const code = parseJobCode(text);
  const job = code === null ? null : await context.ports.store.reader.jobByCode(code);
  if (job === null || (context.onlyJob !== null && job.id !== context.onlyJob)) throw notFound("job");
  return job;
};

/** The job of the path, when it is the one the token was given for. */
export const ownJobOfCode = async (
  context: HttpContext,
  request: FastifyRequest,
  code: string,
): Promise<Job> => {
  const job = await jobOfCode(context, code);
  if (job.id !== accessOf(request).jobId) throw notFound("job");
  return job;
};

export const submissionIdOf = (publicId: string): SubmissionId => {
  const id = parsePublicId<SubmissionId>("submission", publicId);
  if (id === null) throw notFound("submission");
  return id;
};

/** Another worker's submission does not exist here. */
export const ownSubmission = async (
  context: HttpContext,
  request: FastifyRequest,
  publicId: string,
): Promise<Submission> => {
  const access = accessOf(request);
  const submission = await context.ports.store.reader.submission(submissionIdOf(publicId));
  if (submission?.workerId !== access.worker.id || submission.jobId !== access.jobId)
    throw notFound("submission");
  return submission;
};

/** Limits by address; this machine itself is exempt. */
export const limitAddress = (limiter: Limiter) => {
  const limit = limitRequests(limiter);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!isLoopback(request.ip)) await limit(request, reply);
  };
};
