import type { ResumeView } from "#shared/contract/inbox-calls.ts";
import { bringBack } from "../../state/left.ts";
import { goToJob } from "../../state/route.ts";
import { Button } from "../../ui/Button.tsx";
import { formatNumber } from "../../ui/format/numbers.ts";
import { Panel } from "../../ui/Panel.tsx";
import { ProgressBar } from "../../ui/Meters.tsx";
import { t } from "../../ui/text.ts";
import styles from "./Inbox.module.css";
import { t as tInbox } from "./text.ts";

/** To the very item, on the screen as it was: its filters, its loupe, what was compared. */
export const resume = ({ job, tab, number, state }: ResumeView): void => {
  bringBack(state === null ? null : { jobId: job.id, tab, state });
  goToJob(job.id, tab, number);
};

/** Where the person left off, and the way back there. */
export const ResumeCard = ({ at, enter }: { readonly at: ResumeView; readonly enter: boolean }) => {
  const { job } = at;
  const total = job.counts.total;
  const picking = at.tab === "pick";
  const [done, of] = picking ? [job.counts.winners, job.cap ?? 0] : [job.reviewed, total];
  return (
    <Panel padded={false} className={styles.resume}>
      {job.thumbnails.length > 0 && (
        <div className={styles.photos} aria-hidden="true">
          {job.thumbnails.map((address) => (
            <img key={address} src={address} alt="" draggable={false} />
          ))}
        </div>
      )}
      <div className={styles.resumeWords}>
        <p className={styles.small}>{t("inbox.resume")}</p>
        <h2 className={styles.resumeTitle}>{job.title}</h2>
        <div className={styles.progress}>
          <ProgressBar
            label={picking ? t("results.winners") : t("inbox.reviewed")}
            value={done}
            max={of}
            tone="accent"
          />
          <span className={styles.small}>
            {picking
              ? t("inbox.picked", { count: done, total: of })
              : t("inbox.reviewedOf", { count: done, total })}
          </span>
        </div>
      </div>
      <Button tone="primary" large {...(enter && { keys: "Enter" })} onPress={() => resume(at)}>
        {picking || at.number === null
          ? tInbox("resume.pick")
          : t("inbox.continue", { number: formatNumber(at.number) })}
      </Button>
    </Panel>
  );
};
