import { calibrationOf, fitPair, fitRelevance } from "./fit-parts.ts";
import { areaUnderCurve, balancedLogLoss, quantiles, type Quantiles } from "./agreement.ts";
import { relevanceOf, type LabelledPicture, type Pair } from "./labelled.ts";
import type { Calibration } from "../calibration.ts";
import { contrastsFor } from "../contrast-prompts.ts";
import { goodSide } from "../quality.ts";
import { QUALITY_PAIRS, type QualityPair } from "../quality-prompts.ts";
import { textId } from "../text-id.ts";

/** How well a fit does on pictures that it was not made from. */
export interface HeldOut {
  readonly positives: number;
  readonly negatives: number;
  readonly auc: number;
  readonly logLoss: number;
}

export interface PairFigures extends QualityPair {
  readonly scale: number;
  readonly offset: number;
  readonly normal: Quantiles;
  readonly faulty: Quantiles;
  readonly heldOut: HeldOut;
}

export interface FittedCalibration {
  readonly calibration: Calibration;
  readonly pictures: { readonly fitted: number; readonly heldOut: number };
  readonly relevance: HeldOut;
  /** Only the pairs for which the labels hold enough pictures of either side. */
  readonly pairs: readonly PairFigures[];
}

/** Fewer than this of either side say nothing. */
const LEAST = 8;
/** Of its right answers so many must lie above a contrast, or the model does not understand that contrast. */
const UNDERSTOOD = 0.95;
/** Wrong prompts asked of each picture, so many that the model finds likeliest and so many whichever: more cost time. */
const LIKELIEST_WRONG = 8;
const OTHER_WRONG = 16;

/** One picture in four is held out; which ones follows from their names alone. */
export const isHeldOut = (file: string): boolean => parseInt(textId([file]).slice(-4), 16) % 4 === 0;

/** Every fixed contrast, as a picture of nothing in particular would meet it. */
export const FIXED_CONTRASTS: readonly string[] = contrastsFor("").map(({ text }) => text);

const pairsOf = (
  pictures: readonly LabelledPicture[],
  prompts: readonly string[],
  known: readonly string[],
) => {
  const fair = new Map(
    prompts.map((prompt) => [
      prompt,
      contrastsFor(prompt)
        .map(({ text }) => text)
        .filter((text) => known.includes(text)),
    ]),
  );
  const pair = (picture: LabelledPicture, prompt: string): Pair => ({
    similarity: picture.similarityOf(prompt),
    contrasts: (fair.get(prompt) ?? []).map(picture.similarityOf),
  });
  const right: Pair[] = [];
  const wrong: Pair[] = [];
  for (const picture of pictures) {
    for (const prompt of picture.prompts) right.push(pair(picture, prompt));
    for (const prompt of wrongPrompts(picture, prompts)) wrong.push(pair(picture, prompt));
  }
  return { right, wrong };
};

/** A calibration that only knew easy wrong answers would let the hard ones pass. */
const wrongPrompts = (picture: LabelledPicture, prompts: readonly string[]): readonly string[] => {
  const others = prompts
    .filter((prompt) => !picture.prompts.includes(prompt))
    .map((prompt) => ({
      prompt,
      similarity: picture.similarityOf(prompt),
      order: textId([picture.file, prompt]),
    }))
    .sort((a, b) => b.similarity - a.similarity || (a.prompt < b.prompt ? -1 : 1));
  const rest = others.slice(LIKELIEST_WRONG).sort((a, b) => (a.order < b.order ? -1 : 1));
  return [...others.slice(0, LIKELIEST_WRONG), ...rest.slice(0, OTHER_WRONG)].map(({ prompt }) => prompt);
};

/**
 * Told by pictures without a fault: what a dark picture looks like says nothing about what a contrast means. A contrast
 * that is true of what stands beside the subject (an animal beside a car) is found out here too.
 */
const understood = (pictures: readonly LabelledPicture[]): readonly string[] =>
  FIXED_CONTRASTS.filter((contrast) => {
    const asked = pictures
      .filter(isSound)
      .flatMap((picture) =>
        picture.prompts
          .filter((prompt) => contrastsFor(prompt).some(({ text }) => text === contrast))
          .map((prompt) => picture.similarityOf(prompt) > picture.similarityOf(contrast)),
      );
    return asked.length > 0 && asked.filter(Boolean).length >= UNDERSTOOD * asked.length;
  });

const isSound = ({ quality }: LabelledPicture): boolean => quality === null || quality === "good";
const isGood = ({ quality }: LabelledPicture): boolean => quality === "good";
/** A fault that the labels name is for its own pair, every fault for the pair that names none. */
const isFaulty = ({ quality }: LabelledPicture, pair: QualityPair): boolean =>
  quality !== null && quality !== "good" && (pair.reason === null || quality === pair.reason);

const leadsOf = (pictures: readonly LabelledPicture[], pair: QualityPair) => {
  const lead = ({ similarityOf }: LabelledPicture) => similarityOf(pair.good) - similarityOf(pair.bad);
  return {
    good: pictures.filter(isGood).map(lead),
    bad: pictures.filter((picture) => isFaulty(picture, pair)).map(lead),
  };
};

const heldOutOf = (ofTrue: readonly number[], ofFalse: readonly number[]): HeldOut => ({
  positives: ofTrue.length,
  negatives: ofFalse.length,
  auc: areaUnderCurve(ofTrue, ofFalse),
  logLoss: balancedLogLoss(ofTrue, ofFalse),
});

/**
 * Fits a model's calibration to labelled pictures by maximum likelihood, and measures it on the quarter of them that
 * the fit did not see. The same pictures always give the same figures. Throws a RangeError with a sentence for a person
 * when there are too few to fit or to measure.
 */
export const fitCalibration = (pictures: readonly LabelledPicture[]): FittedCalibration => {
  const prompts = [...new Set(pictures.flatMap((picture) => picture.prompts))].sort();
  const seen = pictures.filter(({ file }) => !isHeldOut(file));
  const unseen = pictures.filter(({ file }) => isHeldOut(file));
  const known = understood(seen);
  const [toFit, toMeasure] = [pairsOf(seen, prompts, known), pairsOf(unseen, prompts, known)];
  for (const { right, wrong } of [toFit, toMeasure]) {
    if (Math.min(right.length, wrong.length) < LEAST) {
      throw new RangeError(
        `There are too few labelled pictures: at least ${String(8 * LEAST)}, of two prompts or more, are needed.`,
      );
    }
  }
  const relevance = fitRelevance(toFit.right, toFit.wrong);
  const fits = QUALITY_PAIRS.flatMap((pair) => {
    const [fit, measure] = [leadsOf(seen, pair), leadsOf(unseen, pair)];
    const enough = [fit.good, fit.bad, measure.good, measure.bad].every((side) => side.length >= LEAST);
    return enough ? [{ ...pair, ...fitPair(fit.good, fit.bad) }] : [];
  });
  const bare = calibrationOf(relevance, known, fits);
  const figures = fits.map((pair): PairFigures => {
    const of = (wanted: readonly LabelledPicture[]) =>
      wanted.map(({ similarityOf }) => goodSide(pair, similarityOf, bare));
    const normal = of(unseen.filter(isGood));
    const faulty = of(unseen.filter((picture) => isFaulty(picture, pair)));
    return {
      ...pair,
      normal: quantiles(normal),
      faulty: quantiles(faulty),
      heldOut: heldOutOf(normal, faulty),
    };
  });
  return {
    calibration: {
      ...bare,
      provenFaults: figures.filter(({ normal, faulty }) => normal.p05 > faulty.p95).map(({ bad }) => bad),
    },
    pictures: { fitted: seen.length, heldOut: unseen.length },
    relevance: heldOutOf(
      toMeasure.right.map((pair) => relevanceOf(pair, relevance)),
      toMeasure.wrong.map((pair) => relevanceOf(pair, relevance)),
    ),
    pairs: figures,
  };
};
