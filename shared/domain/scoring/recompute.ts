import type { Calibration } from "./calibration.ts";
import type { SizeNeeded } from "./measured-quality.ts";
import { assemblePromptSet, type PromptParts } from "./prompt-set.ts";
import { scoreAttempt } from "./score-attempt.ts";
import type { Score } from "./score.ts";

/** What a stored score names by id, with what its job fixed when it was made. */
export interface StoredBasis extends SizeNeeded {
  readonly prompts: PromptParts;
  readonly calibration: Calibration;
  readonly filesPerSubmission: number;
}

/**
 * The score that the stored signals give: the same again, to the last digit and word. Null for a score from before the
 * weights and the threshold were kept with it.
 */
export const recomputeScore = (score: Score, basis: StoredBasis): Score | null =>
  score.basis === undefined
    ? null
    : scoreAttempt({
        signals: score.signals,
        promptSet: assemblePromptSet(basis.prompts),
        filesPerSubmission: basis.filesPerSubmission,
        weights: score.basis.weights,
        minStarRating: score.basis.minStarRating,
        minWidth: basis.minWidth ?? null,
        minHeight: basis.minHeight ?? null,
        calibration: basis.calibration,
        model: score.model,
      });
