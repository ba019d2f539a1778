import { go, goToJob } from "../../../state/route.ts";
import { Button } from "../../../ui/Button.tsx";
import { classes } from "../../../ui/classes.ts";
import { CountdownText } from "../../../ui/CountdownRing.tsx";
import { Icon } from "../../../ui/icons/Icon.tsx";
import { useClaimState } from "../../../ui/job/claim-state.ts";
import { type ClaimActions, claimWords } from "../../../ui/job/use-claim.ts";
import { JobLink } from "../../../ui/job/JobLink.tsx";
import { Thumb } from "../../../ui/job/Thumbs.tsx";
import { t } from "../../../ui/text.ts";
import styles from "../Inbox.module.css";
import type { JobRowProps } from "./row.ts";

interface MissedRowProps extends JobRowProps {
  readonly onSettle: () => void;
  readonly claims: ClaimActions;
}

/** A job whose creator's 24 hours ran out: whoever moderates picks, or settles it with fewer. */
export const MissedRow = (props: MissedRowProps) => {
  const { job, current } = props;
  return (
    <li className={classes(styles.row, styles.low, current && styles.current)}>
      <Thumb job={job} width={44} height={32} />
      <div className={styles.words}>
        <div className={styles.titleLine}>
          <JobLink job={job} focused={props.focused} onFocus={props.onCurrent} />
          <span className={classes(styles.small, styles.creator)}>
            {t("inbox.by", { name: job.ownerName })}
          </span>
        </div>
      </div>
      <div className={styles.facts}>
        <span className={classes(styles.small, styles.picked)}>
          {t("inbox.picked", { count: job.counts.winners, total: job.cap ?? 0 })}
        </span>
        {job.selectionDeadlineAt !== null && (
          <span className={styles.overdue}>
            <Icon name="clock" size={14} />
            <CountdownText at={job.selectionDeadlineAt} say={(time) => t("time.overdue", { time })} />
          </span>
        )}
      </div>
      <MissedActions {...props} />
    </li>
  );
};

/** What is free can be claimed; what is ours, picked and settled; what is another's says whose. */
const MissedActions = ({ job, onSettle, claims }: MissedRowProps) => {
  const state = useClaimState(job);
  if (state === "theirs") {
    return (
      <div className={styles.buttons}>
        <span className={styles.small}>{claimWords(job.claim)}</span>
        <Button onPress={() => undefined} disabled={claimWords(job.claim)}>
          {t("claim.taken")}
        </Button>
      </div>
    );
  }
  if (state === "free") {
    return (
      <div className={styles.buttons}>
        <Button tone="quiet" onPress={() => go({ screen: "coverage", jobId: job.id })}>
          {t("inbox.cover")}
        </Button>
        <Button keys="c" onPress={() => claims.claim(job.id)}>
          {t("claim.do")}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.buttons}>
      <span className={styles.small}>{t("claim.oursShort")}</span>
      <Button onPress={() => go({ screen: "coverage", jobId: job.id })}>{t("inbox.cover")}</Button>
      <Button keys="p" onPress={() => goToJob(job.id, "pick")}>
        {t("inbox.pick")}
      </Button>
      <Button tone="quiet" keys="s" onPress={onSettle}>
        {t("inbox.settle")}
      </Button>
    </div>
  );
};
