import type { Brand } from "./brand.ts";

/** A moment in milliseconds since the Unix epoch, UTC. */
export type Instant = Brand<number, "Instant">;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const instant = (ms: number): Instant => Math.trunc(ms) as Instant;
export const addMs = (at: Instant, ms: number): Instant => instant(at + ms);

/** ISO 8601 in UTC with whole seconds and `Z`, the form of every timestamp on the wire. */
export const toIsoSeconds = (at: Instant): string =>
  new Date(Math.floor(at / SECOND) * SECOND).toISOString().replace(".000Z", "Z");
