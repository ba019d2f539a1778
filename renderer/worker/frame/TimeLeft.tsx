import { useCountdownAnnouncements, useTimeLeft } from "../hooks/use-time-left.ts";
import { Icon } from "../marks/Icon.tsx";
import { showTimeLeft } from "../text/time.ts";
import styles from "./frame.module.css";

export const TimeLeft = () => {
  const left = useTimeLeft();
  useCountdownAnnouncements(left);
  if (left === null) return null;
  return (
    <span className={styles.time} role="timer" aria-live="off">
      <Icon name="clock" size={14} />
      {showTimeLeft(left)}
    </span>
  );
};
