import { useRef } from "react";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { t } from "../../ui/text.ts";
import { change } from "../../state/job-draft.ts";
import styles from "./NewJob.module.css";

const AT_MOST = 12;

interface CriteriaEditorProps {
  readonly criteria: readonly string[];
  readonly error: string | undefined;
}

/** What a good photo has, one line each. Enter goes on to the next; an empty one is left out. */
export const CriteriaEditor = ({ criteria, error }: CriteriaEditorProps) => {
  const list = useRef<HTMLDivElement>(null);
  const put = (next: readonly string[]): void => change({ criteria: next.length === 0 ? [""] : next });
  const focusLine = (index: number): void => {
    requestAnimationFrame(() => list.current?.querySelectorAll("input")[index]?.focus());
  };
  const addAfter = (index: number): void => {
    if (criteria.length >= AT_MOST) return;
    put(criteria.toSpliced(index + 1, 0, ""));
    focusLine(index + 1);
  };
  const remove = (index: number): void => {
    put(criteria.toSpliced(index, 1));
    focusLine(Math.max(0, index - 1));
  };
  return (
    <div className={styles.list} ref={list}>
      <span className={styles.caption}>{t("newJob.field.scoring_criteria")}</span>
      {criteria.map((criterion, index) => (
        <div key={index} className={styles.criterion}>
          <Field
            label={t("newJob.criterion", { number: index + 1 })}
            labelHidden
            value={criterion}
            maxLength={200}
            {...(index === 0 && { placeholder: t("newJob.criterionExample") })}
            onChange={(text) => put(criteria.with(index, text))}
            onKeyDown={(event) => {
              if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
                event.preventDefault();
                addAfter(index);
              }
              if (event.key === "Backspace" && criterion === "" && criteria.length > 1) {
                event.preventDefault();
                remove(index);
              }
            }}
          />
          <IconButton
            icon="cross"
            label={t("newJob.removeCriterion", { number: index + 1 })}
            disabled={criteria.length === 1 && criterion === "" && t("newJob.nothingToRemove")}
            onPress={() => remove(index)}
          />
        </div>
      ))}
      {error === undefined ? (
        <p className={styles.hint}>{t("newJob.criteriaHint")}</p>
      ) : (
        <p className={styles.bad} role="alert">
          {error}
        </p>
      )}
      <Button
        tone="quiet"
        icon="plus"
        disabled={criteria.length >= AT_MOST && t("newJob.criteriaFull")}
        onPress={() => addAfter(criteria.length - 1)}
      >
        {t("newJob.addCriterion")}
      </Button>
    </div>
  );
};
