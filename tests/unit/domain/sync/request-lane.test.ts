import fc from "fast-check";
import { expect, test } from "vitest";
import {
  begun,
  blocked,
  doneAt,
  ended,
  FREE_LANE,
  readyAt,
  recovered,
} from "#shared/domain/sync/request-lane.ts";
import { retryDelay } from "#shared/domain/sync/retry-delay.ts";
import { addMs, type Instant, instant, MINUTE, SECOND } from "#shared/lib/instant.ts";

const START = instant(1_800_000_000_000);
const LIMIT = { max: 6, windowMs: MINUTE };

test("no minute of the remote's holds more than six requests, however long each takes and whenever it is killed", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          idle: fc.integer({ min: 0, max: 40 * SECOND }),
          takes: fc.integer({ min: 0, max: 30 * SECOND }),
          arrives: fc.double({ min: 0, max: 1, noNaN: true }),
          killed: fc.boolean(),
        }),
        { minLength: 10, maxLength: 60 },
      ),
      (requests) => {
        let now: Instant = START;
        let lane = FREE_LANE;
        const arrivals: number[] = [];
        for (const { idle, takes, arrives, killed } of requests) {
          now = readyAt(lane, LIMIT, addMs(now, idle));
          lane = begun(lane, now);
          arrivals.push(now + takes * arrives);
          now = addMs(now, takes);
          lane = killed ? recovered(lane, now) : ended(lane, LIMIT, now);
        }
        for (const from of arrivals)
          expect(
            arrivals.filter((at) => at >= from && at < from + LIMIT.windowMs).length,
          ).toBeLessThanOrEqual(6);
      },
    ),
  );
});

test("a request whose end nobody saw counts, as if it had ended just now", () => {
  const five = Array.from({ length: 5 }, () => START);
  const lane = begun({ ...FREE_LANE, ended: five }, addMs(START, SECOND));
  const later = addMs(START, 30 * SECOND);
  const after = begun(recovered(lane, later), later);
  expect(readyAt(ended(after, LIMIT, later), LIMIT, later)).toBe(addMs(START, 1.01 * MINUTE));
  const full = begun({ ...FREE_LANE, ended: Array.from({ length: 5 }, () => later) }, later);
  expect(readyAt(full, LIMIT, later)).toBe(addMs(later, 1.01 * MINUTE));
});

test("a remote that asks for fewer requests is left alone for as long as it says, else for longer each time", () => {
  const facts = { now: START, chance: 0 };
  const once = blocked(FREE_LANE, LIMIT, { ...facts, retryAfterMs: 42 * SECOND });
  expect(readyAt(once, LIMIT, START)).toBe(addMs(START, 42 * SECOND));
  const first = blocked(FREE_LANE, LIMIT, { ...facts, retryAfterMs: null });
  const second = blocked(first, LIMIT, { ...facts, retryAfterMs: null });
  expect(readyAt(first, LIMIT, START)).toBe(addMs(START, MINUTE));
  expect(readyAt(second, LIMIT, START)).toBe(addMs(START, 2 * MINUTE));
});

test("neither a clock that was set back nor a remote that asks for a year holds requests up for long", () => {
  const lane = { ...FREE_LANE, ended: Array.from({ length: 6 }, () => addMs(START, 1e9)) };
  expect(readyAt(lane, LIMIT, START)).toBeLessThanOrEqual(addMs(START, 1.01 * MINUTE));
  const year = blocked(FREE_LANE, LIMIT, { now: START, retryAfterMs: 3e10, chance: 0 });
  expect(readyAt(year, LIMIT, START)).toBe(addMs(START, 16 * MINUTE));
});

test("the plan of 200 pages at six a minute ends after 33 minutes", () => {
  expect((doneAt(FREE_LANE, LIMIT, 200, START) - START) / MINUTE).toBeCloseTo(33.3, 0);
});

test("a remote that cannot be reached is asked again after 5 seconds at most, and every quarter of an hour in the end", () => {
  expect(retryDelay(1, 0)).toBe(5 * SECOND);
  expect(retryDelay(1, 1)).toBe(2500);
  expect(retryDelay(500, 0)).toBe(15 * MINUTE);
});
