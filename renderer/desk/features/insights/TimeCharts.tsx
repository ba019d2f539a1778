import type { InsightBucket, InsightsView } from "#shared/contract/insights-calls.ts";
import { approvalRate, averageStars, shareOf } from "#shared/domain/insights/figures.ts";
import { DAY, HOUR } from "#shared/lib/instant.ts";
import { formatCount, formatShortCount } from "../../ui/format/numbers.ts";
import { ChartPanel } from "./charts/ChartPanel.tsx";
import { LineChart, type Series } from "./charts/LineChart.tsx";
import { bucketWords, percentWords, starsWords } from "./figure-words.ts";
import { t } from "./text.ts";

interface OfView {
  readonly view: InsightsView;
}

const PERCENT_AXIS = { min: 0, max: 100, marks: [0, 25, 50, 75, 100] };
const STARS_AXIS = { min: 1, max: 5, marks: [1, 2, 3, 4, 5] };

const perBucket = (bucketMs: number): string => {
  if (bucketMs <= HOUR) return t("pace.perHour");
  if (bucketMs <= DAY) return t("pace.perDay");
  const days = Math.round(bucketMs / DAY);
  return days === 7 ? t("pace.perWeek") : t("pace.perPart", { days });
};

/** What came in and what people decided, side by side. */
export const Pace = ({ view }: OfView) => (
  <TimeChart
    view={view}
    name="pace"
    title={t("pace.title")}
    unit={perBucket(view.bucketMs)}
    series={[
      series(view, t("pace.received"), "plain", ({ total }) => total),
      series(view, t("pace.reviewed"), "accent", ({ decided }) => decided),
    ]}
    write={(value) => (value === null ? t("none") : formatCount(value))}
    mark={formatShortCount}
  />
);

export const RateOverTime = ({ view }: OfView) => (
  <TimeChart
    view={view}
    name="approval"
    title={t("rateOver.title")}
    unit={t("rateOver.unit")}
    series={[series(view, t("rateOver.rate"), "accent", (bucket) => percent(approvalRate(bucket)))]}
    axis={PERCENT_AXIS}
    write={(value) => percentWords(value === null ? null : value / 100)}
    mark={(value) => `${String(value)} %`}
  />
);

export const StarsOverTime = ({ view }: OfView) => (
  <TimeChart
    view={view}
    name="stars"
    title={t("starsOver.title")}
    unit={t("starsOver.unit")}
    series={[series(view, t("starsOver.stars"), "accent", averageStars)]}
    axis={STARS_AXIS}
    write={starsWords}
    mark={String}
  />
);

/** Whether people's distance from the score moves. */
export const Drift = ({ view }: OfView) => (
  <TimeChart
    view={view}
    name="overruled"
    title={t("drift.title")}
    unit={t("drift.unit")}
    series={[
      series(view, t("drift.share"), "accent", ({ overruled, judged }) =>
        percent(shareOf(overruled, judged)),
      ),
    ]}
    axis={PERCENT_AXIS}
    write={(value) => percentWords(value === null ? null : value / 100)}
    mark={(value) => `${String(value)} %`}
  />
);

const percent = (share: number | null): number | null => (share === null ? null : share * 100);

const series = (
  { buckets }: InsightsView,
  name: string,
  tone: Series["tone"],
  read: (bucket: InsightBucket) => number | null,
): Series => ({ name, tone, values: buckets.map(read) });

interface TimeChartProps extends OfView {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly series: readonly Series[];
  readonly axis?: { readonly min: number; readonly max: number; readonly marks: readonly number[] };
  readonly write: (value: number | null) => string;
  readonly mark: (value: number) => string;
}

const TimeChart = ({ view, name, title, unit, series: lines, axis, write, mark }: TimeChartProps) => {
  const labels = view.buckets.map(({ at }) => bucketWords(at, view.bucketMs));
  return (
    <ChartPanel
      name={name}
      title={title}
      unit={unit}
      columns={[t("chart.from"), ...lines.map((line) => line.name)]}
      rows={labels.map((label, index) => ({
        label,
        values: lines.map(({ values }) => write(values[index] ?? null)),
      }))}
    >
      {(at, point) => (
        <LineChart
          labels={labels}
          series={lines}
          {...(axis !== undefined && { axis })}
          mark={mark}
          at={at}
          point={point}
        />
      )}
    </ChartPanel>
  );
};
