import { describe, expect, test } from "vitest";
import { approvalRate, averageStars, NO_TOTALS, quantile, shareOf } from "#shared/domain/insights/figures.ts";
import { bucketOf, bucketsOf, bucketStart, windowOf } from "#shared/domain/insights/ranges.ts";

const at = (iso: string): number => Date.parse(iso) / 1000;
const NOW = at("2026-05-18T14:30:10Z");

describe("ranges of insights", () => {
  test("today begins at the local midnight and is cut into hours; before it lies as much of yesterday", () => {
    const window = windowOf("today", NOW, 120, null);
    expect(window.from).toBe(at("2026-05-17T22:00:00Z"));
    expect(window.to).toBe(at("2026-05-18T15:00:00Z"));
    expect(window.before).toEqual({ from: at("2026-05-16T22:00:00Z"), to: at("2026-05-17T15:00:00Z") });
    expect(bucketsOf(window)).toHaveLength(17);
  });

  test("seven and thirty days are local days, the current one the last", () => {
    expect(bucketsOf(windowOf("week", NOW, -300, null))).toHaveLength(7);
    const month = windowOf("month", NOW, 330, null);
    const buckets = bucketsOf(month);
    expect(buckets).toHaveLength(30);
    expect(bucketStart(buckets[0] ?? 0, month)).toBe(month.from);
    expect(bucketOf(NOW, month)).toBe(buckets.at(-1));
  });

  test("all time takes wider parts the longer it is, and never so many that a line cannot be read", () => {
    for (const days of [0, 10, 100, 400, 2000, 20_000]) {
      const window = windowOf("all", NOW, 60, NOW - days * 86_400);
      const buckets = bucketsOf(window);
      expect(buckets.length).toBeGreaterThan(0);
      expect(buckets.length).toBeLessThanOrEqual(122);
      expect(window.before).toBeNull();
      expect(bucketStart(buckets[0] ?? 0, window)).toBeLessThanOrEqual(window.from);
    }
    expect(bucketsOf(windowOf("all", NOW, 0, null))).toHaveLength(1);
  });
});

describe("figures of insights", () => {
  test("nothing gives no rate and no mean, and under twenty decided there is no rate yet", () => {
    expect(approvalRate(NO_TOTALS)).toBeNull();
    expect(averageStars(NO_TOTALS)).toBeNull();
    expect(shareOf(19, 19)).toBeNull();
    expect(shareOf(5, 20)).toBe(0.25);
  });

  test("half of an odd list is its middle, and nine of ten is near its end", () => {
    expect(quantile([1, 2, 3, 4, 100], 0.5)).toBe(3);
    expect(quantile([1, 2, 3, 4, 100], 0.9)).toBe(100);
    expect(quantile([], 0.5)).toBeNull();
  });
});
