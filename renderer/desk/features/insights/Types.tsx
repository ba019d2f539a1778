import type { InsightsView } from "#shared/contract/insights-calls.ts";
import { approvalRate, averageStars, type Totals } from "#shared/domain/insights/figures.ts";
import { formatCount } from "../../ui/format/numbers.ts";
import { Panel } from "../../ui/Panel.tsx";
import { percentWords, starsWords } from "./figure-words.ts";
import styles from "./Insights.module.css";
import { t } from "./text.ts";

/** The same figures by the type of the job. */
export const Types = ({ view }: { readonly view: InsightsView }) => (
  <Panel title={t("types.title")}>
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t("types.type")}</th>
          <th scope="col">{t("types.total")}</th>
          <th scope="col">{t("types.approved")}</th>
          <th scope="col">{t("types.rejected")}</th>
          <th scope="col">{t("types.rate")}</th>
          <th scope="col">{t("types.stars")}</th>
        </tr>
      </thead>
      <tbody>
        {view.byType.map((row) => (
          <Row key={row.type} name={t(`types.${row.type}`)} totals={row} />
        ))}
        <Row name={t("types.all")} totals={view.now} strong />
      </tbody>
    </table>
  </Panel>
);

interface RowProps {
  readonly name: string;
  readonly totals: Totals;
  readonly strong?: boolean;
}

const Row = ({ name, totals, strong = false }: RowProps) => {
  const count = (amount: number): string => (totals.total === 0 ? t("none") : formatCount(amount));
  const rate = approvalRate(totals);
  return (
    <tr className={strong ? styles.strong : undefined}>
      <th scope="row">{name}</th>
      <td>{count(totals.total)}</td>
      <td>{count(totals.approved)}</td>
      <td>{count(totals.rejected)}</td>
      <td title={rate === null && totals.total > 0 ? t("few") : undefined}>{percentWords(rate)}</td>
      <td>{starsWords(averageStars(totals))}</td>
    </tr>
  );
};
