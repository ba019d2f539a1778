import { useState } from "react";
import {
  EXPORT_FORMATS,
  EXPORT_PICTURES,
  type ExportFormat,
  type ExportPictures,
} from "#shared/contract/export-calls.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { useDeskMutation, useDeskQuery } from "../../bridge/queries.ts";
import { Button } from "../Button.tsx";
import { Dialog } from "../Dialog.tsx";
import { formatBytes, formatCount } from "../format/numbers.ts";
import { Segmented } from "../Segmented.tsx";
import { errorSentence, Notice } from "../States.tsx";
import { Checkbox } from "../Toggles.tsx";
import styles from "./Export.module.css";
import { ExportRunning } from "./ExportRunning.tsx";
import { t } from "./text.ts";

interface ExportDialogProps {
  readonly jobId: JobId;
  /** Which, in that order; null is all of the job. */
  readonly numbers: Uint32Array | null;
  readonly onClose: () => void;
}

/** How many and how much, in what form, and then where to. */
export const ExportDialog = ({ jobId, numbers, onClose }: ExportDialogProps) => {
  const [format, setFormat] = useState<ExportFormat>("csv");
  const [pictures, setPictures] = useState<ExportPictures>("copies");
  const [workers, setWorkers] = useState(false);
  const size = useDeskQuery("export.size", { jobId, numbers });
  const start = useDeskMutation("export.start");
  const exportId = start.data?.exportId ?? null;
  if (exportId !== null) return <ExportRunning exportId={exportId} onClose={onClose} />;
  const begin = (): void => start.mutate({ jobId, numbers, format, pictures, workers });
  const problem = size.error ?? start.error;
  return (
    <Dialog
      title={t("title")}
      width={480}
      onClose={onClose}
      foot={
        <>
          <Button
            tone="primary"
            icon="download"
            working={start.isPending && t("asking")}
            disabled={size.data === undefined && t("measuring")}
            onPress={begin}
          >
            {t("choose")}
          </Button>
          <Button tone="quiet" keys="Escape" onPress={onClose}>
            {t("cancel")}
          </Button>
        </>
      }
    >
      <div className={styles.rows}>
        <p role="status">
          {size.data === undefined
            ? t("measuring")
            : `${t("what", { count: size.data.rows, formatted: formatCount(size.data.rows) })} · ${t(
                "files",
                {
                  files: formatCount(size.data.files),
                  bytes: formatBytes(size.data.bytes),
                },
              )}`}
        </p>
        <div>
          <span className={styles.label}>{t("format")}</span>
          <Segmented
            label={t("format")}
            segments={EXPORT_FORMATS.map((value) => ({ value, label: t(value) }))}
            value={format}
            onChange={setFormat}
          />
        </div>
        {format === "zip" && (
          <div>
            <span className={styles.label}>{t("pictures")}</span>
            <Segmented
              label={t("pictures")}
              segments={EXPORT_PICTURES.map((value) => ({ value, label: t(value) }))}
              value={pictures}
              onChange={setPictures}
            />
            <p className={styles.note}>{t(`${pictures}About`)}</p>
          </div>
        )}
        <Checkbox label={t("workers")} on={workers} onChange={setWorkers} />
        {problem !== null && <Notice tone="bad">{errorSentence(problem)}</Notice>}
      </div>
    </Dialog>
  );
};
