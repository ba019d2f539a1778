import type { WorkerSubmission } from "#shared/contract/worker.ts";
import { useJob, useSession } from "../hooks/session-context.ts";
import { usePictures } from "../hooks/use-pictures.ts";
import { Glyph } from "../marks/Glyph.tsx";
import { Icon } from "../marks/Icon.tsx";
import { Picture } from "../marks/Picture.tsx";
import { PracticeMark } from "../marks/PracticeMark.tsx";
import { Stars } from "../marks/Stars.tsx";
import { showEntryNumber } from "../text/figures.ts";
import { glyphOf, outcomeHint, outcomeOf, outcomeTitle } from "../text/outcomes.ts";
import { say } from "../words.ts";
import styles from "./result.module.css";

export const rowId = (id: string): string => `row-${id}`;

/** One submission in the list; it opens the whole of it. */
export const SubmissionRow = ({ submission }: { readonly submission: WorkerSubmission }) => {
  const { views } = useSession();
  const { practice } = useJob();
  const [picture] = usePictures(submission, submission.attempt);
  const outcome = outcomeOf(submission);
  const hint = outcomeHint(submission);
  const waiting = outcome === "pending" || outcome === "retry_pending";
  const stars = waiting ? null : submission.stars;
  return (
    <li>
      <button
        type="button"
        id={rowId(submission.id)}
        className={styles.row}
        onClick={() => views.open({ kind: "submission", id: submission.id })}
      >
        <Picture src={picture?.src} alt="" shape="thumb" text={picture === undefined} />
        <span className={styles.rowWords}>
          <span className={styles.rowTitle}>
            <Glyph kind={glyphOf[outcome]} silent />
            {outcomeTitle(outcome)}
          </span>
          <span className={styles.rowLine}>
            {stars !== null && <Stars value={stars} />}
            {stars !== null && practice && <PracticeMark />}
            {hint !== null && <span>{hint}</span>}
            <span>{say("list.number", { number: showEntryNumber(submission.number).slice(1) })}</span>
            {submission.attempt > 1 && <span>{say("row.try", { n: submission.attempt })}</span>}
          </span>
        </span>
        <Icon name="forward" size={16} />
      </button>
    </li>
  );
};
