import type { App, HttpContext } from "../context.ts";
import { wurkChooseWinnersRoute } from "./choose-winners.ts";
import { wurkCreateRoute } from "./create-job.ts";
import { wurkSubmissionsRoute } from "./submissions.ts";

/** `/api/external`, for owners' programs. Registered where keys are required. */
export const wurkRoutes = (app: App, context: HttpContext): void => {
  app.decorateRequest("job", null);
  wurkSubmissionsRoute(app, context);
  wurkChooseWinnersRoute(app, context);
  wurkCreateRoute(app, context);
};
