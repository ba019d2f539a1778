import { formatCount } from "../../ui/format/numbers.ts";
import { HintBarEnd } from "../../ui/frame/slots.tsx";
import { ProgressBar } from "../../ui/Meters.tsx";
import { useTriage } from "./session-context.ts";
import { t } from "./text.ts";
import styles from "./TriageScreen.module.css";

/** How much of the job a person has reviewed. */
export const Progress = () => {
  const review = useTriage((state) => state.counts?.byReview);
  if (review === undefined) return null;
  const total = review.byPerson + review.notYet;
  if (total === 0) return null;
  const words = t("toolbar.reviewed", { reviewed: formatCount(review.byPerson), total: formatCount(total) });
  return (
    <HintBarEnd>
      <span className={styles.progressBar}>
        <ProgressBar label={words} value={review.byPerson} max={total} tone="accent" />
      </span>
      <span className={styles.progressWords}>{words}</span>
    </HintBarEnd>
  );
};
