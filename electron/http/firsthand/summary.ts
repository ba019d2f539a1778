import { z } from "zod";
import { JOB_TYPES } from "#shared/domain/job.ts";
import type { SummaryRow } from "../../service/views-port.ts";
import { callerOf, needsScope } from "../access/key-access.ts";
import type { App, HttpContext } from "../context.ts";
import { firsthandErrors } from "./error-answers.ts";
import { summaryQuery } from "./parameters.ts";
import { resolveWindow } from "./submissions.ts";

const average = z.number().min(1).max(5).nullable();

const summarySchema = z
  .strictObject({
    object: z.literal("submission_summary"),
    total_submissions: z.number().int(),
    approved: z.number().int(),
    rejected: z.number().int(),
    approval_rate: z.number().min(0).max(1).nullable(),
    avg_ai_star_rating: average,
    by_type: z.array(
      z.strictObject({
        type: z.enum(JOB_TYPES),
        total: z.number().int(),
        approved: z.number().int(),
        avg_ai_star_rating: average,
      }),
    ),
  })
  .meta({ id: "SubmissionSummary" });

export const summaryRoute = (app: App, context: HttpContext): void => {
  app.get(
    "/v1/submissions/summary",
    {
      onRequest: needsScope("submissions:read"),
      schema: {
        tags: ["submissions"],
        summary: "Submission summary",
        querystring: summaryQuery,
        response: { 200: summarySchema, ...firsthandErrors },
      },
    },
    async (request) => {
      const rows = await context.ports.store.views.summary({
        ownerId: callerOf(request).owner.id,
        jobId: request.query.job_id ?? null,
        ...resolveWindow(context, request.query),
      });
      return summaryView(rows);
    },
  );
};

/** Rates and means are null while there is nothing to divide by. */
export const summaryView = (rows: readonly SummaryRow[]): z.output<typeof summarySchema> => {
  const sum = (count: (row: SummaryRow) => number): number =>
    rows.reduce((total, row) => total + count(row), 0);
  const approved = sum((row) => row.approved);
  const rejected = sum((row) => row.rejected);
  const decided = approved + rejected;
  return {
    object: "submission_summary",
    total_submissions: sum((row) => row.total),
    approved,
    rejected,
    approval_rate: decided === 0 ? null : rounded(approved / decided, 4),
    avg_ai_star_rating: meanStars(
      sum((row) => row.starSum),
      sum((row) => row.scored),
    ),
    by_type: rows
      .filter((row) => row.total > 0)
      .sort((a, b) => (a.type < b.type ? -1 : 1))
      .map((row) => ({
        type: row.type,
        total: row.total,
        approved: row.approved,
        avg_ai_star_rating: meanStars(row.starSum, row.scored),
      })),
  };
};

const meanStars = (starSum: number, scored: number): number | null =>
  scored === 0 ? null : rounded(starSum / scored, 1);

const rounded = (value: number, decimals: number): number => {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
};
