/** One figure of a bench: a ratio taken in one run against a stated rival or limit. */
export interface Figure {
  readonly name: string;
  readonly ratio: number;
  /** What the ratio is taken against. */
  readonly against: string;
  /** The bound, and on which side of it the ratio should lie; null where the figure only informs. */
  readonly limit: { readonly at: number; readonly side: "most" | "least" } | null;
  /** The raw measurements behind it. */
  readonly detail: Readonly<Record<string, number | string>>;
}

/** Prints a figure as one line of JSON and one line for people; a missed limit makes the program exit with 1. */
export const report = (figure: Figure): void => {
  const { name, ratio, against, limit, detail } = figure;
  const met = limit === null || (limit.side === "most" ? ratio <= limit.at : ratio >= limit.at);
  if (!met) process.exitCode = 1;
  process.stdout.write(`${JSON.stringify({ ...figure, ratio: Number(ratio.toFixed(4)), met })}\n`);
  const bound = limit === null ? "" : `, at ${limit.side} ${String(limit.at)}: ${met ? "met" : "MISSED"}`;
  const raw = Object.entries(detail)
    .map(
      ([key, value]) =>
        `${key} ${typeof value === "number" ? Number(value.toPrecision(4)).toString() : value}`,
    )
    .join(", ");
  process.stdout.write(`${name}: ${ratio.toFixed(2)} of ${against}${bound} (${raw})\n`);
};

/** The value below which `share` (0-1) of the values lie. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};
