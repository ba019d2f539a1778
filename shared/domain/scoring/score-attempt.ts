import { calibrationId, type Calibration } from "./calibration.ts";
import { completenessFindings, measureCompleteness, type Completeness } from "./completeness.ts";
import { clamp, evidenceOf, toStars, type Finding } from "./finding.ts";
import type { SizeNeeded } from "./measured-quality.ts";
import { similarityReader, type PromptSet } from "./prompt-set.ts";
import { measureImpression, qualityFindings, type Quality } from "./quality.ts";
import { advise, reason, suggestReason, written } from "./reasoning.ts";
import { measureRelevance, relevanceFindings, type Relevance } from "./relevance.ts";
import type { FileNote } from "./saying.ts";
import type { FileSignals, ModelRef, Score, Weights } from "./score.ts";
import { applyThreshold, fineStars, overallStars } from "./stars.ts";

/** All that a score follows from; the same input always gives the same score. */
export interface AttemptToScore extends SizeNeeded {
  /** One entry per file, at least one, with similarities to every text of the prompt set. */
  readonly signals: readonly FileSignals[];
  readonly promptSet: PromptSet;
  readonly filesPerSubmission: number;
  readonly weights: Weights;
  readonly minStarRating: number;
  readonly calibration: Calibration;
  readonly model: ModelRef | null;
}

interface FileReading {
  readonly signals: FileSignals;
  readonly note: FileNote | null;
  readonly relevance: Relevance;
  readonly quality: Quality;
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const weakestBy = (files: readonly FileReading[], value: (file: FileReading) => number): FileReading =>
  files.reduce((a, b) => (value(b) < value(a) ? b : a));

/** A mean this far from the threshold, in stars, is as sure as distance can make it. */
const SURE_DISTANCE = 1.5;
/** Without a calibration of the model's own a score does not claim to be surer than this. */
const UNCALIBRATED_CEILING = 0.85;

/** Half from the distance to the threshold, half from how decided the probabilities are. */
const confidenceOf = (
  fine: number,
  minStarRating: number,
  files: readonly FileReading[],
  completeness: Completeness,
  calibration: Calibration,
): number => {
  // Rounding approves from half a star below the threshold on.
  const distance = clamp(Math.abs(fine - (minStarRating - 0.5)) / SURE_DISTANCE, 0, 1);
  const probabilities = [
    ...files.map((file) => file.relevance.probability),
    ...files.map((file) => file.quality.impression ?? 0.5),
    ...completeness.criteria.map((criterion) => criterion.probability),
  ];
  const decided = meanOf(probabilities.map((probability) => Math.abs(2 * probability - 1)));
  return clamp((distance + decided) / 2, 0, calibration.measured ? 1 : UNCALIBRATED_CEILING);
};

/**
 * Scores an attempt. With several files relevance and quality are means, while their evidence speaks of the weakest
 * file. Throws a RangeError without files, or when similarities do not belong to the prompt set.
 */
export const scoreAttempt = (attempt: AttemptToScore): Score => {
  const { signals, promptSet, calibration } = attempt;
  if (signals.length === 0) throw new RangeError("An attempt without files cannot be scored.");
  const readers = signals.map((file) => similarityReader(promptSet, file.similarities));
  const files = readers.map((similarityOf, index): FileReading => {
    const file = signals[index] as FileSignals;
    return {
      signals: file,
      note: signals.length > 1 ? { file: index + 1, files: signals.length } : null,
      relevance: measureRelevance(promptSet, similarityOf, calibration),
      quality: measureImpression(file.facts, attempt, promptSet, similarityOf, calibration),
    };
  });
  const completeness = measureCompleteness(promptSet, readers, attempt.filesPerSubmission, calibration);
  const dimensions = {
    relevance: toStars(meanOf(files.map((file) => file.relevance.probability))),
    quality: toStars(meanOf(files.map((file) => file.quality.share))),
    completeness: toStars(completeness.share),
  };
  const overall = overallStars(dimensions, attempt.weights);
  const leastRelevant = weakestBy(files, (file) => file.relevance.probability);
  const worstMade = weakestBy(files, (file) => file.quality.share);
  const findings: readonly Finding[] = [
    ...relevanceFindings(leastRelevant.relevance, calibration, leastRelevant.note),
    ...qualityFindings(worstMade.quality, worstMade.signals.facts, attempt, worstMade.note),
    ...completenessFindings(completeness),
  ];
  const evidence = findings.map(evidenceOf);
  const rejected = applyThreshold(overall.stars, attempt.minStarRating) === "rejected";
  const reasoning = reason(findings, dimensions, overall);
  const feedback = rejected ? advise(findings) : null;
  return {
    stars: overall.stars,
    mean: overall.mean,
    ...dimensions,
    confidence: confidenceOf(fineStars(overall), attempt.minStarRating, files, completeness, calibration),
    reasoning: written(reasoning),
    feedback: feedback === null ? null : written(feedback),
    said: { reasoning, feedback },
    suggestedReason: suggestReason(evidence),
    evidence,
    model: attempt.model,
    promptSetVersion: promptSet.id,
    signals,
    basis: {
      weights: attempt.weights,
      minStarRating: attempt.minStarRating,
      calibrationId: calibrationId(calibration),
    },
  };
};
