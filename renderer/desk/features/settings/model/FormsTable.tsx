import type { ScoringSettingsView } from "#shared/contract/scoring-calls.ts";
import type { FormWish, MeasuredForm, ModelForms } from "#shared/domain/scoring/model-forms.ts";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { showError } from "../../../state/toasts.ts";
import { Button } from "../../../ui/Button.tsx";
import { SelectField } from "../../../ui/Field.tsx";
import { t } from "../../../ui/scoring/text.ts";
import styles from "../Settings.module.css";
import own from "./ScoringPanel.module.css";

interface FormsTableProps {
  readonly view: ScoringSettingsView;
  readonly onChoose: (form: FormWish) => void;
}

/** The forms of the model in use as they were measured here, and which one is used. */
export const FormsTable = ({ view, onChoose }: FormsTableProps) => {
  const { forms, form } = view;
  const measure = useDeskMutation("scoring.measure");
  const choices = forms === null ? [] : forms.measured.filter((each) => isThere(each, forms));
  return (
    <div>
      <SelectField
        label={t("form.label")}
        hint={t("form.about")}
        value={choices.some((each) => each.form === form) ? form : "auto"}
        options={[
          { value: "auto", label: t("form.auto") },
          ...choices.map((each) => ({ value: each.form, label: t(`form.name.${each.form}`) })),
        ]}
        onChange={onChoose}
      />
      {forms === null ? (
        <p className={styles.small}>{t("form.never")}</p>
      ) : (
        <Measured forms={forms} form={form} />
      )}
      <div className={styles.actions}>
        <Button
          working={measure.isPending && t("form.measuring")}
          onPress={() => measure.mutate(undefined, { onError: showError })}
        >
          {forms === null ? t("form.measureFirst") : t("form.measure")}
        </Button>
      </div>
    </div>
  );
};

/** The program's own form is kept only where it was chosen. */
const isThere = ({ form, picturesPerSecond }: MeasuredForm, { chosen }: ModelForms): boolean =>
  picturesPerSecond !== null && (form !== "winnow" || chosen === "winnow");

const Measured = ({ forms, form }: { readonly forms: ModelForms; readonly form: FormWish }) => {
  const wished = forms.measured.find((each) => each.form === form);
  const inUse = wished !== undefined && isThere(wished, forms) ? wished.form : forms.chosen;
  return (
    <table className={own.table} aria-label={t("form.caption")}>
      <thead>
        <tr>
          <th scope="col">{t("form.column.form")}</th>
          <th scope="col">{t("form.column.speed")}</th>
          <th scope="col">{t("form.column.likeness")}</th>
        </tr>
      </thead>
      <tbody>
        {forms.measured.map((each) => (
          <tr key={each.form}>
            <td>
              {t(`form.name.${each.form}`)}{" "}
              <span className={own.marks}>
                {[
                  each.form === inUse ? t("form.inUse") : null,
                  each.form === forms.reference ? t("form.reference") : null,
                ]
                  .filter((mark) => mark !== null)
                  .join(", ")}
              </span>
            </td>
            <td>{each.picturesPerSecond === null ? t("form.failed") : each.picturesPerSecond.toFixed(1)}</td>
            <td>{each.cosine?.toFixed(4)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
