import { textId } from "./text-id.ts";

/**
 * What is known about a model's similarities, so that the same rubric can read models of different scale.
 * Similarities are cosines of a picture's and a text's embedding, -1 to 1.
 */
export interface Calibration {
  /** False: the figures are taken from what is published, not measured on this model's own pictures. */
  readonly measured: boolean;
  /** Multiplies a difference of cosines before the softmax: the model's own learned temperature. */
  readonly logitScale: number;
  /**
   * The cosine at which a picture is as likely to match its prompt as not. It stands in the softmax as one
   * more contrast, "none of these", so that a picture unlike every prompt is not given to the least unlike.
   */
  readonly matchFloor: number;
  /** The contrast prompts that this model understands, by text; null: all of them. */
  readonly knownContrasts: readonly string[] | null;
  /**
   * The bad sides of antonym pairs that were measured to tell faulty pictures from normal ones. These are believed like
   * a measurement; the others only colour the impression.
   */
  readonly provenFaults: readonly string[];
  /** How the lead of a pair's good side is read, by its bad side. A pair that is not here: logit scale, no offset. */
  readonly pairs: Readonly<Record<string, PairFit>>;
}

/** The good side's probability is the logistic of `scale * (good - bad - offset)`. */
export interface PairFit {
  readonly scale: number;
  readonly offset: number;
}

/**
 * CLIP ViT-B/32 as published: logit scale 100 (Radford et al. 2021, the learned temperature at its clip). Matching
 * captions lie around 0.30 and chance pairs around 0.15-0.20; LAION-400M kept web pairs from 0.30 on, and hand
 * inspection there found mismatches mostly below 0.25. Short prompts of ours lie a little lower than captions.
 */
export const CLIP_AS_PUBLISHED: Calibration = {
  measured: false,
  logitScale: 100,
  matchFloor: 0.235,
  knownContrasts: null,
  provenFaults: [],
  pairs: {},
};

/** Names a calibration by all that it says, so that a score can tell which one it was made with. */
export const calibrationId = (calibration: Calibration): string => {
  const { measured, logitScale, matchFloor, knownContrasts, provenFaults, pairs } = calibration;
  const fits = Object.entries(pairs).map(([bad, { scale, offset }]) => [bad, scale, offset]);
  return `calibration-${textId([
    JSON.stringify([measured, logitScale, matchFloor, knownContrasts, provenFaults, fits]),
  ])}`;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const numberIn = (record: unknown, key: string): number | null => {
  const value = isRecord(record) ? record[key] : undefined;
  return typeof value === "number" && Number.isFinite(value) ? value : null;
};

/** A pair is proven when nearly all normal pictures lie above nearly all faulty ones. */
const provenFaultsIn = (quality: unknown): readonly string[] =>
  isRecord(quality)
    ? Object.values(quality).flatMap((pair) => {
        if (!isRecord(pair) || typeof pair["negative"] !== "string") return [];
        const [normal, faulty] = [numberIn(pair["normal"], "p05"), numberIn(pair["bad"], "p95")];
        return normal !== null && faulty !== null && normal > faulty ? [pair["negative"]] : [];
      })
    : [];

const pairFitsIn = (quality: unknown): Readonly<Record<string, PairFit>> =>
  Object.fromEntries(
    Object.values(isRecord(quality) ? quality : {}).flatMap((pair): [string, PairFit][] => {
      const [scale, offset] = [numberIn(pair, "scale"), numberIn(pair, "offset")];
      const negative = isRecord(pair) ? pair["negative"] : undefined;
      return typeof negative === "string" && scale !== null && scale > 0 && offset !== null
        ? [[negative, { scale, offset }]]
        : [];
    }),
  );

/**
 * Reads the calibration.json that lies beside a model, as `npm run calibrate` writes it: `logit_scale`, and, measured on
 * pictures whose truth is known, `match_floor`, `known_contrasts` and `quality` (for each pair its `scale` and `offset`,
 * and quantiles of its good side's probability). What it does not say is taken from what is published.
 */
export const readCalibration = (json: unknown): Calibration => {
  const logitScale = numberIn(json, "logit_scale");
  const matchFloor = numberIn(json, "match_floor");
  const known = isRecord(json) ? json["known_contrasts"] : undefined;
  return {
    measured: matchFloor !== null,
    logitScale: logitScale !== null && logitScale > 0 ? logitScale : CLIP_AS_PUBLISHED.logitScale,
    matchFloor: matchFloor ?? CLIP_AS_PUBLISHED.matchFloor,
    provenFaults: provenFaultsIn(isRecord(json) ? json["quality"] : undefined),
    pairs: pairFitsIn(isRecord(json) ? json["quality"] : undefined),
    knownContrasts: Array.isArray(known)
      ? known.filter((text): text is string => typeof text === "string")
      : null,
  };
};
