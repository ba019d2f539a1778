import { z } from "zod";
import { toPublicId } from "#shared/domain/ids.ts";
import { workerJobView } from "../../service/worker-views.ts";
import { joinJob } from "../../service/access.ts";
import { limiterByAddress } from "../access/rate-limit.ts";
import type { App, HttpContext } from "../context.ts";
import { orRefuse } from "../errors/refusal-table.ts";
import { answerRepeatable, REPEATABLE } from "../idempotency.ts";
import { joinAnswerSchema, joinRequestSchema, workerErrors, workerJobSchema } from "./schemas.ts";
import { jobOfCode, limitAddress, needsToken, ownJobOfCode } from "./worker-access.ts";

const params = z.object({ code: z.string() });
const tags = ["worker"];

export const joinRoutes = (app: App, context: HttpContext): void => {
  const { ports } = context;
  app.post(
    "/worker/v1/jobs/:code/join",
    {
      onRequest: limitAddress(limiterByAddress(app, () => context.limit("workerJoins"))),
      config: { ...REPEATABLE, refusals: [403] },
      schema: {
        tags,
        summary: "Trade an invite for a worker token",
        security: [],
        params,
        body: joinRequestSchema,
        response: { 200: joinAnswerSchema, ...workerErrors },
      },
    },
    async (request, reply) => {
      const job = await jobOfCode(context, request.params.code);
      const { invite, name, token: earlierToken = null } = request.body;
      // Nobody is known yet: the key is the job's.
      return answerRepeatable(
        context,
        request,
        reply,
        async (inside) => {
          const joined = orRefuse(
            await joinJob(inside.ports, {
              job,
              invite,
              name: name === undefined || name === "" ? null : name,
              earlierToken,
            }),
          );
          return { worker_id: toPublicId("worker", joined.worker.id), token: joined.token };
        },
        job.id,
      );
    },
  );

  app.get(
    "/worker/v1/jobs/:code",
    {
      onRequest: needsToken(context),
      schema: {
        tags,
        summary: "The job as a worker sees it",
        params,
        response: { 200: workerJobSchema, ...workerErrors },
      },
    },
    async (request) => workerJobView(ports, await ownJobOfCode(context, request, request.params.code)),
  );
};
