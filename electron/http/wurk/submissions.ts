import { z } from "zod";
import { isSelectionJob, type Job } from "#shared/domain/job.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { WurkRow } from "../../service/views-port.ts";
import { createLimiter, limitRequests } from "../access/rate-limit.ts";
import { callerOf } from "../access/key-access.ts";
import type { App, HttpContext } from "../context.ts";
import { problemOf } from "../errors/refusal-table.ts";
import { wurkErrors } from "./error-answers.ts";
import { jobOf, needsOwnJob } from "./job-access.ts";

/** Reference: Pagination. */
const PAGE_SIZE = 50;
/** No job has so many pages; a larger number is answered like any page beyond the last. */
const LAST_PAGE_ASKED = 10_000_000;

const PAGE_SENTENCE = "page must be a whole number from 1.";

const pageQuery = z.object({
  page: z
    .string({ error: "page may be given only once." })
    .regex(/^0*[1-9]\d*$/, PAGE_SENTENCE)
    .transform((text) => Math.min(Number(text), Number.MAX_SAFE_INTEGER))
    .meta({ type: "integer", minimum: 1, default: 1, pattern: undefined })
    .optional(),
});

const pageSchema = z
  .strictObject({
    submissions: z.array(
      z.strictObject({
        id: z.string(),
        content_text: z.string(),
        attachment_urls: z.array(z.string()).nullable(),
        winner: z.literal([0, 1]),
      }),
    ),
    page: z.number().int().min(1),
    totalPages: z.number().int().min(1),
    pageSize: z.number().int(),
  })
  .meta({ id: "WurkSubmissions" });

export const wurkSubmissionsRoute = (app: App, context: HttpContext): void => {
  const limiter = createLimiter(
    app,
    () => context.limit("wurkSubmissions"),
    (request) => callerOf(request).key.id,
  );
  app.get(
    "/api/external/jobs/:jobId/submissions",
    {
      onRequest: [limitRequests(limiter), needsOwnJob(context, "submissions:read")],
      schema: {
        tags: ["wurk"],
        summary: "View submissions",
        params: z.object({ jobId: z.string() }),
        querystring: pageQuery,
        response: { 200: pageSchema, ...wurkErrors },
      },
    },
    async (request) => {
      const job = jobOf(request);
      assertHasSubmissions(job);
      const page = request.query.page ?? 1;
      const { rows, total } = await context.ports.store.views.wurkPage(
        job.id,
        Math.min(page, LAST_PAGE_ASKED),
        PAGE_SIZE,
      );
      return {
        submissions: rows.map((row) => rowView(context, row)),
        page,
        totalPages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
        pageSize: PAGE_SIZE,
      };
    },
  );
};

/** Reference: only custom and agent help jobs have submissions here. */
export const assertHasSubmissions = (job: Job): void => {
  if (isSelectionJob(job)) return;
  throw problemOf(refuse("job_not_custom", "Only custom and agent_help jobs have submissions here."));
};

const rowView = (context: HttpContext, row: WurkRow) => ({
  id: row.id,
  content_text: row.contentText ?? "",
  attachment_urls: row.fileIds.length === 0 ? null : row.fileIds.map((id) => context.fileUrl(id)),
  winner: row.winner ? (1 as const) : (0 as const),
});
