import multipart from "@fastify/multipart";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Job } from "#shared/domain/job.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import { refuseAttemptEarly, refuseUploadEarly } from "../../service/early-refusals.ts";
import { submitAttempt, submitWork } from "../../service/uploads.ts";
import { createLimiter, limitRequests } from "../access/rate-limit.ts";
import type { App, HttpContext } from "../context.ts";
import { answerProblem, logFault } from "../errors/handlers.ts";
import { HttpProblem, notFound } from "../errors/problem.ts";
import { problemFrom } from "../errors/reading.ts";
import { orRefuse, problemOf } from "../errors/refusal-table.ts";
import { isRepeat, REPEATABLE } from "../idempotency.ts";
import { answerAndClose } from "./lingering-answer.ts";
import { isJson } from "./named-uploads.ts";
import { tooLarge, uploadBytesAllowed } from "./receive-work.ts";
import { answerUploadOnce, refusalOfFirst } from "./upload-once.ts";
import { jsonWorkBody, multipartBody, workerErrors, workerSubmissionSchema } from "./schemas.ts";
import { viewFor } from "./submissions.ts";
import { accessOf, needsToken, ownJobOfCode, ownSubmission, submissionIdOf } from "./worker-access.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The job that an upload is for. */
    workerJob: Job | null;
  }
}

const tags = ["worker"];
const response = { 201: workerSubmissionSchema, ...workerErrors };
const config = { ...REPEATABLE, multipart: multipartBody, insteadOfMultipart: jsonWorkBody };

/** Submissions and further attempts: everything that can be refused is, before the body is read. */
export const uploadRoutes = async (app: App, context: HttpContext): Promise<void> => {
  const { ports } = context;
  await app.register(multipart, { throwFileSizeLimit: false });
  app.decorateRequest("workerJob", null);
  app.setErrorHandler(answerUpload);
  const limitAll = limitRequests(
    createLimiter(
      app,
      () => context.limit("workerUploads"),
      (request) => accessOf(request).worker.id,
    ),
  );
  const limit = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!(await isRepeat(context, request))) await limitAll(request, reply);
  };

  app.post(
    "/worker/v1/jobs/:code/submissions",
    {
      config,
      onRequest: [
        needsToken(context),
        async (request) => {
          request.workerJob = await ownJobOfCode(context, request, request.params.code);
        },
        limit,
        async (request) => {
          const job = jobOf(request);
          const refusal = await refuseUploadEarly(ports, accessOf(request), job);
          refuseBeforeReading(context, request, job, await refusalOfFirst(context, request, refusal));
        },
      ],
      schema: { tags, summary: "Send a submission", params: z.object({ code: z.string() }), response },
    },
    async (request, reply) => {
      void reply.code(201);
      return answerUploadOnce(context, request, reply, jobOf(request), async (inside, work) => {
        const { submission, attempt } = orRefuse(await submitWork(inside.ports, accessOf(request), work));
        return viewFor(inside, request, submission, attempt === null ? null : [attempt]);
      });
    },
  );

  app.post(
    "/worker/v1/submissions/:submission_id/attempts",
    {
      config,
      onRequest: [
        needsToken(context),
        async (request) => {
          await ownSubmission(context, request, publicIdOf(request));
        },
        limit,
        async (request) => {
          const id = submissionIdOf(publicIdOf(request));
          const job = await jobOfToken(context, request);
          request.workerJob = job;
          const refusal = await refuseAttemptEarly(ports, accessOf(request), job, id);
          refuseBeforeReading(context, request, job, await refusalOfFirst(context, request, refusal));
        },
      ],
      schema: { tags, summary: "Send a new try", params: z.object({ submission_id: z.string() }), response },
    },
    async (request, reply) => {
      void reply.code(201);
      const id = submissionIdOf(publicIdOf(request));
      return answerUploadOnce(context, request, reply, jobOf(request), async (inside, work) =>
        viewFor(inside, request, orRefuse(await submitAttempt(inside.ports, accessOf(request), id, work))),
      );
    },
  );
};

const publicIdOf = (request: FastifyRequest): string =>
  (request.params as { submission_id: string }).submission_id;

/** The job as it was when the request came; whether it still takes the submission is asked again when it is saved. */
const jobOf = ({ workerJob }: FastifyRequest): Job => {
  if (workerJob === null) throw new Error("An upload was taken without asking for its job.");
  return workerJob;
};

const jobOfToken = async (context: HttpContext, request: FastifyRequest): Promise<Job> => {
  const job = await context.ports.store.reader.job(accessOf(request).jobId);
  if (job === null) throw notFound("job");
  return job;
};

const refuseBeforeReading = (
  { ports }: HttpContext,
  request: FastifyRequest,
  job: Job,
  refusal: Refusal | null,
): void => {
  if (refusal !== null) throw problemOf(refusal);
  if (isJson(request)) return;
  if (!/^multipart\/form-data\s*;/i.test(request.headers["content-type"] ?? "")) {
    throw new HttpProblem({
      status: 415,
      code: "unsupported_media_type",
      message:
        "Send the submission as multipart/form-data, with content_text and files named file, or as JSON, with content_text and ids of finished uploads.",
    });
  }
  if (Number(request.headers["content-length"] ?? 0) > uploadBytesAllowed(ports, job)) throw tooLarge(ports);
};

/** Where the body has not arrived whole, nobody is going to read the rest: answer, then close. */
export const answerUpload = (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
  const problem = problemFrom(error);
  logFault(error, request, problem);
  if (request.raw.complete) void answerProblem(request, reply, problem);
  else answerAndClose(request, reply, problem);
};
