import type { FastifyRequest } from "fastify";
import { z } from "zod";
import {
  type FileId,
  type JobId,
  type OwnerId,
  parsePublicId,
  type SubmissionId,
} from "#shared/domain/ids.ts";
import { DAY, SECOND } from "#shared/lib/instant.ts";
import { submissionResource } from "../../service/resource-views.ts";
import type { ListFilter, ListPosition, SubmissionListRow } from "../../service/list-port.ts";
import { isOwnJob, moderates, needsScopeOrModerate, reachesJob } from "../access/job-reach.ts";
import { assertScope, callerOf } from "../access/key-access.ts";
import type { App, HttpContext } from "../context.ts";
import { invalidField, notFound } from "../errors/problem.ts";
import { type CursorBinding, readCursor, writeCursor } from "./cursor.ts";
import { firsthandErrors } from "./error-answers.ts";
import { DEFAULT_LIMIT, noQuery, type SubmissionsQuery, submissionsQuery } from "./parameters.ts";
import { submissionListSchema, submissionSchema } from "./submission-view.ts";

const DEFAULT_WINDOW_SECONDS = (30 * DAY) / SECOND;

export const submissionRoutes = (app: App, context: HttpContext): void => {
  const { views } = context.ports.store;
  const canRead = needsScopeOrModerate("submissions:read");
  const fileUrl = (id: FileId): string => context.fileUrl(id);

  app.get(
    "/v1/submissions",
    {
      onRequest: canRead,
      schema: {
        tags: ["submissions"],
        summary: "List submissions",
        querystring: submissionsQuery,
        response: { 200: submissionListSchema, ...firsthandErrors },
      },
    },
    async (request) => {
      const { filter, after, binding } = await resolveQuestion(context, request, request.query);
      const limit = request.query.limit ?? DEFAULT_LIMIT;
      const rows = await views.listSubmissions(filter, after, limit + 1);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const more = rows.length > limit && last !== undefined;
      return {
        object: "list" as const,
        data: page.map((row) => submissionResource(row, fileUrl)),
        has_more: more,
        next_cursor: more
          ? writeCursor(context.ports.crypto, binding, { ...filter, at: last.submittedAt, id: last.id })
          : null,
      };
    },
  );

  app.get(
    "/v1/submissions/:submission_id",
    {
      onRequest: canRead,
      schema: {
        tags: ["submissions"],
        summary: "Get a submission",
        params: z.object({ submission_id: z.string() }),
        querystring: noQuery,
        response: { 200: submissionSchema, ...firsthandErrors },
      },
    },
    async (request) => {
      const id = parsePublicId<SubmissionId>("submission", request.params.submission_id);
      const row = id === null ? null : await findRow(context, request, id);
      if (row === null) throw notFound("submission");
      return submissionResource(row, fileUrl);
    },
  );
};

/**
 * Whose rows a list may hold: the caller's own, for which it needs the scope; with the id of a job in which
 * moderators choose, that job's owner's.
 */
const readableOwner = async (
  context: HttpContext,
  request: FastifyRequest,
  jobId: JobId | null,
): Promise<OwnerId> => {
  const caller = callerOf(request);
  const { clock, store } = context.ports;
  const job = jobId === null || !moderates(caller) ? null : await store.reader.job(jobId);
  if (job !== null && !isOwnJob(caller, job) && reachesJob(caller, job, clock.now())) return job.ownerId;
  assertScope(request, "submissions:read");
  return caller.owner.id;
};

const findRow = async (
  context: HttpContext,
  request: FastifyRequest,
  id: SubmissionId,
): Promise<SubmissionListRow | null> => {
  const caller = callerOf(request);
  const { reader, views } = context.ports.store;
  const other = moderates(caller) ? await reader.submission(id) : null;
  return views.submissionRow(await readableOwner(context, request, other?.jobId ?? null), id);
};

/** The first page resolves the window from the clock; later pages bring it along in their cursor. */
const resolveQuestion = async (
  context: HttpContext,
  request: FastifyRequest,
  query: SubmissionsQuery,
): Promise<{
  readonly filter: ListFilter;
  readonly after: ListPosition | null;
  readonly binding: CursorBinding;
}> => {
  const { job_id: jobId = null, status = null, min_score: minStars = null } = query;
  const binding: CursorBinding = {
    list: "submissions",
    ownerId: callerOf(request).owner.id,
    filters: [jobId, status, minStars, query.start_date ?? null, query.end_date ?? null],
  };
  const ownerId = await readableOwner(context, request, jobId);
  const filter = { ownerId, jobId, status, minStars };
  if (query.cursor === undefined)
    return { filter: { ...filter, ...resolveWindow(context, query) }, after: null, binding };
  const facts = readCursor(context.ports.crypto, binding, query.cursor);
  if (facts === null) {
    throw invalidField(
      "cursor",
      "This cursor was not made by this list with these filters. Start again without it.",
    );
  }
  return {
    filter: { ...filter, fromSecond: facts.fromSecond, toSecond: facts.toSecond },
    after: { submittedAt: facts.at, id: facts.id as SubmissionId },
    binding,
  };
};

/** Default: the last 30 days until now. */
export const resolveWindow = (
  context: HttpContext,
  query: { readonly start_date?: number | undefined; readonly end_date?: number | undefined },
): { readonly fromSecond: number; readonly toSecond: number } => {
  const now = Math.floor(context.ports.clock.now() / SECOND);
  return { fromSecond: query.start_date ?? now - DEFAULT_WINDOW_SECONDS, toSecond: query.end_date ?? now };
};
