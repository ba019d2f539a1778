/** Calls about choosing winners, up to the seal (seal-calls.ts). */
import { z } from "zod";
import type { JobId } from "../domain/ids.ts";
import type { SelectionType } from "../domain/job.ts";
import type { Preference } from "../domain/picking/preferences.ts";
import type { JobPhase } from "../domain/selection.ts";
import type { ClaimView, TriageRowView } from "./desk-views.ts";

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const jobId = uuid.transform((text) => text as JobId);
const number = z.number().int().positive();

/** So many of the best are shown at first, and so many more each time one asks. */
export const BEST_SHOWN = 50;
export const MOST_SHOWN = 1000;
export const MAX_NOTE = 500;

/** Why each was picked, by its number. */
export type PickNotes = Readonly<Record<number, string>>;

export const PICK_CALLS = {
  "pick.get": z.object({ jobId, best: z.number().int().min(1).max(MOST_SHOWN).optional() }),
  /** What a person has chosen so far: places in order, answers to duels, notes. Nothing of it is final. */
  "pick.setPlan": z.object({
    jobId,
    plan: z.array(number).max(500),
    duels: z
      .array(z.object({ better: number, worse: number }))
      .max(2000)
      .optional(),
    notes: z.record(z.coerce.number<number>().int().positive(), z.string().trim().max(MAX_NOTE)).optional(),
  }),
} as const;

export interface PickView {
  readonly jobId: JobId;
  readonly cap: number;
  /** In the order of their places. */
  readonly winners: readonly TriageRowView[];
  /** What can still win: the best (person's stars, then the mean), and what has been picked. */
  readonly candidates: readonly TriageRowView[];
  /** Everything that can win or has won. */
  readonly eligible: number;
  /** Numbers picked so far, in order; kept across restarts, not yet winners. */
  readonly plan: readonly number[];
  /** Whom the person preferred, the latest answer last. */
  readonly duels: readonly Preference[];
  readonly notes: PickNotes;
  readonly phase: JobPhase;
  readonly selectionType: SelectionType | null;
  /** Of winners and candidates: those of one worker, and copies of each other; two or more each. */
  readonly sameWorker: readonly (readonly number[])[];
  readonly copies: readonly (readonly number[])[];
  /** Why nothing can be sealed now, or null. */
  readonly blocked: string | null;
  /** As in JobCard: on a missed job, only its holder picks and seals. */
  readonly claim: ClaimView | null;
}

export interface PickAnswers {
  "pick.get": PickView;
  "pick.setPlan": null;
}
