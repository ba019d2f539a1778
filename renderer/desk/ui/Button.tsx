import type { ReactNode, Ref } from "react";
import styles from "./Button.module.css";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./icons/Icon.tsx";
import { Kbd, useLabelWithKeys } from "./Kbd.tsx";

export type ButtonTone = "plain" | "primary" | "quiet" | "good" | "bad";

interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly tone?: ButtonTone;
  readonly large?: boolean;
  readonly icon?: IconName;
  /** The key that does the same; printed beside the label. */
  readonly keys?: string;
  /** Why it cannot be pressed now: shown as its tooltip. The button keeps its place in the order of tabs. */
  readonly disabled?: string | false | undefined;
  /** The verb in -ing, while it works; the button keeps its width. */
  readonly working?: string | false | undefined;
  readonly pressed?: boolean;
  readonly title?: string;
  readonly ariaLabel?: string;
  readonly autoFocus?: boolean;
  readonly type?: "button" | "submit";
  readonly ref?: Ref<HTMLButtonElement>;
}

export const Button = (props: ButtonProps) => {
  const { children, onPress, tone = "plain", large = false, icon, keys, pressed, ref } = props;
  const working = typeof props.working === "string" && props.working;
  const disabled = typeof props.disabled === "string" && props.disabled;
  const idle = working !== false || disabled !== false;
  return (
    <button
      ref={ref}
      type={props.type ?? "button"}
      className={classes(styles.button, styles[tone], large && styles.large)}
      aria-disabled={idle ? true : undefined}
      aria-pressed={pressed}
      aria-label={props.ariaLabel}
      aria-busy={working === false ? undefined : true}
      autoFocus={props.autoFocus}
      title={disabled === false ? props.title : disabled}
      onClick={(event) => {
        if (idle) event.preventDefault();
        else onPress();
      }}
    >
      <span className={classes(styles.content, working !== false && styles.hidden)}>
        {icon !== undefined && <Icon name={icon} size={14} />}
        {children}
        {keys !== undefined && <Kbd keys={keys} inButton />}
      </span>
      {working !== false && (
        <span className={styles.working}>
          <Spinner />
          {working}
        </span>
      )}
    </button>
  );
};

export const Spinner = () => <span className={styles.spinner} aria-hidden="true" />;

interface IconButtonProps {
  readonly icon: IconName;
  /** Says what it does, to screen readers and in the tooltip. */
  readonly label: string;
  readonly onPress: () => void;
  /** The key that does the same; named in the tooltip. */
  readonly keys?: string;
  readonly pressed?: boolean;
  readonly disabled?: string | false | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

export const IconButton = ({ icon, label, onPress, keys, pressed, disabled, ref }: IconButtonProps) => {
  const title = useLabelWithKeys(label, keys);
  const reason = typeof disabled === "string" && disabled;
  return (
    <button
      ref={ref}
      type="button"
      className={styles.iconOnly}
      aria-label={label}
      aria-pressed={pressed}
      aria-disabled={reason === false ? undefined : true}
      title={reason === false ? title : reason}
      onClick={() => {
        if (reason === false) onPress();
      }}
    >
      <Icon name={icon} />
    </button>
  );
};
