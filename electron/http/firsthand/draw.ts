import { z } from "zod";
import { DRAW_ALGORITHM } from "#shared/domain/draw.ts";
import { SUBMISSION_STATUSES } from "#shared/domain/submission.ts";
import { needsScope } from "../access/key-access.ts";
import type { App, HttpContext } from "../context.ts";
import { notFound } from "../errors/problem.ts";
import { firsthandErrors } from "./error-answers.ts";
import { ownJob } from "./job-access.ts";
import { noQuery } from "./parameters.ts";

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const timestamp = z.string().meta({ format: "date-time" });
const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

/** The receipt of a draw, as it is sent and saved (shared/domain/draw-receipt.ts). */
export const drawReceiptSchema = z
  .strictObject({
    object: z.literal("draw_receipt"),
    version: z.literal(1),
    algorithm: z.literal(DRAW_ALGORITHM),
    job_id: z.string(),
    job_uuid: uuid,
    commitment: hex.describe("SHA-256 of the secret's bytes, published when the job is made."),
    secret: hex.nullable().describe("32 bytes; null until drawn."),
    drawn_at: timestamp.nullable(),
    closed_at: timestamp.nullable(),
    close: z.strictObject({ planned: timestamp, early: z.literal(false) }),
    cap: z.number().int().positive().describe("How many can win."),
    eligible: z
      .array(uuid)
      .nullable()
      .describe("Every submission that took part, sorted by the text of its UUID; null until drawn."),
    excluded: z
      .array(
        z.strictObject({
          id: uuid,
          status: z.enum(SUBMISSION_STATUSES),
          reason: z.string(),
          at: timestamp.describe("Since when it stood outside."),
        }),
      )
      .nullable()
      .describe("Every other submission of the job; null until drawn."),
    winners: z.array(uuid).nullable().describe("In the order of the draw; null until drawn."),
    proves: z.string(),
    does_not_prove: z.string(),
  })
  .meta({ id: "DrawReceipt" });

/** Written by the reader worker, so that a job with 100,000 submissions is answered without holding up anybody. */
export const drawRoute = (app: App, context: HttpContext): void => {
  app.get(
    "/v1/jobs/:job_id/draw",
    {
      onRequest: needsScope("jobs:read"),
      schema: {
        tags: ["jobs"],
        summary: "Get the receipt of a random draw",
        description:
          "Before the draw this answers with the commitment and the plan, and null for everything that the draw decides: keep the commitment, and check the receipt against it later. `npm run verify-draw -- receipt.json` recomputes a receipt with nothing but Node. A job without a draw is 404.",
        params: z.object({ job_id: z.string() }),
        querystring: noQuery,
        response: { 200: drawReceiptSchema, ...firsthandErrors },
      },
    },
    async (request, reply) => {
      const job = await ownJob(context, request, request.params.job_id);
      const receipt = await context.ports.store.views.drawReceipt(job.id);
      if (receipt === null) throw notFound("draw");
      // Bytes go out as they are; the schema stands for the documentation.
      return reply.type("application/json; charset=utf-8").send(receipt as never);
    },
  );
};
