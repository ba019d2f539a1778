import type { JobDetail } from "#shared/contract/desk-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { useDeskQuery } from "../../bridge/queries.ts";
import { go, type JobTab } from "../../state/route.ts";
import { IconButton } from "../Button.tsx";
import { CountdownRing, CountdownText } from "../CountdownRing.tsx";
import { formatCount, formatShortCount } from "../format/numbers.ts";
import { deadlineOf, isEnded } from "../job/deadline.ts";
import { kindIcon, kindWithCap, stateWord } from "../job/job-words.ts";
import { Tag } from "../Marks.tsx";
import { t } from "../text.ts";
import styles from "./Frame.module.css";
import { RouteLink } from "./RouteLink.tsx";

/** Which job one is in, its parts, and how long it runs. */
export const JobBar = ({ jobId, tab }: { readonly jobId: JobId; readonly tab: JobTab }) => {
  const job = useDeskQuery("jobs.get", { jobId }).data;
  return (
    <section className={styles.jobbar} aria-label={t("frame.jobBar")}>
      <IconButton icon="back" label={t("frame.backToJobs")} onPress={() => go({ screen: "jobs" })} />
      <h1 className={styles.jobTitle} title={job?.title}>
        {job?.title ?? " "}
      </h1>
      {job !== undefined && (
        <>
          <span className={styles.tagWide}>
            <Tag icon={kindIcon(job)}>{kindWithCap(job)}</Tag>
          </span>
          <nav className={styles.tabs} aria-label={t("frame.jobNav")}>
            {tabsOf(job).map((each) => (
              <JobTabLink key={each} job={job} tab={each} current={each === tab} />
            ))}
          </nav>
          <span className={styles.grow} />
          <Deadline job={job} />
        </>
      )}
    </section>
  );
};

const tabsOf = (job: JobDetail): readonly JobTab[] => [
  "brief",
  "triage",
  ...(job.selectionType === "creator" && job.phase !== "settled" ? (["pick"] as const) : []),
  "results",
];

const JobTabLink = ({
  job,
  tab,
  current,
}: {
  readonly job: JobDetail;
  readonly tab: JobTab;
  readonly current: boolean;
}) => (
  <RouteLink
    className={styles.jobtab}
    to={{ screen: "job", jobId: job.id, tab, number: null }}
    current={current}
  >
    {t(`frame.tab.${tab}`)}
    {tab === "triage" && job.toReview > 0 && (
      <span
        className={styles.count}
        title={t("job.toReview", { count: job.toReview, formatted: formatCount(job.toReview) })}
      >
        {formatShortCount(job.toReview)}
      </span>
    )}
  </RouteLink>
);

const Deadline = ({ job }: { readonly job: JobDetail }) => {
  const deadline = deadlineOf(job);
  if (deadline === null) {
    const { word, icon, tone } = stateWord(job);
    return isEnded(job) || job.state === "filled" ? (
      <Tag icon={icon} tone={tone === "plain" ? "plain" : tone}>
        {word}
      </Tag>
    ) : null;
  }
  return (
    <span className={styles.deadline}>
      <CountdownRing at={deadline.at} size={24} />
      <CountdownText
        at={deadline.at}
        say={(time, over) => t(over ? "time.overdue" : `time.until.${deadline.kind}`, { time })}
      />
    </span>
  );
};
