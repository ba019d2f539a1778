import type { ReactNode } from "react";
import styles from "./PracticeBanner.module.css";
import { t } from "./text.ts";

interface PracticeBannerProps {
  /** What the practice model means here. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** Scores here are the practice model's: striped, so that nobody takes them for real ones. */
export const PracticeBanner = ({ children, action }: PracticeBannerProps) => (
  <section className={styles.banner} aria-label={t("practice.model")}>
    <div className={styles.stripes} aria-hidden="true" />
    <div className={styles.words}>
      <p className={styles.text}>
        <span className={styles.tag}>{t("practice.model")}</span>
        {children}
      </p>
      {action}
    </div>
  </section>
);
