import type { InsightsView } from "#shared/contract/insights-calls.ts";
import { MINUTE } from "#shared/lib/instant.ts";
import { goToJob } from "../../state/route.ts";
import { useClock } from "../../state/clock.ts";
import { Button } from "../../ui/Button.tsx";
import { formatNumber } from "../../ui/format/numbers.ts";
import { formatMoment } from "../../ui/format/times.ts";
import { Panel } from "../../ui/Panel.tsx";
import { starsWords } from "./figure-words.ts";
import styles from "./Insights.module.css";
import { t } from "./text.ts";

/** The newest decisions against the score; each opens the very submission. */
export const Overrides = ({ view: { overrides } }: { readonly view: InsightsView }) => {
  const now = useClock((at) => Math.floor(at / MINUTE) * MINUTE);
  return (
    <Panel
      title={t("overrides.title")}
      aside={
        overrides.length > 0 && (
          <span className={styles.note}>{t("overrides.newest", { amount: overrides.length })}</span>
        )
      }
    >
      {overrides.length === 0 ? (
        <p className={styles.note}>{t("overrides.none")}</p>
      ) : (
        <div className={styles.scroll} role="group" aria-label={t("overrides.title")} tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t("overrides.submission")}</th>
                <th scope="col">{t("overrides.score")}</th>
                <th scope="col">{t("overrides.decision")}</th>
                <th scope="col">{t("overrides.by")}</th>
                <th scope="col">{t("overrides.when")}</th>
              </tr>
            </thead>
            <tbody>
              {overrides.map((row) => (
                <tr key={`${row.jobId} ${row.number}`}>
                  <th scope="row">
                    <Button
                      tone="quiet"
                      title={row.jobTitle}
                      ariaLabel={t("overrides.open", {
                        number: formatNumber(row.number),
                        job: row.jobTitle,
                      })}
                      onPress={() => goToJob(row.jobId, "triage", row.number)}
                    >
                      {formatNumber(row.number)}
                    </Button>
                  </th>
                  <td>{starsWords(row.stars)}</td>
                  <td>{t(`overrides.${row.outcome}`)}</td>
                  <td>{row.actor}</td>
                  <td>{formatMoment(row.at, now)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
};
