import type { FastifyRequest } from "fastify";
import { isLoopback } from "../access/rate-limit.ts";
import type { App, HttpContext } from "../context.ts";

/**
 * `/metrics`, where it was switched on. This machine reads it without a key, everybody else with any valid one:
 * it holds counts only. Registered where keys are required.
 */
export const metricsRoute = (app: App, context: HttpContext): void => {
  const { metrics } = context.options;
  if (metrics === undefined) return;
  app.get(
    "/metrics",
    {
      exposeHeadRoute: false,
      config: {
        withoutKey: (request) => isThisMachine(context, request),
        documented: {
          200: {
            description: "Figures in Prometheus' text format",
            content: { "text/plain": { schema: { type: "string" } } },
          },
        },
      },
      schema: {
        tags: ["health"],
        summary: "Figures",
        description:
          "For Prometheus, where the service was started with `--metrics`. No key is needed from the machine that it runs on.",
      },
    },
    async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()),
  );
};

/** Not what a proxy on this machine passes on for somebody else. */
const isThisMachine = ({ options }: HttpContext, request: FastifyRequest): boolean =>
  isLoopback(request.ip) &&
  (options.trustProxy.length > 0 ||
    (request.headers["x-forwarded-for"] === undefined && request.headers.forwarded === undefined));
