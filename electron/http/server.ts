import type { FastifyBaseLogger } from "fastify";
import type { Ports } from "../service/ports.ts";
import { requireKeys } from "./access/key-access.ts";
import { createApp } from "./app.ts";
import type { App } from "./context.ts";
import { collectRoutes, openApiRoute } from "./docs/openapi.ts";
import { docsRoutes } from "./docs/page.ts";
import { fileRoutes } from "./files/routes.ts";
import { firsthandRoutes } from "./firsthand/routes.ts";
import { healthRoutes } from "./health/routes.ts";
import { metricsRoute } from "./metrics/route.ts";
import type { HttpOptions } from "./options.ts";
import { workerRoutes } from "./worker/routes.ts";
import { wurkRoutes } from "./wurk/routes.ts";

export interface ServerParts {
  readonly ports: Ports;
  readonly options: HttpOptions;
  /** A pino logger, or what looks like one. */
  readonly log: FastifyBaseLogger;
}

/**
 * The whole service on one listener. Listening is `listen.ts`; `close()` finishes what is being served and
 * ends event streams.
 */
export const buildServer = ({ ports, options, log }: ServerParts): App => {
  const { app, context } = createApp(ports, options, null, log);
  collectRoutes(app, context);
  void app.register(async (routes: App) => {
    healthRoutes(routes, context);
    openApiRoute(routes);
    docsRoutes(routes);
    fileRoutes(routes, context);
    workerRoutes(routes, context);
  });
  void app.register(async (routes: App) => {
    requireKeys(routes, context);
    firsthandRoutes(routes, context);
    wurkRoutes(routes, context);
    metricsRoute(routes, context);
  });
  return app;
};
