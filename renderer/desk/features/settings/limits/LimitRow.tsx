import { useState } from "react";
import type { LimitView } from "#shared/contract/settings-views.ts";
import { isRateLimitName, type LimitName } from "#shared/domain/limits.ts";
import { useDeskMutation } from "../../../bridge/queries.ts";
import { showToast } from "../../../state/toasts.ts";
import { Button } from "../../../ui/Button.tsx";
import { Field, SelectField } from "../../../ui/Field.tsx";
import { Tag } from "../../../ui/Marks.tsx";
import { errorSentence } from "../../../ui/States.tsx";
import styles from "../Access.module.css";
import { t } from "../text.ts";
import {
  formOf,
  type LimitForm,
  limitWords,
  sameValue,
  SIZE_UNITS,
  TIME_UNITS,
  type Unit,
  valueOf,
} from "./limit-forms.ts";

/** One limit: what it is, its value to change, its default to go back to. */
export const LimitRow = ({ view }: { readonly view: LimitView }) => {
  const { name, value, fixed } = view;
  const [form, setForm] = useState(() => formOf(name, value));
  const set = useDeskMutation("limits.set");
  const wanted = valueOf(name, form);
  const changed = wanted === null || !sameValue(wanted, value);
  const send = (next: LimitView["value"] | null): void =>
    set.mutate({ name, value: next }, { onSuccess: () => showToast(t("limits.saved"), { tone: "good" }) });
  const problem = set.error !== null ? errorSentence(set.error) : wanted === null ? t("limits.wrong") : null;
  return (
    <form
      className={styles.limit}
      onSubmit={(event) => {
        event.preventDefault();
        if (changed && wanted !== null && !fixed) send(wanted);
      }}
    >
      <div className={styles.limitWords}>
        <div className={styles.name}>{t(`limits.names.${name}.name`)}</div>
        <p className={styles.under}>{t(`limits.names.${name}.about`)}</p>
        <p className={styles.under}>{t("limits.default", { value: limitWords(name, view.default) })}</p>
        {problem !== null && (
          <p className={styles.wrong} role="alert">
            {problem}
          </p>
        )}
      </div>
      {fixed ? (
        <Tag icon="lock" title={t("limits.fixedAbout")}>
          {limitWords(name, value)} · {t("limits.fixed")}
        </Tag>
      ) : (
        <div className={styles.limitEditor}>
          <LimitFields name={name} form={form} onChange={setForm} />
          <div className={styles.save}>
            {changed ? (
              <Button
                type="submit"
                tone="primary"
                working={set.isPending && t("limits.saving")}
                disabled={wanted === null && t("limits.wrong")}
                onPress={() => undefined}
              >
                {t("limits.save")}
              </Button>
            ) : (
              !sameValue(value, view.default) && (
                <Button
                  tone="quiet"
                  ariaLabel={t("limits.resetWhat", { name: t(`limits.names.${name}.name`) })}
                  working={set.isPending && t("limits.saving")}
                  onPress={() => send(null)}
                >
                  {t("limits.reset")}
                </Button>
              )
            )}
          </div>
        </div>
      )}
    </form>
  );
};

interface LimitFieldsProps {
  readonly name: LimitName;
  readonly form: LimitForm;
  readonly onChange: (form: LimitForm) => void;
}

const LimitFields = ({ name, form, onChange }: LimitFieldsProps) => {
  const label = t(`limits.names.${name}.name`);
  const rate = isRateLimitName(name);
  const units: readonly Exclude<Unit, "count">[] = rate
    ? TIME_UNITS
    : form.unit === "count"
      ? []
      : SIZE_UNITS;
  return (
    <>
      {rate && (
        <>
          <div className={styles.figure}>
            <Field
              label={`${label}: ${t("limits.amount")}`}
              labelHidden
              numeric
              value={form.max}
              maxLength={9}
              onChange={(max) => onChange({ ...form, max })}
            />
          </div>
          <span className={styles.per}>{t("limits.per")}</span>
        </>
      )}
      <div className={rate ? styles.short : styles.figure}>
        <Field
          label={rate ? `${label}: ${t("limits.timeValue")}` : label}
          labelHidden
          numeric
          value={form.number}
          maxLength={9}
          onChange={(number) => onChange({ ...form, number })}
        />
      </div>
      {units.length > 0 && (
        <div className={styles.unit}>
          <SelectField
            label={`${label}: ${t("limits.unit")}`}
            labelHidden
            value={form.unit}
            options={units.map((value) => ({ value, label: t(`limits.units.${value}`) }))}
            onChange={(unit) => onChange({ ...form, unit })}
          />
        </div>
      )}
    </>
  );
};
