import type { CoverageView } from "#shared/contract/coverage-calls.ts";
import type { JobDetail } from "#shared/contract/desk-views.ts";
import { formatCount } from "../../ui/format/numbers.ts";
import { Icon } from "../../ui/icons/Icon.tsx";
import { ProgressBar } from "../../ui/Meters.tsx";
import { Notice } from "../../ui/States.tsx";
import styles from "./Coverage.module.css";
import { t } from "./text.ts";

/** What the creator asked for, in their own words, and how far it was met. */
export const AskedColumn = ({ job, view }: { readonly job: JobDetail; readonly view: CoverageView }) => (
  <section className={styles.left} aria-label={t("asked.title")}>
    <h2>{t("asked.title")}</h2>
    <p className={styles.brief}>“{job.description}”</p>
    <p className={styles.quiet}>{job.ownerName}</p>
    {view.criteria.length > 0 && (
      <>
        <h3>{t("asked.criteria")}</h3>
        <ul className={styles.criteria}>
          {view.criteria.map(({ label, met, of }) => (
            <li key={label}>
              <span className={styles.criterion}>
                <Icon name="check" size={14} />
                {label}
              </span>
              {of > 0 && (
                <span className={styles.passes}>
                  <ProgressBar label={label} value={met} max={of} />
                  <span className={styles.quiet}>
                    {t("asked.pass", { percent: Math.round((met / of) * 100) })}
                  </span>
                </span>
              )}
            </li>
          ))}
        </ul>
      </>
    )}
    <h3>{t("asked.chosen")}</h3>
    <p className={styles.brief}>
      {t("asked.winners", {
        count: view.winners.length,
        shown: formatCount(view.winners.length),
        cap: formatCount(view.cap),
      })}
    </p>
    <Notice>{t("asked.rules")}</Notice>
  </section>
);
