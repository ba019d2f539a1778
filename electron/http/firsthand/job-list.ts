import { z } from "zod";
import type { JobId } from "#shared/domain/ids.ts";
import { callerOf, needsScope } from "../access/key-access.ts";
import type { App, HttpContext } from "../context.ts";
import { invalidField } from "../errors/problem.ts";
import { jobFieldsOf, jobSchema } from "../job-view.ts";
import { type CursorBinding, readCursor, writeCursor } from "./cursor.ts";
import { firsthandErrors } from "./error-answers.ts";
import { DEFAULT_LIMIT, jobsQuery } from "./parameters.ts";

const jobListSchema = z
  .strictObject({
    object: z.literal("list"),
    data: z.array(jobSchema),
    has_more: z.boolean(),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: "JobList" });

/** Newest first. */
export const jobListRoute = (app: App, context: HttpContext): void => {
  app.get(
    "/v1/jobs",
    {
      onRequest: needsScope("jobs:read"),
      schema: {
        tags: ["jobs"],
        summary: "List jobs",
        querystring: jobsQuery,
        response: { 200: jobListSchema, ...firsthandErrors },
      },
    },
    async (request) => {
      const { crypto, store } = context.ports;
      const ownerId = callerOf(request).owner.id;
      const binding: CursorBinding = { list: "jobs", ownerId, filters: [] };
      const after =
        request.query.cursor === undefined ? null : readCursor(crypto, binding, request.query.cursor);
      if (request.query.cursor !== undefined && after === null) {
        throw invalidField("cursor", "This cursor was not made by this list. Start again without it.");
      }
      const limit = request.query.limit ?? DEFAULT_LIMIT;
      const jobs = await store.views.jobsPage(
        ownerId,
        after === null ? null : { createdAt: after.at, id: after.id as JobId },
        limit + 1,
      );
      const page = jobs.slice(0, limit);
      const last = page.at(-1);
      const more = jobs.length > limit && last !== undefined;
      return {
        object: "list" as const,
        data: page.map((job) => ({ object: "job" as const, ...jobFieldsOf(context, job) })),
        has_more: more,
        next_cursor: more
          ? writeCursor(crypto, binding, { fromSecond: 0, toSecond: 0, at: last.createdAt, id: last.id })
          : null,
      };
    },
  );
};
