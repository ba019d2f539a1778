/** A fitted calibration as the file beside a model, and as lines for a terminal. */
import type { Quantiles } from "#shared/domain/scoring/fit/agreement.ts";
import type { FittedCalibration, HeldOut, PairFigures } from "#shared/domain/scoring/fit/fit-calibration.ts";

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;
const roundedAll = (quantiles: Quantiles): object =>
  Object.fromEntries(
    Object.entries(quantiles).map(([key, value]: [string, number]) => [key, rounded(value)]),
  );

const heldOutJson = ({ positives, negatives, auc, logLoss }: HeldOut): object => ({
  positives,
  negatives,
  auc: rounded(auc),
  log_loss: rounded(logLoss),
});

const pairJson = ({ good, bad, scale, offset, normal, faulty, heldOut }: PairFigures): object => ({
  positive: good,
  negative: bad,
  scale: rounded(scale),
  offset: rounded(offset),
  normal: roundedAll(normal),
  bad: roundedAll(faulty),
  held_out: heldOutJson(heldOut),
});

/** What `readCalibration` reads, and the figures it was measured by. */
export const calibrationJson = ({ calibration, pictures, relevance, pairs }: FittedCalibration): object => ({
  logit_scale: rounded(calibration.logitScale),
  match_floor: rounded(calibration.matchFloor),
  known_contrasts: calibration.knownContrasts,
  pictures: { fitted: pictures.fitted, held_out: pictures.heldOut },
  relevance: { held_out: heldOutJson(relevance) },
  quality: Object.fromEntries(pairs.map((pair) => [pair.reason ?? "good", pairJson(pair)])),
});

const line = (name: string, { positives, negatives, auc, logLoss }: HeldOut): string =>
  `${name.padEnd(34)} AUC ${auc.toFixed(4)}   log loss ${logLoss.toFixed(4)}   (${String(positives)} against ${String(negatives)})`;

export const calibrationLines = ({
  calibration,
  pictures,
  relevance,
  pairs,
}: FittedCalibration): readonly string[] => [
  `Fitted to ${String(pictures.fitted)} pictures; held out: ${String(pictures.heldOut)}.`,
  `Temperature ${calibration.logitScale.toFixed(2)}, floor ${calibration.matchFloor.toFixed(4)}, ${String(calibration.knownContrasts?.length ?? 0)} contrasts understood.`,
  "",
  "On the held-out pictures:",
  line("right prompt against wrong", relevance),
  ...pairs.map((pair) => line(`${pair.good} against ${pair.bad}`, pair.heldOut)),
];
