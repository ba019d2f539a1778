import type { ReactNode } from "react";
import type { InsightsView } from "#shared/contract/insights-calls.ts";
import { approvalRate, averageStars } from "#shared/domain/insights/figures.ts";
import { formatCount } from "../../ui/format/numbers.ts";
import { Panel } from "../../ui/Panel.tsx";
import { percentWords, starsWords } from "./figure-words.ts";
import styles from "./Insights.module.css";
import { t } from "./text.ts";

/** The summary of the public API, each figure beside that of the time before. */
export const Kpis = ({ view: { now, before } }: { readonly view: InsightsView }) => {
  const rate = approvalRate(now);
  const stars = averageStars(now);
  const waiting = now.total - now.approved - now.rejected;
  const decided = now.approved + now.rejected;
  return (
    <Panel padded={false}>
      <dl className={styles.kpis} aria-label={t("kpi.label")}>
        <Kpi title={t("kpi.total")} figure={count(now.total)}>
          {before === null ? null : amountNote(now.total - before.total)}
        </Kpi>
        <Kpi title={t("kpi.approved")} figure={count(now.total === 0 ? 0 : now.approved, now.total > 0)}>
          {t("kpi.byBoth")}
        </Kpi>
        <Kpi title={t("kpi.rejected")} figure={count(now.rejected, now.total > 0)}>
          {waiting > 0 ? t("kpi.waiting", { amount: formatCount(waiting) }) : t("kpi.retries")}
        </Kpi>
        <Kpi title={t("kpi.rate")} figure={percentWords(rate)}>
          {rate === null
            ? decided > 0
              ? t("few")
              : null
            : pointsNote(rate, before === null ? null : approvalRate(before))}
        </Kpi>
        <Kpi title={t("kpi.stars")} figure={starsWords(stars)}>
          {stars === null
            ? null
            : (starsNote(stars, before === null ? null : averageStars(before)) ??
              t("kpi.scored", { amount: formatCount(now.scored) }))}
        </Kpi>
      </dl>
    </Panel>
  );
};

interface KpiProps {
  readonly title: string;
  readonly figure: string;
  readonly children: ReactNode;
}

const Kpi = ({ title, figure, children }: KpiProps) => (
  <div className={styles.kpi}>
    <dt>{title}</dt>
    <dd className={styles.figure}>{figure}</dd>
    <dd className={styles.note}>{children}</dd>
  </div>
);

/** Nothing is a dash, not a zero that looks measured. */
const count = (amount: number, measured = amount > 0): string => (measured ? formatCount(amount) : t("none"));

const amountNote = (change: number): string =>
  change === 0
    ? t("kpi.same")
    : t(change > 0 ? "kpi.more" : "kpi.fewer", { amount: formatCount(Math.abs(change)) });

const pointsNote = (now: number, before: number | null): string | null => {
  if (before === null) return null;
  const points = Math.round((now - before) * 1000) / 10;
  if (points === 0) return t("kpi.same");
  return t(points > 0 ? "kpi.higher" : "kpi.lower", { amount: Math.abs(points).toFixed(1) });
};

const starsNote = (now: number, before: number | null): string | null => {
  if (before === null) return null;
  const change = Math.round((now - before) * 10) / 10;
  if (change === 0) return t("kpi.same");
  return t(change > 0 ? "kpi.starsHigher" : "kpi.starsLower", { amount: Math.abs(change).toFixed(1) });
};
