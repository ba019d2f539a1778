import type { Brand } from "./brand.ts";

/** A moment in milliseconds since the Unix epoch, UTC. */
export type Instant = Brand<number, "Instant">;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const instant = (ms: number): Instant => Math.trunc(ms) as Instant;
export const addMs = (at: Instant, ms: number): Instant => instant(at + ms);

const TWO_DIGITS = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, "0"));
const two = (value: number): string => TWO_DIGITS[value] ?? "";
/** The last day that was written, e.g. `2026-03-16T`: lists are full of moments of the same day. */
let lastDay = Number.NaN;
let lastDate = "";

/** ISO 8601 in UTC with whole seconds and `Z`, the form of every timestamp on the wire. */
export const toIsoSeconds = (at: Instant): string => {
  const day = Math.floor(at / DAY);
  if (day !== lastDay) {
    const text = new Date(day * DAY).toISOString();
    lastDate = text.slice(0, text.indexOf("T") + 1);
    lastDay = day;
  }
  const second = Math.floor((at - day * DAY) / SECOND);
  const minute = Math.floor(second / 60);
  return `${lastDate}${two(Math.floor(minute / 60))}:${two(minute % 60)}:${two(second % 60)}Z`;
};
