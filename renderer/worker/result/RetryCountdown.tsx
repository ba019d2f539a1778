import { useEffect, useRef } from "react";
import { useReceivedJob, useSession } from "../hooks/session-context.ts";
import { useNow } from "../hooks/use-now.ts";
import { SHORT_MS, showMoment, showSpan } from "../text/time.ts";
import { say } from "../words.ts";
import styles from "./result.module.css";

const MINUTE = 60_000;
const announcedMinutes = [60, 15, 5];

/** How long the place is kept for a new try, by the service's clock; said aloud at 60, 15 and 5 minutes. */
export const RetryCountdown = ({ until }: { readonly until: string }) => {
  const { clockAheadMs } = useReceivedJob();
  const { announcements } = useSession();
  const end = Date.parse(until) - clockAheadMs;
  const coarse = useNow(MINUTE / 4);
  const now = useNow(end - coarse < SHORT_MS + MINUTE ? 1000 : MINUTE / 4);
  const left = Math.max(0, end - now);
  const before = useRef(left);
  useEffect(() => {
    const passed = announcedMinutes.some((n) => before.current > n * MINUTE && left <= n * MINUTE);
    before.current = left;
    if (passed) announcements.announce(say("announce.retry", { time: showSpan(left) }));
  }, [left, announcements]);
  return (
    <>
      <p className={styles.support}>{say("result.retry_pending", { when: showMoment(until) })}</p>
      <p className={styles.small} role="timer" aria-live="off">
        {left === 0 ? say("time.over") : say("retry.left", { time: showSpan(left) })}
      </p>
    </>
  );
};
