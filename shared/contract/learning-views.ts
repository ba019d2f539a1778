/** Learning from decisions on the desk: its calls and what they answer. */
import { z } from "zod";
import type { JobId } from "../domain/ids.ts";

/** What was learnt from a person's decisions on a job, or why nothing. */
export type LearningView =
  | { readonly kind: "off" }
  | { readonly kind: "no_model" }
  /** The index of pictures is being filled: this share (0-1) of it is there. */
  | { readonly kind: "filling"; readonly share: number }
  | {
      readonly kind: "too_few";
      readonly approved: number;
      readonly rejected: number;
      readonly needed: number;
      readonly neededOfEach: number;
    }
  | {
      readonly kind: "learnt";
      /** Decisions that were each guessed without having been seen. */
      readonly decisions: number;
      /** Of those, guessed as they were made. */
      readonly agreed: number;
      /** Of those, as a guess that always says the commoner outcome. */
      readonly agreedByGuess: number;
      /** Of those, as the model's verdict. */
      readonly asVerdict: number;
    };

const jobId = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  .transform((text) => text as JobId);

export const LEARNING_CALLS = {
  "learning.view": z.object({ jobId }),
  "learning.likelihood": z.object({ jobId, number: z.number().int().positive() }),
  "learning.turn": z.object({ on: z.boolean() }),
} as const;

export interface LearningAnswers {
  "learning.view": LearningView;
  /** 0-1: how likely the person would approve this one; null where nothing was learnt, or it has no picture. */
  "learning.likelihood": number | null;
  "learning.turn": null;
}
