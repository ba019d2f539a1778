/** For moderators: which jobs wait for one, and who has which. */
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { JobId } from "#shared/domain/ids.ts";
import { type Job, liveClaim, type Moderator } from "#shared/domain/job.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import { eligibleCount } from "#shared/domain/selection.ts";
import { toIsoSeconds } from "#shared/lib/instant.ts";
import { claimJob, releaseJob } from "../../service/claims.ts";
import type { Ports } from "../../service/ports.ts";
import { moderatorOf } from "../access/job-reach.ts";
import { callerOf, needsScope } from "../access/key-access.ts";
import type { App, HttpContext } from "../context.ts";
import { invalidField } from "../errors/problem.ts";
import { orRefuse } from "../errors/refusal-table.ts";
import { answerRepeatable, REPEATABLE } from "../idempotency.ts";
import { jobSchema } from "../job-view.ts";
import { type CursorBinding, readCursor, writeCursor } from "./cursor.ts";
import { firsthandErrors } from "./error-answers.ts";
import { jobView, reachedJob } from "./job-access.ts";
import { DEFAULT_LIMIT, jobsQuery, noQuery } from "./parameters.ts";

const moderatedJobSchema = jobSchema
  .extend({
    claim: z
      .strictObject({ moderator: z.string(), until: z.string().meta({ format: "date-time" }) })
      .nullable()
      .describe("Who has taken the job on; null when it is free."),
    eligible_count: z.number().int().nonnegative().describe("How many can win, or have won."),
  })
  .meta({ id: "ModeratedJob" });

const queueSchema = z
  .strictObject({
    object: z.literal("list"),
    data: z.array(moderatedJobSchema),
    has_more: z.boolean(),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: "ModerationQueue" });

const tags = ["moderation"];

export const moderationRoutes = (app: App, context: HttpContext): void => {
  queueRoute(app, context);
  claimRoute(app, context, "claim", "Claim a job, or renew the claim", claimJob);
  claimRoute(app, context, "release", "Release a claimed job", releaseJob);
};

/** Oldest deadline first; a claimed job stays in its place and says by whom. */
const queueRoute = (app: App, context: HttpContext): void => {
  app.get(
    "/v1/moderation/queue",
    {
      onRequest: needsScope("moderate"),
      schema: {
        tags,
        summary: "List the jobs that wait for a moderator",
        querystring: jobsQuery,
        response: { 200: queueSchema, ...firsthandErrors },
      },
    },
    async (request) => {
      const { clock, crypto, store } = context.ports;
      const { cursor } = request.query;
      const binding: CursorBinding = {
        list: "moderation",
        ownerId: callerOf(request).owner.id,
        filters: [],
      };
      const after = cursor === undefined ? null : readCursor(crypto, binding, cursor);
      if (cursor !== undefined && after === null) {
        throw invalidField("cursor", "This cursor was not made by this list. Start again without it.");
      }
      const limit = request.query.limit ?? DEFAULT_LIMIT;
      const jobs = await store.views.moderationQueue(
        clock.now(),
        after === null ? null : { closesAt: after.at, id: after.id as JobId },
        limit + 1,
      );
      const page = jobs.slice(0, limit);
      const last = page.at(-1);
      const end = jobs.length > limit && last !== undefined ? last : null;
      return {
        object: "list" as const,
        data: page.map((job) => moderatedView(context, request, job)),
        has_more: end !== null,
        next_cursor:
          end === null || end.closesAt === null
            ? null
            : writeCursor(crypto, binding, { fromSecond: 0, toSecond: 0, at: end.closesAt, id: end.id }),
      };
    },
  );
};

const claimRoute = (
  app: App,
  context: HttpContext,
  verb: "claim" | "release",
  summary: string,
  change: (ports: Ports, jobId: JobId, moderator: Moderator) => Promise<Job | Refusal>,
): void => {
  app.post(
    `/v1/jobs/:job_id/${verb}`,
    {
      onRequest: needsScope("moderate"),
      config: REPEATABLE,
      schema: {
        tags,
        summary,
        params: z.object({ job_id: z.string() }),
        querystring: noQuery,
        body: z.strictObject({}).nullish(),
        response: { 200: moderatedJobSchema, ...firsthandErrors },
      },
    },
    (request, reply) =>
      answerRepeatable(context, request, reply, async (inside) => {
        const { id } = await reachedJob(inside, request, request.params.job_id, "moderate");
        const job = orRefuse(await change(inside.ports, id, moderatorOf(callerOf(request))));
        return moderatedView(inside, request, job);
      }),
  );
};

const moderatedView = (
  context: HttpContext,
  request: FastifyRequest,
  job: Job,
): z.output<typeof moderatedJobSchema> => {
  const claim = liveClaim(job, context.ports.clock.now());
  return {
    ...jobView(context, request, job),
    claim: claim === null ? null : { moderator: claim.moderator.name, until: toIsoSeconds(claim.until) },
    eligible_count: eligibleCount(job.counts),
  };
};
