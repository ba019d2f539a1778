import type { JobCard } from "#shared/contract/desk-views.ts";
import { MINUTE } from "#shared/lib/instant.ts";
import { useDeskQuery } from "../../../bridge/queries.ts";
import { Button } from "../../../ui/Button.tsx";
import { classes } from "../../../ui/classes.ts";
import { CountdownRing, SettledRing } from "../../../ui/CountdownRing.tsx";
import { formatCount, formatShortCount } from "../../../ui/format/numbers.ts";
import { deadlineOf } from "../../../ui/job/deadline.ts";
import { kindIcon, kindWord, waitingOf } from "../../../ui/job/job-words.ts";
import { JobLink, openMain } from "../../../ui/job/JobLink.tsx";
import { mainActionOf } from "../../../ui/job/main-action.ts";
import { ThumbStrip } from "../../../ui/job/Thumbs.tsx";
import { Tag } from "../../../ui/Marks.tsx";
import { ProgressBar } from "../../../ui/Meters.tsx";
import { t } from "../../../ui/text.ts";
import { durationWords } from "../../../ui/format/times.ts";
import styles from "../Inbox.module.css";
import { t as tInbox } from "../text.ts";
import type { JobRowProps } from "./row.ts";

/** A job that waits for the person: time left, what it is, what happens if nobody acts, what to do. */
export const JobRow = (props: JobRowProps) => {
  const { job, current } = props;
  const deadline = deadlineOf(job);
  const waiting = waitingOf(job);
  return (
    <li className={classes(styles.row, current && styles.current)}>
      {deadline === null ? <NoDeadline job={job} /> : <CountdownRing at={deadline.at} />}
      <span className={styles.strip}>
        <ThumbStrip job={job} />
      </span>
      <div className={styles.words}>
        <div className={styles.titleLine}>
          <JobLink job={job} focused={props.focused} onFocus={props.onCurrent} />
          <span className={styles.kind}>
            <Tag icon={kindIcon(job)}>{kindWord(job)}</Tag>
          </span>
        </div>
        <p className={styles.about}>{job.consequence}</p>
      </div>
      {waiting !== null && (
        <div className={styles.nums}>
          <b title={formatCount(waiting.count)}>{formatShortCount(waiting.count)}</b>
          <span>{waiting.word}</span>
        </div>
      )}
      <div className={styles.act}>
        <RowAction job={job} />
      </div>
    </li>
  );
};

const NoDeadline = ({ job }: { readonly job: JobCard }) =>
  job.state === "filled" ? <SettledRing /> : <span style={{ width: 48, textAlign: "center" }}>–</span>;

const RowAction = ({ job }: { readonly job: JobCard }) => {
  const action = mainActionOf(job);
  const open = (): void => openMain(job);
  if (action === "pick") {
    return (
      <Button keys="p" onPress={open}>
        {t("inbox.pick")}
      </Button>
    );
  }
  if (job.toScore > 0 && job.toScore >= job.toReview) return <Scoring job={job} />;
  if (action === "triage") {
    return (
      <Button keys="t" onPress={open}>
        {t("inbox.triage")}
      </Button>
    );
  }
  return <Button onPress={open}>{t("inbox.open")}</Button>;
};

const Scoring = ({ job }: { readonly job: JobCard }) => {
  const scored = job.counts.total - job.toScore;
  return (
    <div className={styles.scoring}>
      <div className={styles.scoringLine}>
        <span className={styles.small}>{t("inbox.scoring")}</span>
        <span>{t("inbox.of", { count: scored, total: job.counts.total })}</span>
      </div>
      <ProgressBar label={t("inbox.scoring")} value={scored} max={job.counts.total} />
      <ScoringPace left={job.toScore} />
    </div>
  );
};

/** How fast it goes and how long it takes, as long as it goes. */
const ScoringPace = ({ left }: { readonly left: number }) => {
  // Read by the panel beside it; this only listens.
  const view = useDeskQuery("scoring.get", undefined, { enabled: false }).data;
  if (view === undefined) return null;
  if (view.state !== "scoring") return <span className={styles.small}>{tInbox("scoring.held")}</span>;
  if (view.perMinute === null || view.perMinute <= 0) return null;
  const count = Math.round(view.perMinute);
  const time = durationWords(Math.max(1, left / view.perMinute) * MINUTE);
  return <span className={styles.small}>{tInbox("scoring.rate", { count, time })}</span>;
};
