import type { InsightsView } from "#shared/contract/insights-calls.ts";
import { formatCount } from "../../ui/format/numbers.ts";
import { BarChart } from "./charts/BarChart.tsx";
import { ChartPanel } from "./charts/ChartPanel.tsx";
import styles from "./Insights.module.css";
import { t } from "./text.ts";

const STARS = [1, 2, 3, 4, 5];
/** Below the usual threshold bars are outlines. */
const USUAL_THRESHOLD = 3;

/** How many submissions got how many stars of the model. */
export const Scores = ({ view }: { readonly view: InsightsView }) => {
  const [unscored = 0] = view.stars;
  const scored = STARS.reduce((sum, stars) => sum + (view.stars[stars] ?? 0), 0);
  const bars = STARS.map((stars) => {
    const amount = view.stars[stars] ?? 0;
    return {
      label: t("scores.star", { count: stars }),
      amount,
      words: scored === 0 ? t("none") : formatCount(amount),
      share: scored === 0 ? "" : `${String(Math.round((amount / scored) * 100))} %`,
      outline: stars < USUAL_THRESHOLD,
    };
  });
  return (
    <ChartPanel
      name="scores"
      title={t("scores.title")}
      unit={t("scores.unit")}
      aside={
        unscored > 0 && (
          <span className={styles.note}>
            {t("scores.unscored", { count: unscored, formatted: formatCount(unscored) })}
          </span>
        )
      }
      columns={[t("types.stars"), t("scores.amount"), t("scores.share")]}
      rows={bars.map(({ label, words, share }) => ({ label, values: [words, share] }))}
    >
      {(at, point) => <BarChart bars={bars} at={at} point={point} />}
    </ChartPanel>
  );
};
