import type { Instant } from "#shared/lib/instant.ts";
import { t } from "../text.ts";
import { DAY, HOUR, MINUTE, SECOND } from "#shared/lib/instant.ts";

const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const timeExact = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "short" });
const dayMonth = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short" });
const full = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
});

const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** 14:58. */
export const formatTime = (at: Instant): string => time.format(at);

/** 14:58:04. */
export const formatTimeExact = (at: Instant): string => timeExact.format(at);

/** Today 17:00, Fri 11:32 within a week, else Mon 18 May, 09:00. */
export const formatMoment = (at: Instant, now: number): string => {
  const days = Math.round((startOfDay(at) - startOfDay(now)) / DAY);
  if (days === 0) return t("time.today", { time: time.format(at) });
  if (Math.abs(days) < 7) return `${weekday.format(at)} ${time.format(at)}`;
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return `${(sameYear ? dayMonth : full).format(at)}, ${time.format(at)}`;
};

/** Today, Mon within a week, else 18 May. */
export const formatDay = (at: Instant, now: number): string => {
  const days = Math.round((startOfDay(at) - startOfDay(now)) / DAY);
  if (days === 0) return t("time.todayAlone");
  return Math.abs(days) < 7 ? weekday.format(at) : dayMonth.format(at).replace(/^\w+,? /, "");
};

/** The two figures of a countdown: the large one and the rest. */
export interface TimeParts {
  readonly main: string;
  readonly rest: string | null;
}

/** 4 d; 21 h 12 m; 38 min; 4:09 in the last five minutes. Never negative. */
export const timeParts = (ms: number): TimeParts => {
  const left = Math.max(0, ms);
  if (left >= 2 * DAY) return { main: `${Math.floor(left / DAY)} d`, rest: null };
  if (left >= HOUR) {
    const hours = Math.floor(left / HOUR);
    const minutes = Math.floor((left % HOUR) / MINUTE);
    return { main: `${hours} h`, rest: minutes === 0 ? null : `${minutes} m` };
  }
  if (left >= 5 * MINUTE) return { main: String(Math.floor(left / MINUTE)), rest: "min" };
  const seconds = Math.floor((left % MINUTE) / SECOND);
  return { main: `${Math.floor(left / MINUTE)}:${String(seconds).padStart(2, "0")}`, rest: null };
};

/** The same in one line: "2 h 40 min", "38 min", "4:09". */
export const durationWords = (ms: number): string => {
  const { main, rest } = timeParts(ms);
  return rest === null ? main : `${main} ${rest === "min" ? rest : rest.replace(" m", " min")}`;
};
