import type { CoverageView, MissedJob } from "#shared/contract/coverage-calls.ts";
import type { JobDetail } from "#shared/contract/desk-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { go, goToJob } from "../../state/route.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { CountdownText } from "../../ui/CountdownRing.tsx";
import { formatCount } from "../../ui/format/numbers.ts";
import type { ClaimState } from "../../ui/job/claim-state.ts";
import { claimWords, useClaim } from "../../ui/job/use-claim.ts";
import { Tag } from "../../ui/Marks.tsx";
import styles from "./Coverage.module.css";
import { t } from "./text.ts";

interface CoverBarProps {
  readonly queue: readonly MissedJob[];
  readonly job: JobDetail;
  readonly view: CoverageView;
  readonly state: ClaimState;
  readonly next: (() => void) | null;
}

/** The way to the next job that this desk may take; null where there is none besides this one. */
export const nextJobIn = (queue: readonly MissedJob[], jobId: JobId): (() => void) | null => {
  const at = queue.findIndex((job) => job.jobId === jobId);
  const order = [...queue.slice(at + 1), ...queue.slice(0, Math.max(0, at))];
  const next = order.find(({ claim }) => claim === null || claim.byThisDesk);
  return next === undefined ? null : () => go({ screen: "coverage", jobId: next.jobId });
};

/** Which missed job, how long overdue, whose claim; and the queue behind it. */
export const CoverBar = ({ queue, job, view, state, next }: CoverBarProps) => {
  const { claim, claiming, release } = useClaim();
  const place = queue.findIndex(({ jobId }) => jobId === job.id) + 1;
  return (
    <header className={styles.bar}>
      <IconButton icon="back" label={t("toInbox")} onPress={() => go({ screen: "inbox" })} />
      <h1 className={styles.title} title={job.title}>
        {job.title}
      </h1>
      {job.selectionDeadlineAt !== null && (
        <Tag icon="flag" tone="bad">
          <CountdownText at={job.selectionDeadlineAt} say={(time) => t("overdue", { time })} />
        </Tag>
      )}
      <span className={styles.quiet}>
        {t("inQueue", { place: formatCount(place), count: queue.length, shown: formatCount(queue.length) })}
      </span>
      <span className={styles.grow} />
      {state === "free" ? (
        <Button tone="primary" keys="c" working={claiming && t("claiming")} onPress={() => claim(job.id)}>
          {t("claim")}
        </Button>
      ) : (
        <span className={styles.quiet}>{claimWords(view.claim)}</span>
      )}
      {state === "ours" && (
        <Button tone="quiet" onPress={() => release(job.id)}>
          {t("giveBack")}
        </Button>
      )}
      <Button tone="quiet" onPress={() => goToJob(job.id, "triage")}>
        {t("toTriage")}
      </Button>
      <Button keys="n" onPress={() => next?.()} disabled={next === null && t("noOther")}>
        {t("nextJob")}
      </Button>
    </header>
  );
};
