import { limiterByAddress } from "../access/rate-limit.ts";
import type { App, HttpContext } from "../context.ts";
import { eventRoutes } from "./events.ts";
import { joinRoutes } from "./join.ts";
import { pageRoutes } from "./page.ts";
import { workerSubmissionRoutes } from "./submissions.ts";
import { tusRoutes } from "./tus/routes.ts";
import { answerUpload, uploadRoutes } from "./uploads.ts";
import { limitAddress } from "./worker-access.ts";

/** `/worker/v1` and the page at `/w/{code}`. */
export const workerRoutes = (app: App, context: HttpContext): void => {
  void app.register(async (pages: App) => {
    await pageRoutes(pages, context);
  });
  void app.register(async (api: App) => {
    api.decorateRequest("workerAccess", null);
    const requests = limiterByAddress(api, () => context.limit("workerRequests"));
    api.addHook("onRequest", limitAddress(requests));
    joinRoutes(api, context);
    workerSubmissionRoutes(api, context);
    eventRoutes(api, context);
    await api.register(async (resumable: App) => {
      resumable.setErrorHandler(answerUpload);
      tusRoutes(resumable, context);
    });
    await api.register(async (uploads: App) => {
      await uploadRoutes(uploads, context);
    });
  });
};
