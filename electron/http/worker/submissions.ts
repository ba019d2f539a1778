import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { WorkerSubmission } from "#shared/contract/worker.ts";
import type { Submission } from "#shared/domain/submission.ts";
import { acceptRetry, type AttemptWithFiles } from "../../service/uploads.ts";
import { workerSubmissionView } from "../../service/worker-views.ts";
import type { App, HttpContext } from "../context.ts";
import { orRefuse } from "../errors/refusal-table.ts";
import { answerRepeatable, REPEATABLE } from "../idempotency.ts";
import { workerErrors, workerSubmissionListSchema, workerSubmissionSchema } from "./schemas.ts";
import { accessOf, needsToken, ownSubmission, submissionIdOf } from "./worker-access.ts";

const DEFAULT_LIMIT = 20;
const BEFORE_SENTENCE = "before must be the number of a submission.";
const LIMIT_SENTENCE = "limit must be a whole number from 1 to 100.";

const params = z.object({ submission_id: z.string() });
const tags = ["worker"];

const listQuery = z.object({
  limit: z
    .string({ error: LIMIT_SENTENCE })
    .regex(/^([1-9]\d?|100)$/, LIMIT_SENTENCE)
    .transform(Number)
    .meta({ type: "integer", minimum: 1, maximum: 100, default: DEFAULT_LIMIT, pattern: undefined })
    .optional(),
  before: z
    .string({ error: BEFORE_SENTENCE })
    .regex(/^[1-9]\d{0,8}$/, BEFORE_SENTENCE)
    .transform(Number)
    .meta({ type: "integer", minimum: 1, pattern: undefined })
    .optional(),
});

export const workerSubmissionRoutes = (app: App, context: HttpContext): void => {
  const onRequest = needsToken(context);
  const { ports } = context;

  app.get(
    "/worker/v1/submissions",
    {
      onRequest,
      schema: {
        tags,
        summary: "Your submissions to this job, newest first",
        querystring: listQuery,
        response: { 200: workerSubmissionListSchema, ...workerErrors },
      },
    },
    async (request) => {
      const { jobId, worker } = accessOf(request);
      const limit = request.query.limit ?? DEFAULT_LIMIT;
      const submissions = await ports.store.reader.submissionsOfWorker(
        jobId,
        worker.id,
        limit,
        request.query.before,
      );
      return {
        data: await Promise.all(submissions.map((submission) => viewFor(context, request, submission))),
      };
    },
  );

  app.get(
    "/worker/v1/submissions/:submission_id",
    {
      onRequest,
      schema: {
        tags,
        summary: "One of your submissions",
        params,
        response: { 200: workerSubmissionSchema, ...workerErrors },
      },
    },
    async (request) =>
      viewFor(context, request, await ownSubmission(context, request, request.params.submission_id)),
  );

  app.post(
    "/worker/v1/submissions/:submission_id/retry",
    {
      onRequest,
      config: REPEATABLE,
      schema: {
        tags,
        summary: "Accept a retry of a rejected submission",
        params,
        body: z.strictObject({}).nullish(),
        response: { 200: workerSubmissionSchema, ...workerErrors },
      },
    },
    (request, reply) =>
      answerRepeatable(context, request, reply, async (inside) => {
        const id = submissionIdOf(request.params.submission_id);
        return viewFor(inside, request, orRefuse(await acceptRetry(inside.ports, accessOf(request), id)));
      }),
  );
};

/** Files are linked by the origin that the page came from, because it may load them from nowhere else. */
export const viewFor = (
  context: HttpContext,
  request: FastifyRequest,
  submission: Submission,
  known: readonly AttemptWithFiles[] | null = null,
): Promise<WorkerSubmission> => {
  const origin = context.originOf(request);
  return workerSubmissionView(context.ports, submission, (id) => context.links.link(origin, id), known);
};
