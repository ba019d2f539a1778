/** Filters and a sort under a name, of one job or of all. */
import { z } from "zod";
import type { JobId } from "../domain/ids.ts";
import { filterShape, TRIAGE_ORDERS } from "./triage-calls.ts";

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const jobId = uuid.transform((text) => text as JobId);
const name = z.string().trim().min(1).max(60);

export const savedFilterSchema = z.object({ ...filterShape, sort: z.enum(TRIAGE_ORDERS) });
export type SavedFilter = z.output<typeof savedFilterSchema>;

export const SAVED_VIEWS_CALLS = {
  /** Those of the job and those of all jobs, in the person's order. */
  "views.list": z.object({ jobId }),
  /** `jobId` null: for all jobs. */
  "views.add": z.object({ name, jobId: jobId.nullable(), filter: savedFilterSchema }),
  "views.rename": z.object({ id: uuid, name }),
  "views.remove": z.object({ id: uuid }),
  /** One place up or down among those that are listed with it. */
  "views.move": z.object({ id: uuid, by: z.literal([-1, 1]) }),
} as const;

export const savedViewSchema = z.object({
  id: uuid,
  name,
  /** Null: of all jobs. */
  jobId: jobId.nullable(),
  filter: savedFilterSchema,
});
export type SavedView = z.output<typeof savedViewSchema>;

export interface SavedViewsAnswers {
  "views.list": readonly SavedView[];
  "views.add": SavedView;
  "views.rename": null;
  "views.remove": null;
  "views.move": null;
}
