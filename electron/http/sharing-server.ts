import type { JobId } from "#shared/domain/ids.ts";
import { createApp } from "./app.ts";
import type { App } from "./context.ts";
import { fileRoutes } from "./files/routes.ts";
import type { ServerParts } from "./server.ts";
import { workerRoutes } from "./worker/routes.ts";

/**
 * The narrower listener for the local network: the page, the worker API and the files of one job. Owners' calls
 * are not there at all, and another job's code, token or file is as unknown as one that never was.
 */
export const buildSharingServer = (parts: ServerParts & { readonly jobId: JobId }): App => {
  const { app, context } = createApp(parts.ports, parts.options, parts.jobId, parts.log);
  void app.register(async (routes: App) => {
    fileRoutes(routes, context);
    workerRoutes(routes, context);
  });
  return app;
};
