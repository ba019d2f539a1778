import { type Scope, SCOPES } from "#shared/domain/scopes.ts";
import { Checkbox } from "../../../ui/Toggles.tsx";
import styles from "../Access.module.css";
import { t } from "../text.ts";

interface ScopeChoiceProps {
  readonly chosen: readonly Scope[];
  readonly onChange: (chosen: Scope[]) => void;
  readonly lacking: boolean;
}

/** What a key may do, in plain words. */
export const ScopeChoice = ({ chosen, onChange, lacking }: ScopeChoiceProps) => (
  <fieldset className={styles.choices}>
    <legend>{t("keys.may")}</legend>
    {SCOPES.map((scope) => (
      <Checkbox
        key={scope}
        label={t(`scopes.${scope}.name`)}
        on={chosen.includes(scope)}
        onChange={(on) => onChange(on ? [...chosen, scope] : chosen.filter((each) => each !== scope))}
      />
    ))}
    {lacking && (
      <p className={styles.wrong} role="alert">
        {t("keys.mayEmpty")}
      </p>
    )}
  </fieldset>
);
