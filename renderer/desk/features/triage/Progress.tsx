import type { JobDetail } from "#shared/contract/desk-views.ts";
import { formatCount } from "../../ui/format/numbers.ts";
import { HintBarEnd } from "../../ui/frame/slots.tsx";
import { ProgressBar } from "../../ui/Meters.tsx";
import { activeGroups } from "./model/filters.ts";
import { useTriage } from "./session-context.ts";
import { t } from "./text.ts";
import styles from "./TriageScreen.module.css";

/** How much of the job a person has reviewed. */
export const Progress = ({ job }: { readonly job: JobDetail }) => {
  const index = useTriage((state) => state.counts);
  const filters = useTriage((state) => state.filters);
  if (index === null || index.total === 0) return null;
  // Counts stand under the other filters; where there is one, the job's own figure follows a moment later.
  const whole = activeGroups(filters).every((group) => group === "reviewed");
  const reviewed = whole ? index.byReview.byPerson : job.reviewed;
  const total = index.total;
  const words = t("toolbar.reviewed", { reviewed: formatCount(reviewed), total: formatCount(total) });
  return (
    <HintBarEnd>
      <span className={styles.progressBar}>
        <ProgressBar label={words} value={reviewed} max={total} tone="accent" />
      </span>
      <span className={styles.progressWords}>{words}</span>
    </HintBarEnd>
  );
};
