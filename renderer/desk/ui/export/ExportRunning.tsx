import { useDeskMutation, useDeskQuery } from "../../bridge/queries.ts";
import { Button } from "../Button.tsx";
import { Dialog } from "../Dialog.tsx";
import { formatCount } from "../format/numbers.ts";
import { ProgressBar } from "../Meters.tsx";
import { errorSentence, Notice } from "../States.tsx";
import styles from "./Export.module.css";
import { t } from "./text.ts";

const ASK_EVERY_MS = 300;

interface ExportRunningProps {
  readonly exportId: string;
  readonly onClose: () => void;
}

/** How far it is, and how it ended. It is cancelled by its own button alone, never by closing. */
export const ExportRunning = ({ exportId, onClose }: ExportRunningProps) => {
  const asked = useDeskQuery("export.progress", { exportId }, { everyMs: ASK_EVERY_MS });
  const cancel = useDeskMutation("export.cancel");
  const progress = asked.data;
  const running = !asked.isError && (progress === undefined || progress.state === "running");
  return (
    <Dialog
      title={t("title")}
      width={480}
      locked={running}
      onClose={onClose}
      foot={
        running ? (
          <Button onPress={() => cancel.mutate({ exportId })}>{t("cancel")}</Button>
        ) : (
          <Button tone="primary" onPress={onClose} autoFocus>
            {t("close")}
          </Button>
        )
      }
    >
      <div className={styles.rows}>
        {asked.isError && <Notice tone="bad">{errorSentence(asked.error)}</Notice>}
        {progress !== undefined && running && (
          <>
            <p>{t("running", { name: progress.name })}</p>
            <ProgressBar
              label={t("running", { name: progress.name })}
              value={progress.done}
              max={progress.rows}
              tone="accent"
            />
            <p className={styles.note}>
              {t("progress", { done: formatCount(progress.done), rows: formatCount(progress.rows) })}
            </p>
          </>
        )}
        {progress?.state === "done" && (
          <>
            <Notice tone="good">{t("done", { name: progress.name })}</Notice>
            {progress.left > 0 && <p>{t("left", { count: progress.left })}</p>}
          </>
        )}
        {progress?.state === "cancelled" && <Notice>{t("cancelled")}</Notice>}
        {progress?.state === "failed" && <Notice tone="bad">{progress.problem}</Notice>}
      </div>
    </Dialog>
  );
};
