/** The desk's calls about how a job judges, and about where in a picture a prompt is met. */
import { z } from "zod";
import type { JobId } from "../domain/ids.ts";
import {
  LONGEST_PROMPT,
  MOST_CONTRASTS,
  MOST_CRITERIA,
  MOST_SUBJECTS,
} from "../domain/scoring/edit-prompts.ts";
import type {
  HeatMapView,
  JudgingView,
  LookChoice,
  PromptPreview,
  RejudgeResult,
  ScoreColumns,
} from "./judging-views.ts";

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const jobId = uuid.transform((text) => text as JobId);
const number = z.number().int().positive();
const prompt = z.string().max(LONGEST_PROMPT);

const promptsSchema = z.object({
  subjects: z.array(prompt).max(MOST_SUBJECTS).readonly(),
  contrasts: z
    .array(
      z.object({
        text: prompt,
        reason: z.enum(["off_topic", "screenshot_or_text"]),
        from: z.enum(["rules", "neighbour", "person"]),
      }),
    )
    .max(MOST_CONTRASTS)
    .readonly(),
  criteria: z
    .array(z.object({ criterion: prompt, prompt, contrast: prompt, reason: z.string().max(60) }))
    .max(MOST_CRITERIA)
    .readonly(),
});

const weight = z.number().min(0).max(10);

export const JUDGING_CALLS = {
  "judging.get": z.object({ jobId }),
  "judging.columns": z.object({ jobId }),
  /** What these prompts would make of some pictures; nothing is saved. */
  "judging.preview": z.object({ jobId, prompts: promptsSchema, numbers: z.array(number).max(12).readonly() }),
  /** Null brings the rules back. */
  "judging.savePrompts": z.object({ jobId, prompts: promptsSchema.nullable() }),
  "judging.saveThreshold": z.object({
    jobId,
    minStarRating: z.literal([1, 2, 3, 4, 5]),
    weights: z.object({ relevance: weight, quality: weight, completeness: weight }),
  }),
  /** Every undecided submission, as the job judges now. */
  "judging.again": z.object({ jobId }),
  "look.choices": z.object({ jobId, number }),
  /** A new look ends the one before. */
  "look.heatMap": z.object({
    jobId,
    number,
    /** Of the latest attempt's files. */
    position: z.number().int().min(0).max(50),
    prompt,
    contrast: prompt.nullable(),
  }),
  "look.stop": z.undefined().optional(),
} as const;

export interface JudgingAnswers {
  "judging.get": JudgingView;
  "judging.columns": ScoreColumns;
  "judging.preview": PromptPreview;
  "judging.savePrompts": JudgingView;
  "judging.saveThreshold": JudgingView;
  "judging.again": RejudgeResult;
  "look.choices": readonly LookChoice[];
  "look.heatMap": HeatMapView;
  "look.stop": null;
}
