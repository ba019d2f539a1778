import { useState } from "react";
import type { InsightsView } from "#shared/contract/insights-calls.ts";
import { shareOf } from "#shared/domain/insights/figures.ts";
import { Button } from "../../ui/Button.tsx";
import { formatCount } from "../../ui/format/numbers.ts";
import { Panel } from "../../ui/Panel.tsx";
import { percentWords } from "./figure-words.ts";
import styles from "./Insights.module.css";
import { t } from "./text.ts";

const PAGE = 10;

/** Who sent, and how much of all they ever sent was approved. */
export const Workers = ({ view: { workers, workersInAll } }: { readonly view: InsightsView }) => {
  const [shown, setShown] = useState(PAGE);
  const rows = workers.slice(0, shown);
  return (
    <Panel title={t("workers.title")} aside={<span className={styles.note}>{t("workers.unit")}</span>}>
      {workers.length === 0 ? (
        <p className={styles.note}>{t("workers.none")}</p>
      ) : (
        <>
          <div className={styles.scroll} role="group" aria-label={t("workers.title")} tabIndex={0}>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{t("workers.name")}</th>
                  <th scope="col">{t("workers.here")}</th>
                  <th scope="col">{t("workers.sent")}</th>
                  <th scope="col">{t("workers.approved")}</th>
                  <th scope="col">{t("workers.rate")}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((worker) => {
                  const rate = shareOf(worker.approved, worker.sent);
                  return (
                    <tr key={worker.id}>
                      <th scope="row">{worker.name ?? t("workers.unnamed")}</th>
                      <td>{formatCount(worker.sentHere)}</td>
                      <td>{formatCount(worker.sent)}</td>
                      <td>{formatCount(worker.approved)}</td>
                      <td title={rate === null ? t("few") : undefined}>{percentWords(rate)}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
          <p className={styles.foot}>
            <span className={styles.note}>
              {t("workers.shown", { shown: formatCount(rows.length), all: formatCount(workersInAll) })}
            </span>{" "}
            {shown < workers.length && (
              <Button tone="quiet" onPress={() => setShown(shown + 3 * PAGE)}>
                {t("workers.more")}
              </Button>
            )}
          </p>
        </>
      )}
    </Panel>
  );
};
