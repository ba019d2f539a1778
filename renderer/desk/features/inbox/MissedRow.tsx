import { go } from "../../state/route.ts";
import { Button } from "../../ui/Button.tsx";
import { classes } from "../../ui/classes.ts";
import { CountdownText } from "../../ui/CountdownRing.tsx";
import { Icon } from "../../ui/icons/Icon.tsx";
import { JobLink } from "../../ui/job/JobLink.tsx";
import { Thumb } from "../../ui/job/Thumbs.tsx";
import { t } from "../../ui/text.ts";
import styles from "./Inbox.module.css";
import type { RowProps } from "./JobRow.tsx";

interface MissedRowProps extends RowProps {
  readonly onSettle: () => void;
}

/** A job whose creator's 24 hours ran out: whoever moderates picks, or settles it with fewer. */
export const MissedRow = (props: MissedRowProps) => {
  const { job, current, onSettle } = props;
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
      <div className={styles.buttons}>
        <Button keys="p" onPress={() => go({ screen: "job", jobId: job.id, tab: "pick", number: null })}>
          {t("inbox.pick")}
        </Button>
        <Button tone="quiet" keys="s" onPress={onSettle}>
          {t("inbox.settle")}
        </Button>
      </div>
    </li>
  );
};
