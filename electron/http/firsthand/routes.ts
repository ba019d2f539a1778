import type { App, HttpContext } from "../context.ts";
import { creditTransactionsRoute } from "./credit-transactions.ts";
import { creditsRoutes } from "./credits.ts";
import { drawRoute } from "./draw.ts";
import { jobListRoute } from "./job-list.ts";
import { jobRoutes } from "./jobs.ts";
import { moderationRoutes } from "./moderation.ts";
import { searchRoute } from "./search.ts";
import { submissionRoutes } from "./submissions.ts";
import { summaryRoute } from "./summary.ts";
import { endpointRoutes } from "./webhooks/endpoints.ts";
import { eventRoutes } from "./webhooks/events.ts";

/** `/v1`, for owners' programs. Registered where keys are required. */
export const firsthandRoutes = (app: App, context: HttpContext): void => {
  summaryRoute(app, context);
  searchRoute(app, context);
  submissionRoutes(app, context);
  jobListRoute(app, context);
  jobRoutes(app, context);
  creditsRoutes(app, context);
  creditTransactionsRoute(app, context);
  drawRoute(app, context);
  moderationRoutes(app, context);
  endpointRoutes(app, context);
  eventRoutes(app, context);
};
