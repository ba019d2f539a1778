/** The desk's calls about scoring as it goes on, and what they answer. */
import { z } from "zod";
import type { JobId } from "../domain/ids.ts";
import { type FormWish, MODEL_FORM_NAMES, type ModelForms } from "../domain/scoring/model-forms.ts";

export interface ScoringView {
  /** `paused` by a person, `in_use` and `on_battery` by their settings; `scoring` also while nothing waits. */
  readonly state: "scoring" | "paused" | "in_use" | "on_battery";
  /** Submissions that wait to be scored; at most `COUNTED` are counted. */
  readonly waiting: number;
  /** Null until it can be told. */
  readonly perMinute: number | null;
  readonly secondsLeft: number | null;
}

export interface ScoringSettingsView extends ScoringView {
  readonly workers: number | null;
  readonly mostWorkers: number;
  readonly form: FormWish;
  readonly onlyWhenIdle: boolean;
  readonly pauseOnBattery: boolean;
  /** Whether this program can tell that nobody works and what the computer runs on. */
  readonly knowsPower: boolean;
  /** Null when there is no model or it was not measured. */
  readonly forms: ModelForms | null;
}

/** Above this the queue is only said to be longer. */
export const COUNTED = 100_000;
export const MOST_WORKERS = 16;

const jobId = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  .transform((text) => text as JobId);

export const SCORING_CALLS = {
  "scoring.get": z.undefined().optional(),
  "scoring.settings": z.undefined().optional(),
  "scoring.pause": z.object({ on: z.boolean() }),
  "scoring.set": z.object({
    /** Null takes what suits the computer. */
    workers: z.number().int().min(1).max(MOST_WORKERS).nullable().optional(),
    form: z.enum(["auto", ...MODEL_FORM_NAMES]).optional(),
    onlyWhenIdle: z.boolean().optional(),
    pauseOnBattery: z.boolean().optional(),
  }),
  /** Measures the model in use anew; takes seconds. */
  "scoring.measure": z.undefined().optional(),
  /** A person looks at these: they are scored before all others. */
  "scoring.look": z.object({ jobId, numbers: z.array(z.number().int().positive()).min(1).max(200) }),
} as const;

export interface ScoringAnswers {
  "scoring.get": ScoringView;
  "scoring.settings": ScoringSettingsView;
  "scoring.pause": ScoringView;
  "scoring.set": ScoringSettingsView;
  "scoring.measure": ScoringSettingsView;
  "scoring.look": null;
}
