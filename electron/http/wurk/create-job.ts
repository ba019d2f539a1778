import { briefOf, newJobSchema } from "#shared/contract/new-job.ts";
import { makeJob } from "../../service/jobs.ts";
import { callerOf, needsScope } from "../access/key-access.ts";
import { createLimiter, limitRequests } from "../access/rate-limit.ts";
import type { App, HttpContext } from "../context.ts";
import { answerRepeatable, REPEATABLE } from "../idempotency.ts";
import { jobFieldsOf, wurkJobSchema } from "../job-view.ts";
import { wurkErrors } from "./error-answers.ts";

export const wurkCreateRoute = (app: App, context: HttpContext): void => {
  const limiter = createLimiter(
    app,
    () => context.limit("wurkCreate"),
    (request) => callerOf(request).key.id,
  );
  app.post(
    "/api/external/jobs/create",
    {
      onRequest: [limitRequests(limiter), needsScope("jobs:write")],
      config: REPEATABLE,
      schema: {
        tags: ["wurk"],
        summary: "Make a job",
        body: newJobSchema,
        response: { 200: wurkJobSchema, ...wurkErrors },
      },
    },
    (request, reply) =>
      answerRepeatable(context, request, reply, async ({ ports }) => {
        const job = await makeJob(ports, callerOf(request).owner.id, briefOf(request.body));
        return { ok: true as const, jobId: job.code, ...jobFieldsOf(context, job) };
      }),
  );
};
