import type { InsightsView } from "#shared/contract/insights-calls.ts";
import { formatCount, formatShortCount } from "../../ui/format/numbers.ts";
import { Panel } from "../../ui/Panel.tsx";
import { BarChart } from "./charts/BarChart.tsx";
import { ChartPanel } from "./charts/ChartPanel.tsx";
import { monthWords } from "./figure-words.ts";
import styles from "./Insights.module.css";
import { t } from "./text.ts";

const SHOWN_MONTHS = 12;

/** What scoring cost: one credit for each scored attempt. */
export const Credits = ({ view: { credits } }: { readonly view: InsightsView }) => {
  const total = credits.total === 0 ? t("none") : formatCount(credits.total);
  if (credits.months.length === 0) {
    return (
      <Panel title={t("credits.title")} aside={<span className={styles.note}>{t("credits.ofJob")}</span>}>
        <p className={styles.figure}>{total}</p>
      </Panel>
    );
  }
  const months = credits.months.slice(-SHOWN_MONTHS);
  return (
    <ChartPanel
      name="credits"
      title={t("credits.title")}
      unit={t("credits.unit")}
      aside={<span className={styles.note}>{t("credits.total", { amount: total })}</span>}
      columns={[t("chart.time"), t("credits.amount")]}
      rows={months.map(({ month, amount }) => ({ label: monthWords(month), values: [formatCount(amount)] }))}
    >
      {(at, point) => (
        <BarChart
          bars={months.map(({ month, amount }) => ({
            label: months.length > 6 ? (monthWords(month).split(" ")[0] ?? "") : monthWords(month),
            amount,
            words: formatShortCount(amount),
          }))}
          at={at}
          point={point}
        />
      )}
    </ChartPanel>
  );
};
