import { useMemo, useState } from "react";
import type { JudgingView, ScoreColumns } from "#shared/contract/judging-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { Stars, Weights } from "#shared/domain/scoring/score.ts";
import { whatIf, type WhatIf } from "#shared/domain/scoring/what-if.ts";
import { useDeskQuery } from "../../../bridge/queries.ts";

/** Columns of a big job take a moment to read and to copy; they need not follow every upload. */
const READ_AGAIN_MS = 15_000;

/** A job's scores in columns, read again now and then while they are shown. */
export const useScoreColumns = (jobId: JobId) =>
  useDeskQuery("judging.columns", { jobId }, { everyMs: READ_AGAIN_MS });

export interface Trial {
  readonly threshold: Stars;
  readonly weights: Weights;
  readonly outcome: WhatIf;
  readonly isThresholdChanged: boolean;
  readonly areWeightsChanged: boolean;
  readonly setThreshold: (threshold: Stars) => void;
  readonly setWeights: (weights: Weights) => void;
  readonly reset: () => void;
}

const sameWeights = (a: Weights, b: Weights): boolean =>
  a.relevance === b.relevance && a.quality === b.quality && a.completeness === b.completeness;

/** A threshold and weights to try; nothing is saved by it. */
export const useTrial = (judging: JudgingView, columns: ScoreColumns): Trial => {
  const [threshold, setThreshold] = useState<Stars | null>(null);
  const [weights, setWeights] = useState<Weights | null>(null);
  const tried = weights ?? judging.weights;
  const outcome = useMemo(() => whatIf(columns, tried), [columns, tried]);
  return {
    threshold: threshold ?? judging.minStarRating,
    weights: tried,
    outcome,
    isThresholdChanged: threshold !== null && threshold !== judging.minStarRating,
    areWeightsChanged: weights !== null && !sameWeights(weights, judging.weights),
    setThreshold,
    setWeights,
    reset: () => {
      setThreshold(null);
      setWeights(null);
    },
  };
};
