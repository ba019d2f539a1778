import { classes } from "./classes.ts";
import { formatCount } from "./format/numbers.ts";
import styles from "./Meters.module.css";

interface ProgressBarProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly tone?: "plain" | "accent" | "good";
  readonly thick?: boolean;
}

/** How far something has come. */
export const ProgressBar = ({ label, value, max, tone = "plain", thick = false }: ProgressBarProps) => {
  const share = max <= 0 ? 0 : Math.min(1, Math.max(0, value / max));
  return (
    <span
      className={classes(styles.bar, thick && styles.thick)}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.max(max, value)}
      aria-valuenow={value}
    >
      <span
        className={classes(styles.fill, styles[tone])}
        style={{ width: `${(share * 100).toFixed(1)}%` }}
      />
    </span>
  );
};

interface CapMeterProps {
  /** Places taken, winners picked. */
  readonly taken: number;
  /** Null: no limit, a dotted line and never an empty bar. */
  readonly cap: number | null;
  /** Follows the figure: "of 10 picked". */
  readonly words: string;
  readonly done?: boolean;
}

/** Places against their cap: a figure, its words and a bar. */
export const CapMeter = ({ taken, cap, words, done = false }: CapMeterProps) => (
  <span className={styles.cap}>
    <span className={styles.words}>
      <span className={styles.figure}>{formatCount(taken)}</span> <span className={styles.of}>{words}</span>
    </span>
    {cap === null ? (
      <span className={styles.noLimit} aria-hidden="true" />
    ) : (
      <ProgressBar
        label={`${formatCount(taken)} ${words}`}
        value={taken}
        max={cap}
        tone={done ? "good" : "plain"}
      />
    )}
  </span>
);
