import type { JobDetail } from "#shared/contract/desk-views.ts";
import type { Instant } from "#shared/lib/instant.ts";
import { useClock } from "../../state/clock.ts";
import { formatMoment } from "../../ui/format/times.ts";
import { Panel } from "../../ui/Panel.tsx";
import { t } from "../../ui/text.ts";
import styles from "./Job.module.css";
import { stepsOf, type TimelineStep } from "./timeline-steps.ts";

/** The job's moments in their order, and where now lies among them. */
export const Timeline = ({ job }: { readonly job: JobDetail }) => {
  // The order changes when a moment goes by; minutes are told by each step itself.
  const passed = useClock((now) => stepsOf(job).filter((step) => step.at !== null && step.at <= now).length);
  const steps = stepsOf(job);
  const past = steps.slice(0, passed);
  const ahead = steps.slice(passed);
  return (
    <Panel padded={false}>
      <ol className={styles.timeline} aria-label={t("job.timeline")}>
        {past.map((step) => (
          <Step key={step.key} step={step} look={styles.past} />
        ))}
        {!steps.some((step) => step.last) && <NowStep />}
        {ahead.map((step, index) => (
          <Step key={step.key} step={step} look={index === 0 ? styles.next : undefined} />
        ))}
      </ol>
    </Panel>
  );
};

const Step = ({ step, look }: { readonly step: TimelineStep; readonly look: string | undefined }) => (
  <li className={`${styles.step ?? ""} ${look ?? ""}`}>
    <span className={styles.dot} aria-hidden="true" />
    <b>{step.title}</b>
    <span>
      {step.at !== null && <Moment at={step.at} />}
      {step.about !== null && ` ${step.about}`}
    </span>
  </li>
);

const NowStep = () => (
  <li className={`${styles.step ?? ""} ${styles.now ?? ""}`} aria-current="time">
    <span className={styles.dot} aria-hidden="true" />
    <b>{t("job.now")}</b>
    <span>{useClock((now) => formatMoment(now as Instant, now))}</span>
  </li>
);

const Moment = ({ at }: { readonly at: Instant }) => <>{useClock((now) => formatMoment(at, now))}</>;
