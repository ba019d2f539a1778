import type { CSSProperties } from "react";
import type { JobCard } from "#shared/contract/desk-views.ts";
import { useClock } from "../../state/clock.ts";
import { Button } from "../../ui/Button.tsx";
import { classes } from "../../ui/classes.ts";
import { CountdownRing, CountdownText } from "../../ui/CountdownRing.tsx";
import { formatCount, formatShortCount } from "../../ui/format/numbers.ts";
import { formatMoment } from "../../ui/format/times.ts";
import { Icon } from "../../ui/icons/Icon.tsx";
import { useClaimState } from "../../ui/job/claim-state.ts";
import { claimWords } from "../../ui/job/use-claim.ts";
import { deadlineOf, isEnded } from "../../ui/job/deadline.ts";
import { JobLink, openMain } from "../../ui/job/JobLink.tsx";
import { kindWithCap, stateWord, waitingOf } from "../../ui/job/job-words.ts";
import { mainActionOf } from "../../ui/job/main-action.ts";
import { Thumb } from "../../ui/job/Thumbs.tsx";
import { CapMeter } from "../../ui/Meters.tsx";
import { t } from "../../ui/text.ts";
import styles from "./Jobs.module.css";
import { Spark } from "./Spark.tsx";

interface JobTableRowProps {
  readonly job: JobCard;
  readonly index: number;
  readonly current: boolean;
  readonly focused: boolean;
  readonly onCurrent: () => void;
  readonly style: CSSProperties;
}

export const JobTableRow = ({ job, index, current, focused, onCurrent, style }: JobTableRowProps) => {
  const { word, icon, tone } = stateWord(job);
  const waiting = waitingOf(job);
  const claim = useClaimState(job);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classes(styles.row, index === 0 && styles.first, current && styles.current)}
      style={style}
    >
      <span role="cell">
        <Thumb job={job} width={56} height={42} />
      </span>
      <div role="cell" className={styles.job}>
        <JobLink job={job} focused={focused} onFocus={onCurrent} />
        <span className={styles.about}>
          {t("jobs.by", { kind: kindWithCap(job), name: job.ownerName })}
          {claim === "theirs" && ` · ${claimWords(job.claim)}`}
          {claim === "ours" && ` · ${t("claim.oursShort")}`}
        </span>
      </div>
      <span role="cell" className={classes(styles.state, styles[tone])}>
        <Icon name={icon} />
        {word}
      </span>
      <span role="cell">
        <Places job={job} />
      </span>
      <span role="cell" className={styles.spark}>
        <Spark stars={job.stars} />
      </span>
      <span role="cell" className={styles.waiting}>
        {waiting === null ? (
          t("common.none")
        ) : (
          <>
            <b title={formatCount(waiting.count)}>{formatShortCount(waiting.count)}</b>
            <span className={styles.about}>{waiting.word}</span>
          </>
        )}
      </span>
      <span role="cell" className={styles.deadline}>
        <DeadlineCell job={job} />
      </span>
      <span role="cell" className={styles.act}>
        <RowAction job={job} />
      </span>
    </div>
  );
};

const Places = ({ job }: { readonly job: JobCard }) => {
  if (job.cap === null) return <CapMeter taken={job.counts.total} cap={null} words={t("jobs.noLimit")} />;
  if (job.selectionType !== null && job.phase === "collecting") {
    return <CapMeter taken={job.counts.total} cap={null} words={t("jobs.sent")} />;
  }
  if (job.selectionType !== null) {
    const words =
      job.selectionType === "random"
        ? t("job.ofDrawn", { count: job.cap })
        : t("job.ofPicked", { count: job.cap });
    return <CapMeter taken={job.counts.winners} cap={job.cap} words={words} />;
  }
  return job.state === "completed" ? (
    <CapMeter
      taken={job.counts.approved}
      cap={job.cap}
      words={t("job.ofApproved", { count: job.cap })}
      done
    />
  ) : (
    <CapMeter taken={job.placesTaken} cap={job.cap} words={t("jobs.ofTaken", { count: job.cap })} />
  );
};

const DeadlineCell = ({ job }: { readonly job: JobCard }) => {
  const deadline = deadlineOf(job);
  const at = deadline?.at ?? null;
  const moment = useClock((now) => (at === null ? "" : formatMoment(at, now)));
  if (deadline === null) {
    return (
      <>
        <span className={styles.icon}>
          {isEnded(job) ? <Icon name="lock" size={14} /> : t("common.none")}
        </span>
        <span className={styles.about}>{isEnded(job) ? t("jobs.over") : t("jobs.noDeadline")}</span>
      </>
    );
  }
  return (
    <>
      <CountdownRing at={deadline.at} size={28} />
      <span>
        <b className={classes(deadline.kind === "missed" && styles.bad)}>
          <CountdownText at={deadline.at} say={(time, over) => (over ? t("jobs.overBy", { time }) : time)} />
        </b>
        <span className={styles.about}>{moment}</span>
      </span>
    </>
  );
};

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
  if (action === "triage") {
    return (
      <Button keys="t" onPress={open}>
        {t("inbox.triage")}
      </Button>
    );
  }
  return (
    <Button tone="quiet" onPress={open}>
      {action === "results" ? t("frame.tab.results") : t("inbox.open")}
    </Button>
  );
};
