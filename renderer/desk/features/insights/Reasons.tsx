import type { InsightsView } from "#shared/contract/insights-calls.ts";
import { REJECT_CODES } from "#shared/domain/scoring/reject-reasons.ts";
import { formatCount } from "../../ui/format/numbers.ts";
import { Panel } from "../../ui/Panel.tsx";
import styles from "./Insights.module.css";
import { t } from "./text.ts";

/** A person's own reason is its own name. */
const wordsOf = (code: string): string => {
  const known = REJECT_CODES.find((each) => each === code);
  return known === undefined ? code : t(`reasons.${known}`);
};

/** Why people turned submissions down. */
export const Reasons = ({ view: { reasons } }: { readonly view: InsightsView }) => {
  const most = reasons[0]?.amount ?? 1;
  return (
    <Panel title={t("reasons.title")}>
      {reasons.length === 0 && <p className={styles.note}>{t("reasons.none")}</p>}
      <ul className={styles.bars}>
        {reasons.map(({ code, amount }) => (
          <li key={code}>
            <span className={styles.name}>{wordsOf(code)}</span>
            <span className={styles.track} aria-hidden="true">
              <span className={styles.fill} style={{ width: `${String((amount / most) * 100)}%` }} />
            </span>
            <span className={styles.amount}>{formatCount(amount)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
