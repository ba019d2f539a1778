import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { briefOf, newJobSchema } from "#shared/contract/new-job.ts";
import { type JobId, parsePublicId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import { cancelJob, closeJob, makeJob, settleJob } from "../../service/jobs.ts";
import { callerOf, needsScope } from "../access/key-access.ts";
import type { App, HttpContext } from "../context.ts";
import { notFound } from "../errors/problem.ts";
import { orRefuse } from "../errors/refusal-table.ts";
import { jobFieldsOf, jobSchema } from "../job-view.ts";
import { firsthandErrors } from "./error-answers.ts";
import { noQuery } from "./parameters.ts";

const jobParams = z.object({ job_id: z.string() });
const noBody = z.strictObject({}).nullish();
const tags = ["jobs"];

export const jobRoutes = (app: App, context: HttpContext): void => {
  const { ports } = context;
  const view = (job: Job): z.output<typeof jobSchema> => ({ object: "job", ...jobFieldsOf(context, job) });
  const canWrite = needsScope("jobs:write");
  const answers = { response: { 200: jobSchema, ...firsthandErrors } };

  app.post(
    "/v1/jobs",
    {
      onRequest: canWrite,
      schema: {
        tags,
        summary: "Make a job",
        querystring: noQuery,
        body: newJobSchema,
        response: { 201: jobSchema, ...firsthandErrors },
      },
    },
    async (request, reply) => {
      const job = await makeJob(ports, callerOf(request).owner.id, briefOf(request.body));
      return reply.code(201).send(view(job));
    },
  );

  app.get(
    "/v1/jobs/:job_id",
    {
      onRequest: needsScope("jobs:read"),
      schema: { tags, summary: "Get a job", params: jobParams, querystring: noQuery, ...answers },
    },
    async (request) => view(await ownJob(context, request, request.params.job_id)),
  );

  app.post(
    "/v1/jobs/:job_id/close",
    {
      onRequest: canWrite,
      schema: {
        tags,
        summary: "Close a job before its time",
        params: jobParams,
        querystring: noQuery,
        body: noBody,
        ...answers,
      },
    },
    async (request) => {
      const job = await ownJob(context, request, request.params.job_id);
      return view(orRefuse(await closeJob(ports, job.id, { by: callerOf(request).key.name })));
    },
  );

  app.post(
    "/v1/jobs/:job_id/cancel",
    {
      onRequest: canWrite,
      schema: {
        tags,
        summary: "Cancel a job",
        params: jobParams,
        querystring: noQuery,
        body: noBody,
        ...answers,
      },
    },
    async (request) => {
      const job = await ownJob(context, request, request.params.job_id);
      return view(orRefuse(await cancelJob(ports, job.id, { by: callerOf(request).key.name })));
    },
  );

  app.post(
    "/v1/jobs/:job_id/settle",
    {
      onRequest: canWrite,
      schema: {
        tags,
        summary: "End the choosing with fewer winners",
        params: jobParams,
        querystring: noQuery,
        body: z.strictObject({
          reason: z
            .string({ error: "reason is needed: why fewer win." })
            .trim()
            .min(3, "reason needs 3 to 500 characters.")
            .max(500, "reason needs 3 to 500 characters."),
        }),
        ...answers,
      },
    },
    async (request) => {
      const job = await ownJob(context, request, request.params.job_id);
      const { key } = callerOf(request);
      return view(orRefuse(await settleJob(ports, job.id, { by: key.name, reason: request.body.reason })));
    },
  );
};

/** Another owner's job does not exist here. */
const ownJob = async (context: HttpContext, request: FastifyRequest, publicId: string): Promise<Job> => {
  const id = parsePublicId<JobId>("job", publicId);
  const job = id === null ? null : await context.ports.store.reader.job(id);
  if (job?.ownerId !== callerOf(request).owner.id) throw notFound("job");
  return job;
};
