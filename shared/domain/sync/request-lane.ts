import { addMs, type Instant, instant } from "../../lib/instant.ts";
import type { RateLimit } from "../limits.ts";

/**
 * The requests of one kind to one remote, one after another. A request counts until a whole window after its end: when
 * it arrived at the remote nobody here knows, only that it was before its end, so no window of the remote's ever holds
 * more than `max`, whatever the network did with them.
 */
export interface RequestLane {
  /** When the latest requests ended, oldest first; at most `max` of them matter. */
  readonly ended: readonly Instant[];
  /** Written down before the request leaves. After a kill it is still there. */
  readonly underwaySince: Instant | null;
  /** The remote asked to be left alone until then. */
  readonly blockedUntil: Instant | null;
  /** How often in a row it did so. */
  readonly blocks: number;
}

export const FREE_LANE: RequestLane = { ended: [], underwaySince: null, blockedUntil: null, blocks: 0 };

/** The remote's clock may run faster than ours by so much of a window. */
const DRIFT = 0.01;
/** However often it refused: it is asked again after so many windows. */
const MOST_WINDOWS = 16;

/** What nobody saw the end of, after a start or a failure here: it ended at some moment until now. */
export const recovered = (lane: RequestLane, now: Instant): RequestLane =>
  lane.underwaySince === null ? lane : { ...lane, ended: [...lane.ended, now], underwaySince: null };

/** The earliest moment at which the next request may leave; `now` or later. */
export const readyAt = (given: RequestLane, limit: RateLimit, now: Instant): Instant => {
  const lane = recovered(given, now);
  // A clock that was set back must not hold requests up for longer than their window.
  const ended = lane.ended.map((at) => Math.min(at, now));
  const last = ended.at(-limit.max);
  const counted = last === undefined ? now : last + limit.windowMs * (1 + DRIFT);
  const blocked = lane.blockedUntil ?? now;
  return instant(Math.max(now, Math.ceil(counted), Math.min(blocked, now + MOST_WINDOWS * limit.windowMs)));
};

export const begun = (lane: RequestLane, now: Instant): RequestLane => ({ ...lane, underwaySince: now });

/** It was answered, or will never be. */
export const ended = (lane: RequestLane, limit: RateLimit, now: Instant): RequestLane => ({
  ...lane,
  ended: [...lane.ended, now].slice(-limit.max),
  underwaySince: null,
});

/** The request was taken: the remote has no objection any more. */
export const unblocked = (lane: RequestLane): RequestLane => ({ ...lane, blockedUntil: null, blocks: 0 });

/**
 * The remote answered 429. With `Retry-After` it said for how long; without it, one window, then two, four, ...
 * `chance` (0 to 1) adds up to a tenth, so that many desks do not come back at once.
 */
export const blocked = (
  lane: RequestLane,
  limit: RateLimit,
  {
    now,
    retryAfterMs,
    chance,
  }: { readonly now: Instant; readonly retryAfterMs: number | null; readonly chance: number },
): RequestLane => {
  const windows = Math.min(2 ** lane.blocks, MOST_WINDOWS);
  const wait = Math.min(retryAfterMs ?? windows * limit.windowMs, MOST_WINDOWS * limit.windowMs);
  return { ...lane, blocks: lane.blocks + 1, blockedUntil: addMs(now, wait * (1 + chance / 10)) };
};

/** When the last of so many requests will have left, if each is answered at once. */
export const doneAt = (lane: RequestLane, limit: RateLimit, requests: number, now: Instant): Instant => {
  let at = now;
  let coming = lane;
  for (let made = 0; made < requests; made += 1) {
    at = readyAt(coming, limit, at);
    coming = ended(coming, limit, at);
  }
  return at;
};
