// @ts-check
/** Plain statistics over numbers. */

/** @typedef {{ n: number, p05: number, p25: number, p50: number, p75: number, p95: number }} Quantiles */

/** @param {readonly number[]} a @param {readonly number[]} b */
export const cosine = (a, b) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

/** @param {readonly number[]} vector */
export const unit = (vector) => {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
};

/** @param {number} value */
export const rounded = (value) => Math.round(value * 1e4) / 1e4;

/**
 * Probability that a value of the first group lies above one of the second (ties count half).
 * @param {readonly number[]} above @param {readonly number[]} below
 */
export const auc = (above, below) => {
  const sorted = [...below].sort((a, b) => a - b);
  /** How many of the second group lie under the value, by bisection. @param {(other: number) => boolean} under */
  const count = (under) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (under(sorted[middle] ?? Infinity)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const wins = above.map((v) => (count((other) => other < v) + count((other) => other <= v)) / 2);
  return rounded(wins.reduce((a, b) => a + b, 0) / (above.length * below.length));
};

/** @param {readonly number[]} values @returns {Quantiles} */
export const quantiles = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  /** @param {number} share */
  const at = (share) => {
    const place = share * (sorted.length - 1);
    const low = sorted[Math.floor(place)] ?? NaN;
    const high = sorted[Math.ceil(place)] ?? NaN;
    return rounded(low + (high - low) * (place - Math.floor(place)));
  };
  return { n: sorted.length, p05: at(0.05), p25: at(0.25), p50: at(0.5), p75: at(0.75), p95: at(0.95) };
};

/**
 * Softmax probability of the first of some logits.
 * @param {readonly [number, ...number[]]} logits
 */
export const probabilityOfFirst = (logits) =>
  1 / logits.reduce((sum, value) => sum + Math.exp(value - logits[0]), 0);

/** @param {readonly boolean[]} flags */
export const share = (flags) => rounded(flags.filter(Boolean).length / flags.length);
