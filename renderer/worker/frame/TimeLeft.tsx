import { useCountdownAnnouncements, useTimeLeft } from "../hooks/use-time-left.ts";
import { useJob } from "../hooks/session-context.ts";
import { Icon } from "../marks/Icon.tsx";
import { showTimeLeft } from "../text/time.ts";
import styles from "./frame.module.css";

export const TimeLeft = () => {
  const { state } = useJob();
  const left = useTimeLeft();
  useCountdownAnnouncements(left);
  const running = state === "open" || state === "filled";
  if (left === null || !running) return null;
  return (
    <span className={styles.time} role="timer" aria-live="off">
      <Icon name="clock" size={14} />
      {showTimeLeft(left)}
    </span>
  );
};
