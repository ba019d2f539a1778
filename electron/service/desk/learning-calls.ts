import type { LearningAnswers } from "#shared/contract/learning-views.ts";
import type { Learning } from "../learning.ts";
import type { DeskHandlers } from "./desk-ports.ts";

/** What a person's decisions taught, and whether they may. */
export const learningHandlers = (learning: Learning): Pick<DeskHandlers, keyof LearningAnswers> => ({
  "learning.view": ({ jobId }) => learning.view(jobId),
  "learning.likelihood": async ({ jobId, number }) => {
    const value = (await learning.likelihoods(jobId))?.[number];
    return value === undefined || Number.isNaN(value) ? null : value;
  },
  "learning.turn": ({ on }) => learning.turn(on),
});
