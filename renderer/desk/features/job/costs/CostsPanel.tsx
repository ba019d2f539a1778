import type { JobDetail } from "#shared/contract/desk-views.ts";
import type { Instant } from "#shared/lib/instant.ts";
import { useDeskQuery } from "../../../bridge/queries.ts";
import { useClock } from "../../../state/clock.ts";
import { formatCount } from "../../../ui/format/numbers.ts";
import { formatMoment } from "../../../ui/format/times.ts";
import { Panel } from "../../../ui/Panel.tsx";
import { ErrorState } from "../../../ui/States.tsx";
import { t as tCommon } from "../../../ui/text.ts";
import styles from "../Job.module.css";
import { t } from "../text.ts";

/** Who sent, what the scores cost, and what is booked to the workers. */
export const CostsPanel = ({ job }: { readonly job: JobDetail }) => {
  const figures = useDeskQuery("jobs.figures", { jobId: job.id });
  if (figures.isError) {
    return (
      <Panel title={t("costs.title")}>
        <ErrorState title={t("costs.failed")} error={figures.error} onRetry={() => void figures.refetch()} />
      </Panel>
    );
  }
  const view = figures.data;
  if (view === undefined) return null;
  return (
    <Panel title={t("costs.title")}>
      <dl className={styles.facts}>
        <dt>{t("costs.workers")}</dt>
        <dd>{formatCount(view.workers)}</dd>
        <dt>{t("costs.newest")}</dt>
        <dd>{view.lastAt === null ? tCommon("common.none") : <Moment at={view.lastAt} />}</dd>
        <dt>{t("costs.credits")}</dt>
        <dd>
          {formatCount(view.credits)} <span className={styles.small}>{t("costs.creditsAbout")}</span>
        </dd>
        <dt>{t("costs.payouts")}</dt>
        <dd>{(view.payoutsCents / 100).toFixed(2)}</dd>
        <dt>{t("costs.overrides")}</dt>
        <dd>
          {formatCount(view.overrides)} <span className={styles.small}>{t("costs.overridesAbout")}</span>
        </dd>
      </dl>
    </Panel>
  );
};

const Moment = ({ at }: { readonly at: Instant }) => <>{useClock((now) => formatMoment(at, now))}</>;
