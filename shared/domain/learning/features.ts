import type { Logistic, Matrix } from "./logistic.ts";

/** Pictures as they come: unit-length embeddings and some signals of each, rows in the same order. */
export interface Pictures {
  readonly count: number;
  /** Floats of an embedding. */
  readonly width: number;
  readonly embeddings: Float32Array;
  /** How many signals each has. */
  readonly signalWidth: number;
  readonly signals: Float32Array;
}

/** Makes columns comparable, in the way learnt from the pictures a person decided. */
export interface Scaling {
  readonly mean: Float64Array;
  readonly factor: Float64Array;
}

/** A signal this many deviations from the mean says no more than one that is nearer. */
const MOST_DEVIATIONS = 3;
/** Together the signals may weigh as much as the embedding. */
const EMBEDDING_LENGTH = 2;

const bounded = (deviations: number): number =>
  Math.max(-MOST_DEVIATIONS, Math.min(MOST_DEVIATIONS, deviations));

const columnMean = (values: Float32Array, rows: number, width: number, column: number): number => {
  let sum = 0;
  for (let row = 0; row < rows; row += 1) sum += values[row * width + column] ?? 0;
  return sum / rows;
};

/**
 * Embeddings are moved to their mean and stretched to a mean length of 2; each signal is moved to its mean and divided
 * by its deviation. One that never varies says nothing and gets the factor 0.
 */
export const scalingOf = ({ count, width, embeddings, signalWidth, signals }: Pictures): Scaling => {
  const mean = new Float64Array(width + signalWidth);
  const factor = new Float64Array(width + signalWidth);
  let squares = 0;
  for (let column = 0; column < width; column += 1) {
    const middle = columnMean(embeddings, count, width, column);
    mean[column] = middle;
    for (let row = 0; row < count; row += 1) {
      squares += ((embeddings[row * width + column] ?? 0) - middle) ** 2;
    }
  }
  factor.fill(squares === 0 ? 0 : EMBEDDING_LENGTH / Math.sqrt(squares / count), 0, width);
  for (let column = 0; column < signalWidth; column += 1) {
    const middle = columnMean(signals, count, signalWidth, column);
    let variance = 0;
    for (let row = 0; row < count; row += 1) {
      variance += ((signals[row * signalWidth + column] ?? 0) - middle) ** 2 / count;
    }
    mean[width + column] = middle;
    factor[width + column] = variance < 1e-12 ? 0 : 1 / Math.sqrt(variance);
  }
  return { mean, factor };
};

export const scaled = (pictures: Pictures, { mean, factor }: Scaling): Matrix => {
  const { count, width, embeddings, signalWidth, signals } = pictures;
  const all = width + signalWidth;
  const values = new Float64Array(count * all);
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < width; column += 1) {
      values[row * all + column] =
        ((embeddings[row * width + column] ?? 0) - (mean[column] ?? 0)) * (factor[column] ?? 0);
    }
    for (let column = 0; column < signalWidth; column += 1) {
      const at = width + column;
      values[row * all + at] = bounded(
        ((signals[row * signalWidth + column] ?? 0) - (mean[at] ?? 0)) * (factor[at] ?? 0),
      );
    }
  }
  return { rows: count, width: all, values };
};

/** The logit of every picture: what `logitOf` says of the scaled ones, in one pass over the embeddings. */
export const logitsOf = (
  { count, width, embeddings, signalWidth, signals }: Pictures,
  { mean, factor }: Scaling,
  { weights, offset }: Logistic,
): Float64Array => {
  const direction = Float64Array.from({ length: width }, (_, at) => (weights[at] ?? 0) * (factor[at] ?? 0));
  const start = direction.reduce((sum, along, at) => sum - along * (mean[at] ?? 0), offset);
  const logits = new Float64Array(count);
  for (let row = 0; row < count; row += 1) {
    let logit = start;
    for (let at = 0; at < width; at += 1) {
      logit += (embeddings[row * width + at] ?? 0) * (direction[at] ?? 0);
    }
    for (let column = 0; column < signalWidth; column += 1) {
      const at = width + column;
      const signal = signals[row * signalWidth + column] ?? 0;
      logit += (weights[at] ?? 0) * bounded((signal - (mean[at] ?? 0)) * (factor[at] ?? 0));
    }
    logits[row] = logit;
  }
  return logits;
};
