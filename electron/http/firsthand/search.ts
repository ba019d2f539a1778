import { z } from "zod";
import { submissionResource } from "../../service/resource-views.ts";
import { searchSubmissions } from "../../service/search/search-submissions.ts";
import { isRefusal } from "#shared/domain/refusal.ts";
import { callerOf, needsScope } from "../access/key-access.ts";
import type { App, HttpContext } from "../context.ts";
import { invalidField } from "../errors/problem.ts";
import { orRefuse } from "../errors/refusal-table.ts";
import { firsthandErrors } from "./error-answers.ts";
import { DEFAULT_LIMIT, searchQuery } from "./parameters.ts";
import { submissionSchema } from "./submission-view.ts";
import { resolveWindow } from "./submissions.ts";

const foundSchema = z
  .strictObject({
    object: z.literal("list"),
    data: z.array(
      submissionSchema.extend({
        similarity: z
          .number()
          .min(-1)
          .max(1)
          .describe("Cosine between the picture and what was asked for, rounded to 4 decimals."),
      }),
    ),
    has_more: z.literal(false).describe("A search has one page: ask for more with limit."),
    next_cursor: z.null(),
  })
  .meta({ id: "SubmissionSearchResult" });

const DESCRIPTION = [
  "Your submissions by how much their pictures resemble words (`q`), a picture of yours (`like`), or both together,",
  "the most similar first. Filters are those of the list, the default window of 30 days included. A submission is",
  "found by the pictures of its latest attempt; one without a picture, or not scored yet by the model in use, never",
  "appears, nor does the submission that `like` names.",
  "",
  "409 `no_model` while no model is in use, 409 `picture_not_seen` where `like` has no picture that the model has",
  "looked at, 503 `search_not_ready` in the seconds after a start in which the pictures are read.",
].join("\n");

/** Text to picture, and picture to picture. */
export const searchRoute = (app: App, context: HttpContext): void => {
  app.get(
    "/v1/submissions/search",
    {
      onRequest: needsScope("submissions:read"),
      config: { refusals: [409, 503] },
      schema: {
        tags: ["submissions"],
        summary: "Search submissions by what their pictures show",
        description: DESCRIPTION,
        querystring: searchQuery,
        response: { 200: foundSchema, ...firsthandErrors },
      },
    },
    async (request) => {
      const { q = null, like = null, job_id: jobId = null, status = null, min_score = null } = request.query;
      const found = await searchSubmissions(context.ports, {
        text: q,
        like,
        filter: {
          ownerId: callerOf(request).owner.id,
          jobId,
          status,
          minStars: min_score,
          ...resolveWindow(context, request.query),
        },
        limit: request.query.limit ?? DEFAULT_LIMIT,
      });
      // The address names nothing that is missing; the parameter does.
      if (isRefusal(found) && found.code === "not_found") throw invalidField("like", found.message);
      return {
        object: "list" as const,
        data: orRefuse(found).map(({ row, similarity }) => ({
          ...submissionResource(row, (id) => context.fileUrl(id)),
          similarity: Math.round(similarity * 10_000) / 10_000,
        })),
        has_more: false as const,
        next_cursor: null,
      };
    },
  );
};
