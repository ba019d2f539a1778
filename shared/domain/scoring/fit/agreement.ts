/** Plain statistics over what a model says and what is true. */

/** How surely a value of the first group lies above one of the second, 0-1; ties count half. NaN where one is empty. */
export const areaUnderCurve = (above: readonly number[], below: readonly number[]): number => {
  const ranked = ranks([...above, ...below]);
  const sum = ranked.slice(0, above.length).reduce((total, rank) => total + rank, 0);
  return (sum - (above.length * (above.length + 1)) / 2) / (above.length * below.length);
};

/** From 1 for the least; equal values share the mean of their ranks. */
const ranks = (values: readonly number[]): readonly number[] => {
  const order = values.map((_, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const result = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to += 1;
    for (const index of order.slice(from, to)) result[index] = (from + 1 + to) / 2;
    from = to;
  }
  return result;
};

/** Spearman's rank correlation, -1 to 1. NaN where either side is all the same. */
export const rankCorrelation = (a: readonly number[], b: readonly number[]): number => {
  const [x, y] = [ranks(a), ranks(b)];
  const mean = (a.length + 1) / 2;
  let [both, ofX, ofY] = [0, 0, 0];
  x.forEach((rank, index) => {
    const other = y[index] ?? 0;
    both += (rank - mean) * (other - mean);
    ofX += (rank - mean) ** 2;
    ofY += (other - mean) ** 2;
  });
  return both / Math.sqrt(ofX * ofY);
};

/** Log loss, in nats, with both groups counting the same, however many there are of each. */
export const balancedLogLoss = (ofTrue: readonly number[], ofFalse: readonly number[]): number => {
  const loss = (probabilities: readonly number[]): number =>
    probabilities.reduce((sum, probability) => sum - Math.log(Math.max(1e-12, probability)), 0) /
    probabilities.length;
  return (loss(ofTrue) + loss(ofFalse.map((probability) => 1 - probability))) / 2;
};

export interface Quantiles {
  readonly n: number;
  readonly p05: number;
  readonly p50: number;
  readonly p95: number;
}

export const quantiles = (values: readonly number[]): Quantiles => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const low = sorted[Math.floor(place)] ?? NaN;
    return low + ((sorted[Math.ceil(place)] ?? NaN) - low) * (place - Math.floor(place));
  };
  return { n: sorted.length, p05: at(0.05), p50: at(0.5), p95: at(0.95) };
};
