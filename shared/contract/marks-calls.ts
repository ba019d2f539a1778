/** Marks that the people at the desk put on submissions. */
import { z } from "zod";
import type { JobId } from "../domain/ids.ts";
import { DESK_MARKS } from "../domain/marks.ts";
import type { DecideResult } from "./desk-views.ts";

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

export const MARK_CALLS = {
  /** One step of undo; what is marked so already is left out of it. */
  "triage.mark": z.object({
    jobId: uuid.transform((text) => text as JobId),
    numbers: z.array(z.number().int().positive()).min(1).max(100_000),
    mark: z.enum(DESK_MARKS),
    on: z.boolean(),
  }),
} as const;

export interface MarkAnswers {
  "triage.mark": DecideResult;
}
