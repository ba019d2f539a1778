import type { Inbox } from "#shared/contract/inbox-calls.ts";
import type { JobCard } from "#shared/contract/desk-views.ts";
import { useClock } from "../../state/clock.ts";
import { CountdownText } from "../../ui/CountdownRing.tsx";
import { formatCount } from "../../ui/format/numbers.ts";
import { formatDay } from "../../ui/format/times.ts";
import { RouteLink } from "../../ui/frame/RouteLink.tsx";
import { deadlineOf } from "../../ui/job/deadline.ts";
import { kindIcon } from "../../ui/job/job-words.ts";
import { Icon } from "../../ui/icons/Icon.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { t } from "../../ui/text.ts";
import styles from "./Inbox.module.css";
import { SyncPanel } from "./sync/SyncPanel.tsx";
import { ScoringProgress } from "./ScoringProgress.tsx";

/** What was done today, what collects by itself, what is over. */
export const SideColumn = ({ inbox }: { readonly inbox: Inbox }) => (
  <aside className={styles.side} aria-label={t("inbox.side")}>
    <Panel title={t("inbox.today")} small>
      <div className={styles.figures}>
        <p className={styles.figure}>
          <b>{formatCount(inbox.reviewedToday)}</b>
          <span className={styles.small}>{t("inbox.reviewedToday")}</span>
        </p>
      </div>
    </Panel>
    <SyncPanel />
    <ScoringProgress />
    {inbox.quiet.length > 0 && (
      <Panel title={t("inbox.quiet")} small>
        <JobLinks jobs={inbox.quiet} total={inbox.quietTotal} about={quietAbout} tab="brief" />
      </Panel>
    )}
    {inbox.settled.length > 0 && (
      <Panel title={t("inbox.settled")} small>
        <JobLinks jobs={inbox.settled} total={inbox.settledTotal} about={settledAbout} tab="results" />
      </Panel>
    )}
  </aside>
);

interface JobLinksProps {
  /** The first of them. */
  readonly jobs: readonly JobCard[];
  readonly total: number;
  readonly about: (job: JobCard) => string;
  readonly tab: "brief" | "results";
}

const JobLinks = ({ jobs, total, about, tab }: JobLinksProps) => (
  <>
    <ul className={styles.sideList}>
      {jobs.map((job) => (
        <li key={job.id}>
          <span className={styles.muted}>
            <Icon name={kindIcon(job)} />
          </span>
          <div className={styles.sideWords}>
            <RouteLink className={styles.sideTitle} to={{ screen: "job", jobId: job.id, tab, number: null }}>
              {job.title}
            </RouteLink>
            <span className={styles.small}>{about(job)}</span>
          </div>
          <span className={styles.when}>
            <When job={job} />
          </span>
        </li>
      ))}
    </ul>
    {total > jobs.length && (
      <RouteLink to={{ screen: "jobs" }}>{t("inbox.moreJobs", { count: total - jobs.length })}</RouteLink>
    )}
  </>
);

const quietAbout = (job: JobCard): string => t("inbox.received", { count: job.counts.total });
const settledAbout = (job: JobCard): string =>
  job.cap !== null && job.selectionType !== null
    ? t("inbox.winners", { count: job.counts.winners })
    : t("inbox.approved", { count: job.counts.approved });

const When = ({ job }: { readonly job: JobCard }) => {
  const deadline = deadlineOf(job);
  const day = useClock((now) => (job.closesAt === null ? "" : formatDay(job.closesAt, now)));
  return deadline === null ? <>{day}</> : <CountdownText at={deadline.at} />;
};
