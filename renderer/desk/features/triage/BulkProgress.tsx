import { useDeskQuery } from "../../bridge/queries.ts";
import { formatCount } from "../../ui/format/numbers.ts";
import { ProgressBar } from "../../ui/Meters.tsx";
import { useSession, useTriage } from "./session-context.ts";
import { t } from "./text.ts";
import styles from "./TriageScreen.module.css";

const ASK_MS = 250;

/** How far deciding everything that matches has come; it goes on while one works elsewhere. */
export const BulkProgress = () => {
  const deciding = useTriage((state) => state.deciding);
  return deciding ? <Bar /> : null;
};

const Bar = () => {
  const { jobId } = useSession();
  const progress = useDeskQuery("triage.bulk", { jobId }, { everyMs: ASK_MS }).data ?? null;
  if (progress === null || progress.total === 0) return null;
  const words = t("many.progress", { done: formatCount(progress.done), total: formatCount(progress.total) });
  return (
    <div className={styles.bulk} role="status">
      <span>{words}</span>
      <ProgressBar label={t("many.label")} value={progress.done} max={progress.total} tone="accent" />
    </div>
  );
};
