import { useEffect, useRef } from "react";
import { SHORT_MS } from "../text/time.ts";
import { say } from "../words.ts";
import { useReceivedJob, useSession } from "./session-context.ts";
import { useNow } from "./use-now.ts";

const MINUTE = 60_000;
const SECOND = 1000;
const announcedMinutes = [60, 15, 5];

/** Milliseconds until the job closes by the service's clock; null where it has no closing time. */
export const useTimeLeft = (): number | null => {
  const { facts, clockAheadMs } = useReceivedJob();
  const closesAt = facts.closes_at === null ? null : Date.parse(facts.closes_at) - clockAheadMs;
  const coarse = useNow(MINUTE / 4);
  const soon = closesAt !== null && closesAt - coarse < SHORT_MS + MINUTE;
  const now = useNow(soon ? SECOND : MINUTE / 4);
  return closesAt === null ? null : closesAt - now;
};

/** Says the time left when it passes 60, 15 and 5 minutes. */
export const useCountdownAnnouncements = (left: number | null): void => {
  const { announcements } = useSession();
  const before = useRef<number | null>(null);
  useEffect(() => {
    const earlier = before.current;
    before.current = left;
    if (left === null || earlier === null) return;
    const passed = announcedMinutes.find((n) => earlier > n * MINUTE && left <= n * MINUTE);
    if (passed !== undefined) announcements.announce(say("time.announce", { n: passed }));
  }, [left, announcements]);
};
