import { say } from "../words.ts";
import { inLanguage } from "./formats.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Below this the seconds are shown. */
export const SHORT_MS = 5 * MINUTE;

const clock = inLanguage((locale) => new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" }));
const day = inLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { weekday: "short", day: "numeric", month: "short" }),
);

/** "2 h 40 min", rounded down. */
export const showSpan = (ms: number): string => {
  if (ms >= 2 * DAY) return say("time.days", { n: Math.floor(ms / DAY) });
  const h = Math.floor(ms / HOUR);
  const min = Math.floor((ms % HOUR) / MINUTE);
  if (h > 0) return say("time.hours", { h, min });
  if (ms >= SHORT_MS) return say("time.minutes", { min });
  const s = String(Math.floor((ms % MINUTE) / SECOND)).padStart(2, "0");
  return say("time.seconds", { min, s });
};

/** "2 h 40 min left"; "Time is up" from zero on. */
export const showTimeLeft = (ms: number): string =>
  ms <= 0 ? say("time.over") : say("time.left", { time: showSpan(ms) });

export const showClock = (iso: string): string => clock().format(new Date(iso));

/** "at 17:00", or "on Mon, 18 May at 09:00" when that is another day. */
export const showWhen = (iso: string | null, now = new Date()): string => {
  if (iso === null) return say("when.at_close");
  const at = new Date(iso);
  return at.toDateString() === now.toDateString()
    ? say("when.today", { time: clock().format(at) })
    : say("when.later", { date: day().format(at), time: clock().format(at) });
};

/** "17:00" within the day, with the date otherwise. */
export const showMoment = (iso: string, now = new Date()): string => {
  const at = new Date(iso);
  const time = clock().format(at);
  return at.toDateString() === now.toDateString() ? time : `${day().format(at)}, ${time}`;
};
