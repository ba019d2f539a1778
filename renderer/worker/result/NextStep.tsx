import type { WorkerSubmission } from "#shared/contract/worker.ts";
import { Notice } from "../frame/Notice.tsx";
import { useJob } from "../hooks/session-context.ts";
import { Icon } from "../marks/Icon.tsx";
import { showEntryNumber } from "../text/figures.ts";
import { outcomeOf } from "../text/outcomes.ts";
import { showSayings } from "../text/sayings.ts";
import { showWhen } from "../text/time.ts";
import { say } from "../words.ts";
import { CopyLink } from "./CopyLink.tsx";
import styles from "./result.module.css";

/** What would lift a rejected one; what an accepted one waits for. */
export const NextStep = ({ submission }: { readonly submission: WorkerSubmission }) => {
  const job = useJob();
  const outcome = outcomeOf(submission);
  if (outcome === "rejected_for_good") return <Notice icon="lock">{say("result.no_retry")}</Notice>;
  if (outcome === "rejected" || outcome === "retry_pending") {
    const { feedback, feedback_said: said, reasoning } = submission;
    const steps = feedback === reasoning ? [] : showSayings(said, feedback);
    if (steps.length === 0) return null;
    return (
      <section className={styles.fix}>
        <h2>{say("result.fix")}</h2>
        <ul>
          {steps.map((line) => (
            <li key={line}>
              <Icon name="eye" />
              <span dir="auto">{line}</span>
            </li>
          ))}
        </ul>
      </section>
    );
  }
  if (outcome !== "approved" || job.selection_type === null || job.state === "completed") return null;
  const about = { number: showEntryNumber(submission.number), when: showWhen(job.closes_at) };
  return job.selection_type === "random" ? (
    <Notice title={say("result.draw.title")}>
      {say("result.draw", { ...about, n: job.max_completions ?? 1 })}
      <CopyLink />
    </Notice>
  ) : (
    <Notice title={say("result.choice.title")}>{say("result.choice", about)}</Notice>
  );
};
