import { useId, type KeyboardEvent, type ReactNode, type Ref } from "react";
import { classes } from "./classes.ts";
import styles from "./Field.module.css";
import { Icon, type IconName } from "./icons/Icon.tsx";

interface FrameProps {
  readonly label: string;
  /** The label is for screen readers only: the place says what it is. */
  readonly labelHidden?: boolean;
  readonly hint?: ReactNode;
  /** A sentence that says what to change; colours the edge. */
  readonly error?: string | undefined;
  /** What is said at the right of the label, e.g. "12 of 120". */
  readonly aside?: ReactNode;
}

interface FieldProps extends FrameProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
  readonly icon?: IconName;
  readonly unit?: string;
  readonly trailing?: ReactNode;
  readonly placeholder?: string;
  readonly numeric?: boolean;
  /** Several lines, this many to begin with. */
  readonly rows?: number;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
  /** Shown as dots, and not corrected or remembered. */
  readonly masked?: boolean;
  readonly name?: string;
  readonly ref?: Ref<HTMLInputElement | HTMLTextAreaElement>;
}

/** A text to write, with its label, its hint, and the sentence about what is wrong with it. */
export const Field = ({ ref, ...props }: FieldProps) => {
  const id = useId();
  const described = props.error !== undefined || props.hint !== undefined ? `${id}-about` : undefined;
  const common = {
    id,
    name: props.name,
    value: props.value,
    placeholder: props.placeholder,
    disabled: props.disabled,
    autoFocus: props.autoFocus,
    maxLength: props.maxLength,
    "aria-invalid": props.error !== undefined,
    "aria-describedby": described,
    "aria-label": props.labelHidden === true ? props.label : undefined,
    onBlur: props.onBlur,
    onKeyDown: props.onKeyDown,
    spellCheck: props.numeric !== true && props.masked === undefined,
    autoComplete: props.masked === undefined ? undefined : "off",
  };
  return (
    <FieldFrame {...props} id={id}>
      <div
        className={classes(
          styles.box,
          props.error !== undefined && styles.bad,
          props.disabled === true && styles.off,
        )}
      >
        {props.icon !== undefined && <Icon name={props.icon} size={14} />}
        {props.rows === undefined ? (
          <input
            {...common}
            ref={ref as Ref<HTMLInputElement>}
            className={styles.input}
            type={props.masked === true ? "password" : "text"}
            inputMode={props.numeric === true ? "numeric" : undefined}
            onChange={(event) => props.onChange(event.target.value)}
          />
        ) : (
          <textarea
            {...common}
            ref={ref as Ref<HTMLTextAreaElement>}
            className={styles.area}
            rows={props.rows}
            onChange={(event) => props.onChange(event.target.value)}
          />
        )}
        {props.unit !== undefined && <span className={styles.unit}>{props.unit}</span>}
        {props.trailing}
      </div>
    </FieldFrame>
  );
};

interface SelectFieldProps<T extends string> extends FrameProps {
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** One of many. */
export const SelectField = <T extends string>(props: SelectFieldProps<T>) => {
  const id = useId();
  const described = props.error !== undefined || props.hint !== undefined ? `${id}-about` : undefined;
  return (
    <FieldFrame {...props} id={id}>
      <div className={classes(styles.box, props.error !== undefined && styles.bad)}>
        <select
          id={id}
          className={styles.select}
          value={props.value}
          aria-describedby={described}
          aria-label={props.labelHidden === true ? props.label : undefined}
          onChange={(event) => {
            const chosen = props.options.find((option) => option.value === event.target.value);
            if (chosen !== undefined) props.onChange(chosen.value);
          }}
        >
          {props.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="down" size={14} />
      </div>
    </FieldFrame>
  );
};

const FieldFrame = ({
  id,
  label,
  labelHidden,
  hint,
  error,
  aside,
  children,
}: FrameProps & { id: string; children: ReactNode }) => (
  <div className={styles.field}>
    {labelHidden !== true && (
      <label htmlFor={id} className={styles.label}>
        {label}
        {aside !== undefined && <span className={styles.count}>{aside}</span>}
      </label>
    )}
    {children}
    {error !== undefined ? (
      <p id={`${id}-about`} className={styles.error} role="alert">
        <Icon name="warning" size={12} />
        {error}
      </p>
    ) : (
      hint !== undefined && (
        <p id={`${id}-about`} className={styles.hint}>
          {hint}
        </p>
      )
    )}
  </div>
);
