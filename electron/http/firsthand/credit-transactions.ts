import { z } from "zod";
import { hexToUuid, type OwnerId, toPublicId, uuidToHex } from "#shared/domain/ids.ts";
import { toIsoSeconds } from "#shared/lib/instant.ts";
import type { LedgerFilter, LedgerRow } from "../../service/views-port.ts";
import { callerOf, needsScope } from "../access/key-access.ts";
import type { App, HttpContext } from "../context.ts";
import { invalidField } from "../errors/problem.ts";
import { type CursorBinding, readCursor, writeCursor } from "./cursor.ts";
import { firsthandErrors } from "./error-answers.ts";
import { DEFAULT_LIMIT, type LedgerQuery, ledgerQuery } from "./parameters.ts";
import { resolveWindow } from "./submissions.ts";

const transactionSchema = z
  .strictObject({
    object: z.literal("credit_transaction"),
    kind: z.enum(["credit", "payout"]),
    amount: z.number().int().nullable().describe("Credits used; null for payouts."),
    amount_cents: z
      .number()
      .int()
      .nullable()
      .describe("What a worker earned, below 0 where that was reversed; null for credits."),
    cause: z.enum(["scored", "approved", "won", "reversed"]),
    job_id: z.string(),
    submission_id: z.string(),
    worker_id: z.string(),
    created_at: z.string().meta({ format: "date-time" }),
  })
  .meta({ id: "CreditTransaction" });

const transactionListSchema = z
  .strictObject({
    object: z.literal("list"),
    data: z.array(transactionSchema),
    has_more: z.boolean(),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: "CreditTransactionList" });

/** Every line of the owner's ledger, the last booked first. */
export const creditTransactionsRoute = (app: App, context: HttpContext): void => {
  app.get(
    "/v1/credits/transactions",
    {
      onRequest: needsScope("jobs:read"),
      schema: {
        tags: ["credits"],
        summary: "List credits used and payouts accrued",
        querystring: ledgerQuery,
        response: { 200: transactionListSchema, ...firsthandErrors },
      },
    },
    async (request) => {
      const { filter, before, binding } = resolveQuestion(context, callerOf(request).owner.id, request.query);
      const limit = request.query.limit ?? DEFAULT_LIMIT;
      const rows = await context.ports.store.views.ledgerLines(filter, before, limit + 1);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const more = rows.length > limit && last !== undefined;
      return {
        object: "list" as const,
        data: page.map(transactionView),
        has_more: more,
        next_cursor: more
          ? writeCursor(context.ports.crypto, binding, { ...filter, at: last.at, id: idOfSeq(last.seq) })
          : null,
      };
    },
  );
};

/** As for submissions, the first page resolves the window and the cursor brings it along. */
const resolveQuestion = (
  context: HttpContext,
  ownerId: OwnerId,
  query: LedgerQuery,
): { readonly filter: LedgerFilter; readonly before: number | null; readonly binding: CursorBinding } => {
  const binding: CursorBinding = {
    list: "credit_transactions",
    ownerId,
    filters: [query.start_date ?? null, query.end_date ?? null],
  };
  if (query.cursor === undefined)
    return { filter: { ownerId, ...resolveWindow(context, query) }, before: null, binding };
  const facts = readCursor(context.ports.crypto, binding, query.cursor);
  if (facts === null) {
    throw invalidField(
      "cursor",
      "This cursor was not made by this list with these filters. Start again without it.",
    );
  }
  const { fromSecond, toSecond, id } = facts;
  return { filter: { ownerId, fromSecond, toSecond }, before: Number.parseInt(uuidToHex(id), 16), binding };
};

/** Cursors carry an id of 16 bytes; a line of the ledger has a number. */
const idOfSeq = (seq: number): string => hexToUuid(seq.toString(16).padStart(32, "0"));

const transactionView = (row: LedgerRow): z.output<typeof transactionSchema> => ({
  object: "credit_transaction",
  kind: row.kind,
  amount: row.kind === "credit" ? row.amount : null,
  amount_cents: row.kind === "payout" ? row.amount : null,
  cause: row.cause,
  job_id: toPublicId("job", row.jobId),
  submission_id: toPublicId("submission", row.submissionId),
  worker_id: toPublicId("worker", row.workerId),
  created_at: toIsoSeconds(row.at),
});
