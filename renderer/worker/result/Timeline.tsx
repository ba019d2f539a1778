import type { WorkerAttempt, WorkerSubmission } from "#shared/contract/worker.ts";
import { useJob } from "../hooks/session-context.ts";
import { usePictures } from "../hooks/use-pictures.ts";
import { Glyph } from "../marks/Glyph.tsx";
import { Icon } from "../marks/Icon.tsx";
import { Picture } from "../marks/Picture.tsx";
import { PracticeMark } from "../marks/PracticeMark.tsx";
import { Stars } from "../marks/Stars.tsx";
import { type Step, timelineOf } from "../text/timeline.ts";
import { say } from "../words.ts";
import styles from "./timeline.module.css";

const Mark = ({ mark }: Pick<Step, "mark">) =>
  mark === "send" || mark === "again" || mark === "eye" ? (
    <Icon name={mark} size={22} />
  ) : (
    <Glyph kind={mark} size={22} silent />
  );

interface AttemptCardProps {
  readonly submission: WorkerSubmission;
  readonly attempt: WorkerAttempt;
  readonly line: string | null;
}

const AttemptCard = ({ submission, attempt, line }: AttemptCardProps) => {
  const [picture] = usePictures(submission, attempt.attempt);
  const { practice } = useJob();
  const text = attempt.content_text ?? "";
  if (picture === undefined && attempt.stars === null && line === null && text === "") return null;
  return (
    <div className={styles.card}>
      {picture !== undefined && <Picture src={picture.src} alt="" shape="small" />}
      <div>
        {attempt.stars !== null && (
          <span className={styles.stars}>
            <Stars value={attempt.stars} />
            {practice && <PracticeMark />}
          </span>
        )}
        {picture === undefined && text !== "" && (
          <p className={styles.sent} dir="auto">
            {text}
          </p>
        )}
        {line !== null && (
          <p className={styles.line} dir="auto">
            {line}
          </p>
        )}
      </div>
    </div>
  );
};

/** What happened, attempt by attempt. */
export const Timeline = ({ submission }: { readonly submission: WorkerSubmission }) => {
  const steps = timelineOf(submission, useJob());
  return (
    <section>
      <h2 className={styles.title}>{say("timeline.title")}</h2>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.key} data-ahead={step.ahead || undefined}>
            <span className={styles.mark}>
              <Mark mark={step.mark} />
            </span>
            <div className={styles.head}>
              <strong>{step.title}</strong>
              {step.time !== null && <span className={styles.line}>{step.time}</span>}
            </div>
            {step.attempt === null ? (
              step.line !== null && <p className={styles.line}>{step.line}</p>
            ) : (
              <AttemptCard submission={submission} attempt={step.attempt} line={step.line} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
};
