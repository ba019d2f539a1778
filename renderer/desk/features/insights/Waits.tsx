import type { InsightsView } from "#shared/contract/insights-calls.ts";
import { formatCount } from "../../ui/format/numbers.ts";
import { durationWords } from "../../ui/format/times.ts";
import { BarChart } from "./charts/BarChart.tsx";
import { ChartPanel } from "./charts/ChartPanel.tsx";
import styles from "./Insights.module.css";
import { t } from "./text.ts";

/** A bar's end in a few letters. */
const SHORT: ReadonlyMap<number, string> = new Map([
  [60_000, "1 min"],
  [600_000, "10 min"],
  [3_600_000, "1 h"],
  [21_600_000, "6 h"],
  [86_400_000, "1 d"],
  [604_800_000, "7 d"],
]);

/** How long submissions waited for the person who decided them. */
export const Waits = ({ view: { waits } }: { readonly view: InsightsView }) => {
  const bars = waits.bars.map(({ upToMs, amount }) => ({
    label: upToMs === null ? t("waits.more") : `≤ ${SHORT.get(upToMs) ?? durationWords(upToMs)}`,
    amount,
    words: waits.count === 0 ? t("none") : formatCount(amount),
  }));
  return (
    <ChartPanel
      name="waits"
      title={t("waits.title")}
      unit={t("waits.unit")}
      aside={
        waits.medianMs !== null &&
        waits.p90Ms !== null && (
          <span className={styles.note}>
            {t("waits.median", {
              median: durationWords(waits.medianMs),
              p90: durationWords(waits.p90Ms),
            })}
          </span>
        )
      }
      columns={[t("waits.within"), t("waits.amount")]}
      rows={bars.map(({ label, words }) => ({ label, values: [words] }))}
    >
      {(at, point) => <BarChart bars={bars} at={at} point={point} />}
    </ChartPanel>
  );
};
