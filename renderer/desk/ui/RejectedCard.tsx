import styles from "./RejectedCard.module.css";
import { StatusGlyph } from "./StatusGlyph.tsx";
import { t } from "./text.ts";

interface RejectedCardProps {
  /** The very text that the worker reads; null while there is none. */
  readonly words: string | null;
  readonly picture?: string | null;
}

/** The worker's page after a rejection. Always light: the worker page is. */
export const RejectedCard = ({ words, picture = null }: RejectedCardProps) => (
  <section className={styles.preview} aria-label={t("rejectedCard.title")}>
    <h3 className={styles.previewTitle}>{t("rejectedCard.title")}</h3>
    <div className={styles.phone} data-theme="light">
      {picture !== null && <img className={styles.phonePhoto} src={picture} alt="" />}
      <div className={styles.phoneTitle}>
        <StatusGlyph status="rejected" size={18} decorative />
        {t("rejectedCard.notAccepted")}
      </div>
      <p className={styles.phoneWords} aria-live="polite">
        {words ?? t("rejectedCard.nothing")}
      </p>
      <p className={styles.phoneFoot}>{t("rejectedCard.tryAgain")}</p>
    </div>
  </section>
);
