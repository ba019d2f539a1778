import { useState } from "react";
import { Field } from "../../../ui/Field.tsx";
import { Icon } from "../../../ui/icons/Icon.tsx";
import { t } from "../text.ts";
import styles from "./Remotes.module.css";

interface KeyFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
  readonly autoFocus?: boolean;
}

/** A key, as dots: who holds the eye, by the mouse or by Space, reads it for as long. */
export const KeyField = ({ value, onChange, error, autoFocus = false }: KeyFieldProps) => {
  const [held, setHeld] = useState(false);
  const release = (): void => setHeld(false);
  return (
    <Field
      label={t("remotes.key")}
      value={value}
      onChange={onChange}
      maxLength={500}
      masked={!held}
      autoFocus={autoFocus}
      error={error}
      trailing={
        <button
          type="button"
          className={styles.eye}
          aria-label={t("remotes.holdToShow")}
          title={t("remotes.holdToShow")}
          aria-pressed={held}
          onPointerDown={() => setHeld(true)}
          onPointerUp={release}
          onPointerLeave={release}
          onBlur={release}
          onKeyDown={({ key }) => {
            if (key === " ") setHeld(true);
          }}
          onKeyUp={release}
        >
          <Icon name="eye" size={14} />
        </button>
      }
    />
  );
};
