import { z } from "zod";
import type { App, HttpContext } from "../context.ts";

const readySchema = z.strictObject({
  status: z.enum(["ready", "unavailable"]),
  store: z.enum(["open", "failing"]),
  scorer: z.strictObject({ state: z.enum(["up", "paused"]), reason: z.string().nullable() }),
  model: z.strictObject({
    state: z
      .enum(["none", "fetching", "loading", "ready", "problem"])
      .describe(
        "`ready` also while another model is being downloaded; `problem`: the chosen model cannot be used, and `reason` says why.",
      ),
    share: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .describe("How much of a model that is being downloaded has come, 0 to 1; null while none is."),
    reason: z.string().nullable(),
    id: z.string().nullable().describe("The model in use; null while there is none."),
    revision: z.string().nullable(),
    practice_jobs_only: z
      .boolean()
      .describe("The practice model is in use for practice jobs alone; all others wait for a model."),
  }),
});

/** `/healthz`: the process answers. `/readyz`: the store answers too; a paused scorer only makes work wait. */
export const healthRoutes = (app: App, { ports }: HttpContext): void => {
  app.get(
    "/healthz",
    {
      schema: {
        tags: ["health"],
        summary: "Alive",
        security: [],
        response: { 200: z.strictObject({ status: z.literal("ok") }) },
      },
    },
    async () => ({ status: "ok" as const }),
  );

  app.get(
    "/readyz",
    {
      schema: {
        tags: ["health"],
        summary: "Ready",
        security: [],
        response: { 200: readySchema, 503: readySchema },
      },
    },
    async (request, reply) => {
      const open = await ports.store.reader.setting("ready").then(
        () => true,
        (error: unknown) => {
          request.log.error({ err: error }, "the store does not answer");
          return false;
        },
      );
      return reply.code(open ? 200 : 503).send({
        status: open ? "ready" : "unavailable",
        store: open ? "open" : "failing",
        scorer: scorerHealth(ports),
        model: modelHealth(ports),
      });
    },
  );
};

const scorerHealth = (ports: HttpContext["ports"]): z.output<typeof readySchema>["scorer"] => {
  const state = ports.scorer.state();
  if (state.kind === "restarting") return { state: "paused", reason: state.reason };
  return ports.models.current() === null
    ? { state: "paused", reason: "No scoring model is in use. Pictures wait for one, or for a person." }
    : { state: "up", reason: null };
};

const modelHealth = ({ models }: HttpContext["ports"]): z.output<typeof readySchema>["model"] => {
  const { state, share, reason } = models.state();
  const current = models.current();
  return {
    state,
    share,
    reason,
    id: current?.id ?? null,
    revision: current?.revision ?? null,
    practice_jobs_only: current !== null && !models.judgesAll(),
  };
};
