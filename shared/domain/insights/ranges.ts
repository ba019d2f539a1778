/** Which time a chart covers, and the widths that it is cut into. All in whole seconds. */

export const INSIGHT_RANGES = ["today", "week", "month", "all"] as const;
export type InsightRange = (typeof INSIGHT_RANGES)[number];

const HOUR = 3_600;
const DAY = 86_400;
const DAYS: Record<Exclude<InsightRange, "all">, number> = { today: 1, week: 7, month: 30 };
/** A line of more points than this is no easier to read. */
const MOST_BUCKETS = 120;

export interface InsightWindow {
  /** Inclusive. */
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** The same span before it; null where there is no before. */
  readonly before: { readonly from: number; readonly to: number } | null;
  /** Width of a bucket. */
  readonly width: number;
  /** What local time is ahead of UTC: buckets begin at local hours and midnights. */
  readonly offset: number;
}

/**
 * Local days that end with the current one; `all` begins with the first submission. Ends are whole hours, which is
 * what the kept tallies are made of.
 */
export const windowOf = (
  range: InsightRange,
  nowSecond: number,
  offsetMinutes: number,
  firstSecond: number | null,
): InsightWindow => {
  const offset = offsetMinutes * 60;
  const midnight = (second: number): number => Math.floor((second + offset) / DAY) * DAY - offset;
  const to = Math.ceil((nowSecond + 1) / HOUR) * HOUR;
  if (range === "all") {
    const from = midnight(firstSecond ?? nowSecond);
    return { from, to, before: null, width: widthFor((to - from) / DAY), offset };
  }
  const days = DAYS[range];
  const from = midnight(nowSecond) - (days - 1) * DAY;
  const span = to - from;
  return {
    from,
    to,
    before: { from: from - days * DAY, to: from - days * DAY + span },
    width: range === "today" ? HOUR : DAY,
    offset,
  };
};

const widthFor = (days: number): number => {
  const widths = [DAY, 7 * DAY, 28 * DAY];
  return widths.find((width) => (days * DAY) / width <= MOST_BUCKETS) ?? 364 * DAY;
};

/** The bucket that a second falls into, counted from some fixed moment. */
export const bucketOf = (second: number, { width, offset }: InsightWindow): number =>
  Math.floor((second + offset) / width);

export const bucketStart = (bucket: number, { width, offset }: InsightWindow): number =>
  bucket * width - offset;

/** Every bucket of the window, the empty ones too. */
export const bucketsOf = (window: InsightWindow): readonly number[] => {
  const first = bucketOf(window.from, window);
  const last = bucketOf(window.to - 1, window);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
};
