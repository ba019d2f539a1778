import fc from "fast-check";
import { expect, test } from "vitest";
import {
  beginWalk,
  nextPage,
  NO_ARRIVALS,
  type PageWalk,
  takePage,
  withArrivals,
} from "#shared/domain/sync/page-walk.ts";
import { begun, ended, FREE_LANE, readyAt } from "#shared/domain/sync/request-lane.ts";
import { addMs, type Instant, instant, MINUTE } from "#shared/lib/instant.ts";
import { listThatMoves, seeded } from "./list-that-moves.ts";

const START = instant(1_800_000_000_000);
const LIMIT = { max: 6, windowMs: MINUTE };

/** Reads a list to the end while rows arrive by chance; what was listed, and what it cost. */
const readWhile = (rows: number, aMinute: number, seed: number) => {
  const chance = seeded(seed);
  const list = listThatMoves(rows);
  const pause = (): number => (aMinute === 0 ? Infinity : (-Math.log(1 - chance()) * MINUTE) / aMinute);
  let now: Instant = START;
  let arrival = START + pause();
  const waitUntil = (at: number): void => {
    for (; arrival <= at; arrival += pause()) list.arrive(1);
    now = instant(at);
  };
  const listed = new Set<string>();
  let lane = FREE_LANE;
  let arrivals = NO_ARRIVALS;
  let known = new Set<string>();
  let requests = 0;
  const walkOnce = (): PageWalk => {
    let walk = beginWalk(1, "newer", now);
    for (;;) {
      const next = nextPage(walk, arrivals, readyAt(lane, LIMIT, now), LIMIT.windowMs);
      waitUntil(Math.max(readyAt(lane, LIMIT, now), next.notBefore));
      lane = begun(lane, now);
      const page = list.page(next.page);
      waitUntil(now + 200);
      lane = ended(lane, LIMIT, now);
      requests += 1;
      const read = takePage(walk, page, known, now);
      if (read.arrived !== null && walk.tail.length > 0)
        arrivals = withArrivals(arrivals, read.arrived, now - walk.tailSeen);
      for (const id of page.ids) listed.add(id);
      walk = read.walk;
      if (read.ended) return walk;
    }
  };
  for (let again = true; again;) {
    const walk = walkOnce();
    known = new Set(walk.top);
    again = walk.requests > 12;
  }
  // Then nothing more arrives, and one last look brings what came meanwhile.
  arrival = Infinity;
  waitUntil(now + MINUTE);
  walkOnce();
  return {
    listed,
    all: list.all(),
    requests,
    least: Math.ceil(list.all().length / 50),
    minutes: (now - START) / MINUTE,
  };
};

test("10,000 submissions are read while 50 a minute arrive: none is missed, at 1.1 times the least requests on average", () => {
  const shares = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
    const { listed, all, requests, least } = readWhile(10_000, 50, seed);
    expect(listed.size).toBe(all.length);
    return requests / least;
  });
  // By chance of what arrives one may take a little more.
  expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeLessThanOrEqual(1.1);
  expect(Math.max(...shares)).toBeLessThanOrEqual(1.12);
});

test("whatever arrives, nothing is missed", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2000 }),
      fc.integer({ min: 0, max: 120 }),
      fc.nat(),
      (rows, aMinute, seed) => {
        const { listed, all } = readWhile(rows, aMinute, seed);
        expect(listed.size).toBe(all.length);
      },
    ),
    { numRuns: 30 },
  );
});

test("a page that was read too far ahead is gone back from, until nothing lies in between", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 130 }), { minLength: 20, maxLength: 60 }),
      // How far the guesses of a bad day are off.
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 20, maxLength: 60 }),
      (arrive, ahead) => {
        const list = listThatMoves(700);
        const first = [...list.all()];
        let walk = beginWalk(1, "whole", START);
        const listed = new Set<string>();
        for (let step = 0; ; step += 1) {
          expect(step).toBeLessThan(1000);
          const { page } = nextPage(walk, NO_ARRIVALS, START, 0);
          const asked = walk.exactly === null && walk.tail.length > 0 ? page + (ahead[step] ?? 0) : page;
          const got = list.page(asked);
          for (const id of got.ids) listed.add(id);
          const read = takePage(walk, got, new Set(), addMs(START, step));
          walk = read.walk;
          if (read.ended) break;
          list.arrive(arrive[step] ?? 0);
        }
        // A guess beyond the end ends the walk; then the count says that rows are missing.
        if (walk.tailAt + 1 >= first.length) for (const id of first) expect(listed.has(id)).toBe(true);
      },
    ),
    { numRuns: 40 },
  );
});
