import { useId, type ReactNode } from "react";
import { classes } from "./classes.ts";
import { Icon } from "./icons/Icon.tsx";
import styles from "./Toggles.module.css";

interface ToggleProps {
  readonly label: ReactNode;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  /** Why it cannot be changed now. */
  readonly disabled?: string | false | undefined;
}

export const Checkbox = ({ label, on, onChange, disabled = false }: ToggleProps) => (
  <button
    type="button"
    role="checkbox"
    aria-checked={on}
    aria-disabled={disabled === false ? undefined : true}
    title={disabled === false ? undefined : disabled}
    className={styles.row}
    onClick={() => {
      if (disabled === false) onChange(!on);
    }}
  >
    <span className={styles.check} aria-hidden="true">
      {on && <Icon name="check" size={10} />}
    </span>
    {label}
  </button>
);

interface SwitchProps extends ToggleProps {
  /** A sentence under the label. */
  readonly about?: ReactNode;
  readonly working?: boolean;
}

/** Something that stays on until it is switched off. The words stand left, the switch right. */
export const Switch = ({ label, about, on, onChange, disabled = false, working = false }: SwitchProps) => {
  const id = useId();
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-busy={working ? true : undefined}
      aria-disabled={disabled === false ? undefined : true}
      aria-labelledby={id}
      aria-describedby={about === undefined ? undefined : `${id}-about`}
      title={disabled === false ? undefined : disabled}
      className={classes(styles.row, styles.between)}
      onClick={() => {
        if (disabled === false && !working) onChange(!on);
      }}
    >
      <span className={styles.words}>
        <span id={id} className={styles.label}>
          {label}
        </span>
        {about !== undefined && (
          <span id={`${id}-about`} className={styles.about}>
            {about}
          </span>
        )}
      </span>
      <span className={styles.switch} aria-hidden="true" />
    </button>
  );
};
