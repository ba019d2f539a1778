import styles from "./marks.module.css";

interface ProgressBarProps {
  /** 0 to 1. */
  readonly share: number;
  readonly label: string;
  /** Stands still: grey, the share is kept. */
  readonly still?: boolean;
  readonly thick?: boolean;
}

export const ProgressBar = ({ share, label, still = false, thick = false }: ProgressBarProps) => (
  <div
    className={thick ? styles.barThick : styles.bar}
    role="progressbar"
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={100}
    aria-valuenow={Math.floor(share * 100)}
  >
    <div className={still ? styles.barStill : styles.barMoving} style={{ transform: `scaleX(${share})` }} />
  </div>
);
