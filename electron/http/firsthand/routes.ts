import type { App, HttpContext } from "../context.ts";
import { drawRoute } from "./draw.ts";
import { jobListRoute } from "./job-list.ts";
import { jobRoutes } from "./jobs.ts";
import { moderationRoutes } from "./moderation.ts";
import { submissionRoutes } from "./submissions.ts";
import { summaryRoute } from "./summary.ts";

/** `/v1`, for owners' programs. Registered where keys are required. */
export const firsthandRoutes = (app: App, context: HttpContext): void => {
  summaryRoute(app, context);
  submissionRoutes(app, context);
  jobListRoute(app, context);
  jobRoutes(app, context);
  drawRoute(app, context);
  moderationRoutes(app, context);
};
