import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { briefOf, newJobSchema } from "#shared/contract/new-job.ts";
import type { Job } from "#shared/domain/job.ts";
import { cancelJob, closeJob, makeJob, settleJob } from "../../service/jobs.ts";
import { needsScopeOrModerate, selectionActorOf } from "../access/job-reach.ts";
import { callerOf, needsScope } from "../access/key-access.ts";
import type { App, HttpContext } from "../context.ts";
import { orRefuse } from "../errors/refusal-table.ts";
import { answerRepeatable, REPEATABLE } from "../idempotency.ts";
import { jobSchema } from "../job-view.ts";
import { firsthandErrors } from "./error-answers.ts";
import { jobView, ownJob, reachedJob } from "./job-access.ts";
import { noQuery } from "./parameters.ts";

const jobParams = z.object({ job_id: z.string() });
const noBody = z.strictObject({}).nullish();
const tags = ["jobs"];

export const jobRoutes = (app: App, context: HttpContext): void => {
  const view = (request: FastifyRequest, job: Job): z.output<typeof jobSchema> =>
    jobView(context, request, job);
  const canWrite = needsScope("jobs:write");
  const answers = { response: { 200: jobSchema, ...firsthandErrors } };

  app.post(
    "/v1/jobs",
    {
      onRequest: canWrite,
      config: REPEATABLE,
      schema: {
        tags,
        summary: "Make a job",
        querystring: noQuery,
        body: newJobSchema,
        response: { 201: jobSchema, ...firsthandErrors },
      },
    },
    async (request, reply) => {
      void reply.code(201);
      return answerRepeatable(context, request, reply, async ({ ports }) =>
        view(request, await makeJob(ports, callerOf(request).owner.id, briefOf(request.body))),
      );
    },
  );

  app.get(
    "/v1/jobs/:job_id",
    {
      onRequest: needsScopeOrModerate("jobs:read"),
      schema: { tags, summary: "Get a job", params: jobParams, querystring: noQuery, ...answers },
    },
    async (request) => view(request, await reachedJob(context, request, request.params.job_id, "jobs:read")),
  );

  app.post(
    "/v1/jobs/:job_id/close",
    {
      onRequest: canWrite,
      config: REPEATABLE,
      schema: {
        tags,
        summary: "Close a job before its time",
        params: jobParams,
        querystring: noQuery,
        body: noBody,
        ...answers,
      },
    },
    (request, reply) =>
      answerRepeatable(context, request, reply, async (inside) => {
        const job = await ownJob(inside, request, request.params.job_id);
        return view(
          request,
          orRefuse(await closeJob(inside.ports, job.id, { by: callerOf(request).key.name })),
        );
      }),
  );

  app.post(
    "/v1/jobs/:job_id/cancel",
    {
      onRequest: canWrite,
      config: REPEATABLE,
      schema: {
        tags,
        summary: "Cancel a job",
        params: jobParams,
        querystring: noQuery,
        body: noBody,
        ...answers,
      },
    },
    (request, reply) =>
      answerRepeatable(context, request, reply, async (inside) => {
        const job = await ownJob(inside, request, request.params.job_id);
        const by = { role: "creator" as const, name: callerOf(request).key.name };
        return view(request, orRefuse(await cancelJob(inside.ports, job.id, { by })));
      }),
  );

  app.post(
    "/v1/jobs/:job_id/settle",
    {
      onRequest: needsScopeOrModerate("jobs:write"),
      config: REPEATABLE,
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
    (request, reply) =>
      answerRepeatable(context, request, reply, async (inside) => {
        const job = await reachedJob(inside, request, request.params.job_id, "jobs:write");
        const by = selectionActorOf(callerOf(request), job, inside.ports.clock.now());
        const { reason } = request.body;
        return view(request, orRefuse(await settleJob(inside.ports, job.id, { by, reason })));
      }),
  );
};
