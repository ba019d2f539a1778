/** One sitting of deciding: what was decided, how fast, and when a break is due. Times are ms since the epoch. */
import { HOUR, MINUTE } from "#shared/lib/instant.ts";

export interface WorkSession {
  readonly startedAt: number;
  readonly lastAt: number;
  /** Since the last pause. */
  readonly stretchAt: number;
  /** When a break was last spoken of; null while it was not in this stretch. */
  readonly remindedAt: number | null;
  readonly decided: number;
  /** Decided against the model's verdict. */
  readonly overrides: number;
  /** Decided one by one, one soon after the other, and the time that these took: what the pace is made from. */
  readonly timed: number;
  readonly timedMs: number;
}

/** So long without a decision is a pause. */
export const PAUSE_MS = 5 * MINUTE;
/** After so long the next decision begins another session. */
const OTHER_SESSION_MS = 30 * MINUTE;
/** Of fewer a pace would say nothing. */
const ENOUGH_TIMED = 5;

const begun = (at: number): WorkSession => ({
  startedAt: at,
  lastAt: at,
  stretchAt: at,
  remindedAt: null,
  decided: 0,
  overrides: 0,
  timed: 0,
  timedMs: 0,
});

export interface Decided {
  readonly at: number;
  readonly count: number;
  readonly overrides: number;
}

export const withDecided = (before: WorkSession | null, { at, count, overrides }: Decided): WorkSession => {
  const isOther = before === null || at - before.lastAt >= OTHER_SESSION_MS || at < before.lastAt;
  const session = isOther ? begun(at) : before;
  const gap = at - session.lastAt;
  const paused = gap >= PAUSE_MS;
  const isTimed = !isOther && !paused && count === 1;
  return {
    ...session,
    lastAt: at,
    stretchAt: paused ? at : session.stretchAt,
    remindedAt: paused ? null : session.remindedAt,
    decided: session.decided + count,
    overrides: session.overrides + overrides,
    timed: session.timed + (isTimed ? 1 : 0),
    timedMs: session.timedMs + (isTimed ? gap : 0),
  };
};

/** How long one decision takes; null while too few were timed. */
export const eachMs = ({ timed, timedMs }: WorkSession): number | null =>
  timed < ENOUGH_TIMED ? null : timedMs / timed;

export const perHour = (session: WorkSession): number | null => {
  const each = eachMs(session);
  return each === null || each === 0 ? null : Math.round(HOUR / each);
};

/** Whether it is time to speak of a break: after so many minutes without a pause, and again after as many. */
export const isBreakDue = (session: WorkSession, afterMinutes: number | null): boolean =>
  afterMinutes !== null &&
  session.lastAt - (session.remindedAt ?? session.stretchAt) >= afterMinutes * MINUTE;
