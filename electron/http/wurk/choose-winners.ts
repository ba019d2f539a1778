import { z } from "zod";
import { isSelectionJob } from "#shared/domain/job.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { keepClaim } from "../../service/claims.ts";
import { chooseWinners } from "../../service/winners.ts";
import { selectionActorOf } from "../access/job-reach.ts";
import { callerOf } from "../access/key-access.ts";
import { createLimiter, limitRequests } from "../access/rate-limit.ts";
import type { App, HttpContext } from "../context.ts";
import { HttpProblem } from "../errors/problem.ts";
import { orRefuse, problemOf } from "../errors/refusal-table.ts";
import { answerRepeatable, REPEATABLE } from "../idempotency.ts";
import { wurkErrors } from "./error-answers.ts";
import { jobOf, needsOwnJob } from "./job-access.ts";
import { readSubmissionIds } from "./submission-ids.ts";

const PATH = "/api/external/jobs/:jobId/choose-winners";
const IDS_SENTENCE = "submissionIds must be a text of comma-separated ids, or a list of ids.";

const chosenSchema = z
  .strictObject({
    ok: z.literal(true),
    updated: z.number().int().nonnegative(),
    winnersNow: z.number().int().nonnegative(),
    cap: z.number().int().nonnegative(),
  })
  .meta({ id: "WurkWinners" });

export const wurkChooseWinnersRoute = (app: App, context: HttpContext): void => {
  const limiter = createLimiter(
    app,
    () => context.limit("wurkChooseWinners"),
    (request) => callerOf(request).key.id,
  );
  app.post(
    PATH,
    {
      onRequest: [limitRequests(limiter), needsOwnJob(context, "winners:write")],
      config: REPEATABLE,
      schema: {
        tags: ["wurk"],
        summary: "Select winners",
        params: z.object({ jobId: z.string() }),
        body: z.object(
          { submissionIds: z.union([z.string(), z.array(z.string())], { error: IDS_SENTENCE }) },
          { error: `The body must be JSON. ${IDS_SENTENCE}` },
        ),
        response: { 200: chosenSchema, ...wurkErrors },
      },
    },
    async (request, reply) => {
      const job = jobOf(request);
      if (!isSelectionJob(job)) {
        throw problemOf(refuse("job_not_custom", "Only custom and agent_help jobs have winners."));
      }
      const { ids, unknown } = orRefuse(readSubmissionIds(request.body.submissionIds));
      const by = selectionActorOf(callerOf(request), job, context.ports.clock.now());
      const answer = answerRepeatable(context, request, reply, async ({ ports }) => {
        const { updated, winnersNow, cap } = orRefuse(
          await chooseWinners(ports, { jobId: job.id, ids, unknown, by }),
        );
        return { ok: true as const, updated, winnersNow, cap };
      });
      // A refusal takes back all of a repeatable request, the renewed lease too.
      return answer.catch(async (error: unknown) => {
        await keepClaim(context.ports, job.id, by);
        throw error;
      });
    },
  );

  // Winners are final: no method takes one back or writes one over.
  app.route({
    method: ["DELETE", "PUT", "PATCH"],
    url: PATH,
    schema: { hide: true },
    onRequest: async (_request, reply) => {
      void reply.header("allow", "POST");
      throw new HttpProblem({
        status: 405,
        code: "method_not_allowed",
        message: "Winners are final: they can be chosen with POST, and not be changed or taken back.",
      });
    },
    handler: async () => undefined,
  });
};
