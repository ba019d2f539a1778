import type { Calibration } from "./calibration.ts";
import { inside, saying } from "./english.ts";
import { upperFirst } from "./figures.ts";
import { signed, type Finding } from "./finding.ts";
import {
  combineShares,
  measureQuality,
  measuredFindings,
  type MeasuredQuality,
  type SizeNeeded,
} from "./measured-quality.ts";
import type { PromptSet } from "./prompt-set.ts";
import type { QualityPair } from "./quality-prompts.ts";
import { type FileNote, noted } from "./saying.ts";
import type { PictureFacts } from "./score.ts";

/** How much the model's impression counts beside what was measured. */
const IMPRESSION_WEIGHT = 0.3;
/** A single pair is worth its own line of evidence when the model is this sure of the bad side. */
const SURE_OF_FAULT = 0.6;

export interface Quality {
  /** 0-1. */
  readonly share: number;
  readonly measured: MeasuredQuality;
  /** 0-1: halfway between the mean and the least probability of the good sides; null when the set has no pairs. */
  readonly impression: number | null;
  /** Of the pairs that name a fault, the one the model is surest of, with the probability of its bad side. */
  readonly worstPair: (QualityPair & { readonly badProbability: number }) | null;
}

/** Softmax of two cosines at the model's temperature: how much more like the first a picture is, 0-1. */
export const prefers = (first: number, second: number, calibration: Calibration): number =>
  1 / (1 + Math.exp(-calibration.logitScale * (first - second)));

/** 0-1: how surely a picture is like the good side of a pair, as the pair was calibrated. */
export const goodSide = (
  pair: QualityPair,
  similarityOf: (text: string) => number,
  calibration: Calibration,
): number => {
  const { scale, offset } = calibration.pairs[pair.bad] ?? { scale: calibration.logitScale, offset: 0 };
  return 1 / (1 + Math.exp(-scale * (similarityOf(pair.good) - similarityOf(pair.bad) - offset)));
};

/** Measurements and the antonym pairs of one picture as one share. */
export const measureImpression = (
  facts: PictureFacts,
  needed: SizeNeeded,
  promptSet: PromptSet,
  similarityOf: (text: string) => number,
  calibration: Calibration,
): Quality => {
  const measured = measureQuality(facts, needed);
  const pairs = promptSet.quality.map((pair) => ({
    ...pair,
    badProbability: 1 - goodSide(pair, similarityOf, calibration),
  }));
  const named = pairs.filter(({ reason }) => reason !== null);
  const worstPair = named.toSorted((a, b) => b.badProbability - a.badProbability)[0] ?? null;
  const goods = pairs.map((pair) => 1 - pair.badProbability);
  // As with the measurements, one fault that the model is sure of is not made good by the rest.
  const impression =
    goods.length === 0
      ? null
      : (Math.min(...goods) + goods.reduce((sum, good) => sum + good, 0) / goods.length) / 2;
  const proven = named.filter(({ bad }) => calibration.provenFaults.includes(bad));
  const fromFacts = combineShares([
    ...(Object.values(measured) as number[]),
    ...proven.map(({ badProbability }) => 1 - badProbability),
  ]);
  return {
    share:
      impression === null ? fromFacts : (1 - IMPRESSION_WEIGHT) * fromFacts + IMPRESSION_WEIGHT * impression,
    measured,
    impression,
    worstPair,
  };
};

/** The evidence of quality: each measurement, the model's impression, and the one fault it is sure of. */
export const qualityFindings = (
  quality: Quality,
  facts: PictureFacts,
  needed: SizeNeeded,
  note: FileNote | null,
): readonly Finding[] => {
  const findings = [...measuredFindings(facts, quality.measured, needed, note)];
  if (quality.impression !== null) {
    const phrase = saying("evidence.impression", noted({ share: quality.impression }, note));
    findings.push({
      dimension: "quality",
      label: "looks well made",
      value: signed(quality.impression),
      detail: upperFirst(inside(phrase)),
      phrase,
      reason: null,
      remedy: saying("remedy.impression", { share: quality.impression }),
    });
  }
  const worst = quality.worstPair;
  // A measurement says the same with a figure that a worker can aim at.
  const alreadyMeasured = findings.some(({ reason, value }) => reason === worst?.reason && value < 0);
  if (worst !== null && !alreadyMeasured && worst.badProbability >= SURE_OF_FAULT && worst.reason !== null) {
    const fault = { bad: worst.bad, good: worst.good, share: worst.badProbability };
    const phrase = saying("evidence.fault", noted(fault, note));
    findings.push({
      dimension: "quality",
      label: `looks like ${worst.bad}`,
      value: signed(1 - worst.badProbability),
      detail: inside(phrase),
      phrase,
      reason: worst.reason,
      remedy: saying("remedy.fault", fault),
    });
  }
  return findings;
};
