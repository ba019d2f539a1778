import type { SubmissionDetail } from "#shared/contract/desk-views.ts";
import { StatusGlyph } from "../../../ui/StatusGlyph.tsx";
import { t } from "../text.ts";
import styles from "./RejectDialog.module.css";

interface WorkerPreviewProps {
  readonly detail: SubmissionDetail;
  readonly words: string | null;
}

/** The worker's page, with the very text that is sent. Always light: the worker page is. */
export const WorkerPreview = ({ detail, words }: WorkerPreviewProps) => (
  <section className={styles.preview} aria-label={t("reject.preview")}>
    <h3 className={styles.previewTitle}>{t("reject.preview")}</h3>
    <div className={styles.phone} data-theme="light">
      {detail.thumbnail !== null && <img className={styles.phonePhoto} src={detail.thumbnail} alt="" />}
      <div className={styles.phoneTitle}>
        <StatusGlyph status="rejected" size={18} decorative />
        {t("reject.notAccepted")}
      </div>
      <p className={styles.phoneWords} aria-live="polite">
        {words ?? t("reject.nothing")}
      </p>
      <p className={styles.phoneFoot}>{t("reject.tryAgain")}</p>
    </div>
  </section>
);
