/** What was decided in a job, step by step, and the way back to before any of it. */
import { z } from "zod";
import type { JobId } from "../domain/ids.ts";
import type { Instant } from "../lib/instant.ts";
import type { UndoResult } from "./desk-views.ts";

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const jobId = uuid.transform((text) => text as JobId);
/** Steps of all jobs are numbered as they are made. */
const step = z.number().int().positive();

export const HISTORY_CALLS = {
  /** Newest first; those before that step, or the newest. */
  "history.list": z.object({ jobId, before: step.nullable() }),
  /** `undo`: to before this step, one step after another. `redo`: until it is done again. */
  "history.goTo": z.object({ jobId, step, by: z.enum(["undo", "redo"]) }),
} as const;

export interface HistoryStep {
  readonly step: number;
  readonly label: string;
  readonly actor: string;
  readonly at: Instant;
  /** How many submissions it changed. */
  readonly size: number;
  readonly undone: boolean;
  /** A seal came after it: it can no longer be taken back. */
  readonly sealed: boolean;
}

export interface HistoryView {
  readonly steps: readonly HistoryStep[];
  /** There are older ones. */
  readonly more: boolean;
}

export interface HistoryAnswers {
  "history.list": HistoryView;
  /** The label of the last step that was moved, and the submissions of all that were. */
  "history.goTo": UndoResult;
}
