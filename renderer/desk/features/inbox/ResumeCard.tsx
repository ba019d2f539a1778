import type { Inbox } from "#shared/contract/desk-views.ts";
import { goToJob } from "../../state/route.ts";
import { Button } from "../../ui/Button.tsx";
import { formatNumber } from "../../ui/format/numbers.ts";
import { Panel } from "../../ui/Panel.tsx";
import { ProgressBar } from "../../ui/Meters.tsx";
import { t } from "../../ui/text.ts";
import styles from "./Inbox.module.css";

export type Resume = NonNullable<Inbox["resume"]>;

export const resume = ({ job, number }: Resume): void => goToJob(job.id, "triage", number);

/** Where the person left off, and the way back there. */
export const ResumeCard = ({ at, enter }: { readonly at: Resume; readonly enter: boolean }) => {
  const { job } = at;
  const total = job.counts.total;
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
          <ProgressBar label={t("inbox.reviewed")} value={job.reviewed} max={total} tone="accent" />
          <span className={styles.small}>{t("inbox.reviewedOf", { count: job.reviewed, total })}</span>
        </div>
      </div>
      <Button tone="primary" large {...(enter && { keys: "Enter" })} onPress={() => resume(at)}>
        {t("inbox.continue", { number: formatNumber(at.number) })}
      </Button>
    </Panel>
  );
};
