import { JOB_TYPES } from "#shared/domain/job.ts";
import { t } from "../../ui/text.ts";
import { change, type Draft } from "../../state/job-draft.ts";
import styles from "./NewJob.module.css";

/** What kind of job it is: it decides who chooses, who pays, and which fields there are. */
export const TypeChoice = ({ type }: { readonly type: Draft["type"] }) => (
  <fieldset className={styles.types}>
    <legend className="visually-hidden">{t("newJob.type")}</legend>
    {JOB_TYPES.map((each) => (
      <label key={each} className={styles.type}>
        <input
          type="radio"
          name="type"
          className={styles.radio}
          checked={each === type}
          onChange={() => change({ type: each })}
        />
        <span className={styles.typeName}>{t(`newJob.types.${each}.name`)}</span>
        <span className={styles.typeAbout}>{t(`newJob.types.${each}.about`)}</span>
      </label>
    ))}
  </fieldset>
);
