import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "#shared/lib/instant.ts";
import {
  eachMs,
  isBreakDue,
  perHour,
  withDecided,
  type WorkSession,
} from "../../../renderer/desk/features/triage/pace/work-session.ts";

const NOON = Date.UTC(2026, 4, 18, 12);

/** One decision at each of these, after noon. */
const deciding = (times: readonly number[], from: WorkSession | null = null): WorkSession =>
  times.reduce<WorkSession | null>(
    (session, ms) => withDecided(session, { at: NOON + ms, count: 1, overrides: 0 }),
    from,
  )!;
const every = (ms: number, times: number): number[] => Array.from({ length: times }, (_, at) => at * ms);

describe("the session", () => {
  it("says a pace once enough was decided one by one, and counts neither pauses nor bulk into it", () => {
    expect(perHour(deciding(every(4000, 5)))).toBeNull();
    const steady = deciding(every(4000, 11));
    expect(eachMs(steady)).toBe(4000);
    expect(perHour(steady)).toBe(900);
    const bulk = withDecided(steady, { at: NOON + 60_000, count: 500, overrides: 3 });
    const rested = deciding([60_000 + 10 * MINUTE], bulk);
    expect(rested).toMatchObject({ decided: 512, overrides: 3, timed: 10 });
    expect(perHour(rested)).toBe(900);
  });

  it("is another one after half an hour without a decision", () => {
    const before = deciding(every(4000, 20));
    expect(deciding([29 * MINUTE], before).decided).toBe(21);
    expect(deciding([HOUR], before)).toMatchObject({ decided: 1, startedAt: NOON + HOUR });
  });

  it("speaks of a break after so long without a pause, again after as long, and not after a pause", () => {
    const minutes = (from: number, to: number): number[] =>
      Array.from({ length: to - from + 1 }, (_, at) => (from + at) * MINUTE);
    expect(isBreakDue(deciding(minutes(0, 29)), 30)).toBe(false);
    const due = deciding(minutes(0, 30));
    expect([isBreakDue(due, 30), isBreakDue(due, null)]).toEqual([true, false]);
    const told = { ...due, remindedAt: due.lastAt };
    expect(isBreakDue(deciding(minutes(31, 59), told), 30)).toBe(false);
    expect(isBreakDue(deciding(minutes(31, 60), told), 30)).toBe(true);
    const paused = deciding(minutes(36, 60), due);
    expect(isBreakDue(paused, 30)).toBe(false);
  });
});
