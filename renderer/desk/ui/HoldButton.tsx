import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { Spinner } from "./Button.tsx";
import { classes } from "./classes.ts";
import styles from "./HoldButton.module.css";
import { Icon, type IconName } from "./icons/Icon.tsx";
import { t } from "./text.ts";

export const HOLD_MS = 1500;
/** Half a second each: what is counted where nothing may move. */
const STEPS = 3;

interface HoldButtonProps {
  readonly label: string;
  /** Said while it is held; "Keep holding…" unless told. */
  readonly holdingLabel?: string;
  readonly icon?: IconName;
  readonly danger?: boolean;
  readonly disabled?: string | false | undefined;
  readonly working?: string | false | undefined;
  readonly onHeld: () => void;
}

/** Acts only when held for 1.5 s, by pointer or by Enter or Space: for what cannot be undone. */
export const HoldButton = (props: HoldButtonProps) => {
  const { label, onHeld } = props;
  const working = typeof props.working === "string" && props.working;
  const disabled = typeof props.disabled === "string" && props.disabled;
  const { step, press, release } = useHold(onHeld, working === false && disabled === false);
  const holding = step !== null;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && holding) {
      event.stopPropagation();
      release();
    }
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    if (!event.repeat) press();
  };
  return (
    <button
      type="button"
      className={classes(styles.hold, props.danger === true && styles.danger, holding && styles.holding)}
      aria-disabled={working !== false || disabled !== false ? true : undefined}
      title={disabled === false ? t("hold.how") : disabled}
      onPointerDown={(event) => {
        if (event.button === 0) press();
      }}
      onPointerUp={release}
      onPointerLeave={(event) => {
        if (!isOver(event)) release();
      }}
      onPointerCancel={release}
      onBlur={release}
      onKeyDown={onKeyDown}
      onKeyUp={release}
    >
      <span className={styles.fill} aria-hidden="true" />
      <span className={classes(styles.words, (holding || working !== false) && styles.out)}>
        {props.icon !== undefined && <Icon name={props.icon} size={14} />}
        {label}
      </span>
      {(holding || working !== false) && (
        <span className={styles.words} role="status">
          {working === false ? (
            <>
              {props.holdingLabel ?? t("hold.holding")} {t("hold.step", { step: step ?? 0, of: STEPS })}
            </>
          ) : (
            <>
              <Spinner />
              {working}
            </>
          )}
        </span>
      )}
    </button>
  );
};

/** A button whose words change under the pointer is told that it was left, and at once that it was entered. */
const isOver = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): boolean => {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect();
  return clientX >= left && clientX < right && clientY >= top && clientY < bottom;
};

/** Counts the steps of a hold; null while nothing is held. */
const useHold = (
  onHeld: () => void,
  able: boolean,
): { step: number | null; press: () => void; release: () => void } => {
  const [step, setStep] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setInterval> | null>(null);
  const stop = (): void => {
    if (timer.current !== null) clearInterval(timer.current);
    timer.current = null;
  };
  useEffect(() => stop, []);
  const release = (): void => {
    stop();
    setStep(null);
  };
  const press = (): void => {
    if (!able || timer.current !== null) return;
    let done = 0;
    setStep(0);
    timer.current = setInterval(() => {
      done += 1;
      if (done < STEPS) {
        setStep(done);
        return;
      }
      release();
      onHeld();
    }, HOLD_MS / STEPS);
  };
  return { step, press, release };
};
