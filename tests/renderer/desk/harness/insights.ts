import type { DeskInput } from "#shared/contract/desk-calls.ts";
import type { InsightBucket, InsightsAnswers } from "#shared/contract/insights-calls.ts";
import type { WorkerId } from "#shared/domain/ids.ts";
import { addTotals, NO_TOTALS, type Totals } from "#shared/domain/insights/figures.ts";
import { bucketsOf, bucketStart, windowOf } from "#shared/domain/insights/ranges.ts";
import { addMs, instant, MINUTE } from "#shared/lib/instant.ts";
import type { World } from "./world.ts";

type Handlers = { readonly [C in keyof InsightsAnswers]: (input: DeskInput<C>) => InsightsAnswers[C] };

const UP_TO = [60_000, 600_000, 3_600_000, 21_600_000, 86_400_000, 604_800_000, null];

/** Figures that follow from the size of the made-up world, the same each time. */
export const fakeInsights = (world: World): Handlers => ({
  "insights.saveFigures": () => ({ saved: true }),
  "insights.saveChart": () => ({ saved: true }),
  "insights.get": ({ jobId, range, offsetMinutes }) => {
    const jobs = world.jobs.filter((job) => jobId === null || job.id === jobId);
    const total = jobs.reduce((sum, job) => sum + job.counts.total, 0);
    const window = windowOf(range, Math.floor(world.now() / 1000), offsetMinutes, null);
    const numbers = bucketsOf(window);
    const buckets = numbers.map((bucket, index): InsightBucket => {
      const wave = 1 + 0.5 * Math.sin(index / 2);
      const amount = Math.round((total / numbers.length) * wave);
      const approved = Math.round(amount * (0.75 + 0.1 * Math.cos(index / 3)));
      return {
        at: instant(bucketStart(bucket, window) * 1000),
        ...{ total: amount, approved, rejected: Math.round((amount - approved) * 0.8) },
        ...{ scored: amount, starSum: Math.round(amount * 3.5) },
        ...{ decided: Math.round(amount * 0.3), judged: Math.round(amount * 0.3) },
        overruled: Math.round(amount * 0.02),
      };
    });
    const now = buckets.reduce<Totals>(addTotals, NO_TOTALS);
    const some = now.total > 0;
    return {
      range,
      from: instant(window.from * 1000),
      to: instant(window.to * 1000),
      bucketMs: window.width * 1000,
      now,
      before: window.before === null ? null : { ...now, total: Math.round(now.total * 0.9) },
      byType: some ? [{ type: "data_collection", ...now }] : [],
      stars: [0, 0.06, 0.13, 0.25, 0.34, 0.22].map((share) => Math.round(share * now.total)),
      buckets,
      reviewers: some
        ? [
            { name: "Ines Kato", decided: 2400, judged: 2310, overruled: 41 },
            { name: "Ola Brandt", decided: 12, judged: 12, overruled: 3 },
          ]
        : [],
      overrides: jobs.slice(0, 1).flatMap((job) =>
        Array.from({ length: Math.min(6, job.counts.total) }, (_, index) => ({
          jobId: job.id,
          jobTitle: job.title,
          number: index + 1,
          stars: 4 as const,
          outcome: "rejected" as const,
          actor: "Ines Kato",
          at: addMs(world.now(), -index * 7 * MINUTE),
        })),
      ),
      reasons: some
        ? [
            { code: "off_topic", amount: 1204 },
            { code: "blurred", amount: 871 },
          ]
        : [],
      waits: {
        count: some ? 700 : 0,
        medianMs: some ? 12 * MINUTE : null,
        p90Ms: some ? 190 * MINUTE : null,
        bars: UP_TO.map((upToMs, index) => ({ upToMs, amount: some ? 100 + 20 * index : 0 })),
      },
      workers: some
        ? Array.from({ length: 14 }, (_, index) => ({
            id: `00000000-0000-7000-8000-${String(index).padStart(12, "0")}` as WorkerId,
            name: index === 3 ? null : `Worker ${String(index + 1)}`,
            sentHere: 40 - 2 * index,
            sent: 60 - 4 * index,
            approved: 50 - 4 * index < 0 ? 0 : 50 - 4 * index,
          }))
        : [],
      workersInAll: some ? 14 : 0,
      credits: { total: now.scored, months: some ? [{ month: 202605, amount: now.scored }] : [] },
    };
  },
});
