import { z } from "zod";
import { type Credits, creditsOf, setMonthlyBudget } from "../../service/credits.ts";
import { callerOf, needsScope } from "../access/key-access.ts";
import type { App, HttpContext } from "../context.ts";
import { orRefuse } from "../errors/refusal-table.ts";
import { answerRepeatable, REPEATABLE } from "../idempotency.ts";
import { firsthandErrors } from "./error-answers.ts";
import { noQuery } from "./parameters.ts";

const MOST_CREDITS = 1_000_000_000;
const BUDGET_SENTENCE = `monthly_credits must be a whole number from 0 to ${String(MOST_CREDITS)}, or null for no budget.`;
const whole = z.number().int().nonnegative();
const tags = ["credits"];

const creditsSchema = z
  .strictObject({
    object: z.literal("credits"),
    month: z
      .string()
      .regex(/^\d{4}-\d{2}$/)
      .describe("The month of UTC that is counted."),
    used: whole.describe("One for each attempt that the model scored."),
    monthly_budget: whole.nullable().describe("Null: no budget. Past it, submissions wait for their score."),
    remaining: whole.nullable().describe("Null where there is no budget."),
    payouts_accrued_cents: z
      .number()
      .int()
      .describe("Payouts booked this month; what was reversed counts against them, so it can be below 0."),
  })
  .meta({ id: "Credits" });

const budgetBody = z.strictObject({
  monthly_credits: z
    .number({ error: BUDGET_SENTENCE })
    .int(BUDGET_SENTENCE)
    .min(0, BUDGET_SENTENCE)
    .max(MOST_CREDITS, BUDGET_SENTENCE)
    .nullable(),
});

export const creditsRoutes = (app: App, context: HttpContext): void => {
  app.get(
    "/v1/credits",
    {
      onRequest: needsScope("jobs:read"),
      schema: {
        tags,
        summary: "Get this month's credits",
        querystring: noQuery,
        response: { 200: creditsSchema, ...firsthandErrors },
      },
    },
    async (request) => {
      return creditsView(await creditsOf(context.ports, callerOf(request).owner.id));
    },
  );

  app.post(
    "/v1/credits/budget",
    {
      onRequest: needsScope("jobs:write"),
      config: REPEATABLE,
      schema: {
        tags,
        summary: "Set or lift the monthly budget",
        querystring: noQuery,
        body: budgetBody,
        response: { 200: creditsSchema, ...firsthandErrors },
      },
    },
    (request, reply) =>
      answerRepeatable(context, request, reply, async ({ ports }) => {
        const { monthly_credits: credits } = request.body;
        const { id } = orRefuse(await setMonthlyBudget(ports, callerOf(request).owner.id, credits));
        return creditsView(await creditsOf(ports, id));
      }),
  );
};

const creditsView = (credits: Credits): z.output<typeof creditsSchema> => {
  const month = String(credits.month).padStart(6, "0");
  return {
    object: "credits",
    month: `${month.slice(0, 4)}-${month.slice(4)}`,
    used: credits.used,
    monthly_budget: credits.monthlyBudget,
    remaining: credits.remaining,
    payouts_accrued_cents: credits.payoutsCents,
  };
};
