/** Deciding everything that matches a filter: main looks up what that is, and the desk asks how far it has come. */
import { z } from "zod";
import type { JobId } from "../domain/ids.ts";
import { filterShape } from "./triage-calls.ts";

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const jobId = uuid.transform((text) => text as JobId);

export const BULK_CALLS = {
  "triage.decideMatching": z.object({
    jobId,
    ...filterShape,
    /** What came after the person looked has a higher number and is left. */
    upTo: z.number().int().nonnegative(),
    outcome: z.enum(["approved", "rejected"]),
    reason: z.string().max(60).nullable(),
    words: z.string().trim().max(1000).nullable(),
  }),
  "triage.bulk": z.object({ jobId }),
} as const;

export interface BulkResult {
  readonly changed: number;
  readonly refused: number;
  /** The first refusal's sentence. */
  readonly message: string | null;
  readonly undoLabel: string | null;
}

export interface BulkProgress {
  readonly done: number;
  readonly total: number;
}

export interface BulkAnswers {
  "triage.decideMatching": BulkResult;
  /** Null while nothing is being decided in bulk. */
  "triage.bulk": BulkProgress | null;
}
