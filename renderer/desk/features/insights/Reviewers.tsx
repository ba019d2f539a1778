import type { InsightsView } from "#shared/contract/insights-calls.ts";
import { shareOf } from "#shared/domain/insights/figures.ts";
import { formatCount } from "../../ui/format/numbers.ts";
import { Panel } from "../../ui/Panel.tsx";
import { percentWords } from "./figure-words.ts";
import styles from "./Insights.module.css";
import { t } from "./text.ts";

/** Ten per cent fill the bar: more is drawn as full, and said in figures. */
const FULL_SHARE = 0.1;

/** Each person's distance from the model, with the counts it rests on. */
export const Reviewers = ({ view: { reviewers } }: { readonly view: InsightsView }) => {
  const judged = reviewers.reduce((sum, each) => sum + each.judged, 0);
  const overruled = reviewers.reduce((sum, each) => sum + each.overruled, 0);
  return (
    <Panel
      title={t("reviewers.title")}
      aside={
        <span className={styles.note}>
          {t("reviewers.all", { share: percentWords(shareOf(overruled, judged)) })}
        </span>
      }
    >
      {reviewers.length === 0 && <p className={styles.note}>{t("reviewers.none")}</p>}
      <ul className={styles.bars}>
        {reviewers.map((each) => {
          const share = shareOf(each.overruled, each.judged);
          return (
            <li key={each.name} title={share === null ? t("few") : undefined}>
              <span className={styles.name}>{each.name}</span>
              <span className={styles.amount}>
                {t("reviewers.checked", { amount: formatCount(each.judged) })}
              </span>
              <span className={styles.track} aria-hidden="true">
                <span
                  className={styles.fill}
                  style={{ width: `${String(Math.min(1, (share ?? 0) / FULL_SHARE) * 100)}%` }}
                />
              </span>
              <span className={styles.share}>{percentWords(share)}</span>
              <span className={styles.amount}>
                {t("reviewers.changed", { amount: formatCount(each.overruled) })}
              </span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
};
