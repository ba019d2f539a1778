import { z } from "zod";
import type { App, HttpContext } from "../context.ts";

const readySchema = z.strictObject({
  status: z.enum(["ready", "unavailable"]),
  store: z.enum(["open", "failing"]),
  scorer: z.strictObject({ state: z.enum(["up", "paused"]), reason: z.string().nullable() }),
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
