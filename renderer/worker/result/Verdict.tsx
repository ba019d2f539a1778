import type { WorkerSubmission } from "#shared/contract/worker.ts";
import { useJob } from "../hooks/session-context.ts";
import { ViewHeading } from "../frame/ViewHeading.tsx";
import { Glyph } from "../marks/Glyph.tsx";
import { PracticeMark } from "../marks/PracticeMark.tsx";
import { Stars } from "../marks/Stars.tsx";
import { showEntryNumber } from "../text/figures.ts";
import { glyphOf, outcomeOf, outcomeTitle } from "../text/outcomes.ts";
import { joinSayings } from "../text/sayings.ts";
import { say } from "../words.ts";
import { PendingNote } from "./PendingNote.tsx";
import { RetryCountdown } from "./RetryCountdown.tsx";
import styles from "./result.module.css";

/** Stars, the verdict in a word, and why. */
export const Verdict = ({ submission }: { readonly submission: WorkerSubmission }) => {
  const { practice } = useJob();
  const outcome = outcomeOf(submission);
  const { stars, number, attempt } = submission;
  const reasoning = joinSayings(submission.reasoning_said, submission.reasoning);
  const waiting = outcome === "pending" || outcome === "retry_pending";
  return (
    <div className={styles.verdict}>
      {stars !== null && !waiting && (
        <div className={styles.starLine}>
          <Stars value={stars} size="large" />
          {practice && <PracticeMark />}
        </div>
      )}
      <div className={styles.titleLine}>
        <Glyph kind={glyphOf[outcome]} size={24} silent />
        <ViewHeading of={submission.id}>{outcomeTitle(outcome)}</ViewHeading>
      </div>
      {outcome !== "winner" && (
        <p className={styles.small}>
          {say("result.number", { number: showEntryNumber(number) })}
          {attempt > 1 && `, ${say("row.try", { n: attempt })}`}
        </p>
      )}
      {outcome === "pending" && <PendingNote key={attempt} />}
      {outcome === "retry_pending" && submission.retry_expires_at !== null && (
        <RetryCountdown until={submission.retry_expires_at} />
      )}
      {outcome === "winner" && (
        <p className={styles.support}>{say("result.winner", { number: showEntryNumber(number) })}</p>
      )}
      {!waiting && reasoning !== null && (
        <p className={styles.support} dir="auto">
          {reasoning}
        </p>
      )}
      {!waiting && submission.decided_by_person && <p className={styles.small}>{say("result.by_person")}</p>}
    </div>
  );
};
