import { logitsOf, type Pictures, scaled, type Scaling, scalingOf } from "./features.ts";
import { fitLogistic, type Logistic, logitOf, type Matrix, sigmoid } from "./logistic.ts";

/** Fewer decisions than this teach nothing that deserves to be shown. */
export const LEAST_DECISIONS = 20;
/** Nor do decisions that all say the same. */
export const LEAST_OF_EACH = 5;
/** Only the newest are learnt from: it keeps the fit under a second, and people change their mind. */
export const MOST_DECISIONS = 800;

/** Of the sum of the losses; chosen on drawn jobs of 20 to 500 decisions, where anything from 0.3 to 3 did as well. */
const PENALTY = 1;
const FOLDS = 5;
const TEMPERATURES = { least: 0.25, most: 4 };

/** What decisions that the fit had not seen say of it. */
export interface HeldOut {
  readonly decisions: number;
  /** Of those, how many it would have made the same way. */
  readonly agreed: number;
  /** How many would agree with a guess that always says what was decided more often. */
  readonly agreedByGuess: number;
}

export interface Ranker {
  readonly scaling: Scaling;
  readonly fit: Logistic;
  /** Logits are multiplied by it, so that probabilities are as sure as held-out decisions allow. */
  readonly sharpness: number;
  readonly heldOut: HeldOut;
}

/** Why nothing was learnt. */
export interface TooFew {
  readonly kind: "too_few";
  readonly approved: number;
  readonly rejected: number;
}

/** Deals the rows of each outcome out in turn, so that every fold has its share of both. */
const foldsOf = (labels: readonly boolean[]): readonly number[] => {
  const dealt = { yes: 0, no: 0 };
  return labels.map((label) => (label ? dealt.yes++ : dealt.no++) % FOLDS);
};

const heldOutLogits = (matrix: Matrix, labels: readonly boolean[]): Float64Array => {
  const folds = foldsOf(labels);
  const logits = new Float64Array(labels.length);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const among = labels.map((_, row) => row).filter((row) => folds[row] !== fold);
    const fit = fitLogistic(matrix, labels, among, PENALTY);
    folds.forEach((of, row) => {
      if (of === fold) logits[row] = logitOf(matrix, row, fit);
    });
  }
  return logits;
};

/** The factor on the logits under which the held-out decisions are likeliest, by Newton's method in one dimension. */
const sharpnessOf = (logits: Float64Array, labels: readonly boolean[]): number => {
  let factor = 1;
  for (let turn = 0; turn < 20; turn += 1) {
    let slope = 0;
    let curve = 1e-9;
    logits.forEach((logit, row) => {
      const probability = sigmoid(factor * logit);
      slope += logit * (probability - (labels[row] === true ? 1 : 0));
      curve += logit * logit * probability * (1 - probability);
    });
    const next = Math.min(TEMPERATURES.most, Math.max(TEMPERATURES.least, factor - slope / curve));
    if (Math.abs(next - factor) < 1e-6) return next;
    factor = next;
  }
  return factor;
};

/**
 * Learns from decisions, the newest last; only the newest MOST_DECISIONS count. `approved` runs beside the pictures.
 * Deterministic. What is said of held-out decisions is from five fits that each had not seen a fifth of them; none of
 * their settings was chosen by looking at these decisions, but for one factor that cannot change which way any goes.
 */
export const learnFrom = (pictures: Pictures, approved: readonly boolean[]): Ranker | TooFew => {
  const yes = approved.filter(Boolean).length;
  const no = approved.length - yes;
  if (approved.length < LEAST_DECISIONS || Math.min(yes, no) < LEAST_OF_EACH) {
    return { kind: "too_few", approved: yes, rejected: no };
  }
  if (approved.length > MOST_DECISIONS) {
    return learnFrom(lastOf(pictures, MOST_DECISIONS), approved.slice(-MOST_DECISIONS));
  }
  const scaling = scalingOf(pictures);
  const matrix = scaled(pictures, scaling);
  const logits = heldOutLogits(matrix, approved);
  const agreed = approved.filter((label, row) => (logits[row] ?? 0) > 0 === label).length;
  return {
    scaling,
    fit: fitLogistic(
      matrix,
      approved,
      approved.map((_, row) => row),
      PENALTY,
    ),
    sharpness: sharpnessOf(logits, approved),
    heldOut: { decisions: approved.length, agreed, agreedByGuess: Math.max(yes, no) },
  };
};

const lastOf = (pictures: Pictures, count: number): Pictures => ({
  ...pictures,
  count,
  embeddings: pictures.embeddings.subarray((pictures.count - count) * pictures.width),
  signals: pictures.signals.subarray((pictures.count - count) * pictures.signalWidth),
});

/** The probability, 0-1, that each picture would be approved, without a copy of their embeddings. */
export const likelihoods = ({ scaling, fit, sharpness }: Ranker, pictures: Pictures): Float32Array => {
  const logits = logitsOf(pictures, scaling, fit);
  return Float32Array.from(logits, (logit) => sigmoid(sharpness * logit));
};
