import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  challengersOf,
  championOf,
  type PickStep,
  roundIsOver,
  startComparison,
  takeStep,
} from "../../../renderer/desk/features/pick/model/comparison.ts";
import { record, redo, startHistory, undo } from "../../../renderer/desk/features/pick/model/history.ts";
import { batchesOf, movePick, placeOf, planWithin } from "../../../renderer/desk/features/pick/model/plan.ts";
import type { Pool } from "../../../renderer/desk/features/pick/model/pool.ts";

const candidates = [7, 5, 3, 8, 2, 6];
const pool: Pool = {
  cap: 4,
  winners: new Set([99]),
  candidates,
  ranked: candidates.map((number, index) => ({ number, score: 4 - index / 20, shortlisted: false })),
  open: 3,
  sameWorker: [
    [5, 99],
    [2, 6],
  ],
  copies: [[7, 3]],
};

describe("the plan", () => {
  it("gives places after the winners' own", () => {
    expect(placeOf([7, 5], pool, 5)).toBe(3);
    expect(placeOf([7, 5], pool, 3)).toBeNull();
  });

  it("lets go what can no longer win and what no place is left for", () => {
    expect(planWithin([99, 7, 7, 1000, 5, 3, 8], pool)).toEqual([7, 5, 3]);
  });

  it("moves a pick to another place and closes up", () => {
    expect(movePick([7, 5, 3], 3, 0)).toEqual([3, 7, 5]);
    expect(movePick([7, 5, 3], 7, 9)).toEqual([5, 3, 7]);
  });

  it("is sealed in batches of ten", () => {
    expect(batchesOf(Array.from({ length: 23 }, (_, i) => i)).map((batch) => batch.length)).toEqual([
      10, 10, 3,
    ]);
  });
});

describe("comparing", () => {
  const start = startComparison({ plan: [], duels: [], notes: {} }, pool);

  it("sets the best against the next best", () => {
    expect(championOf(start, pool)).toBe(7);
    expect(challengersOf(start, pool, 3)).toEqual([5, 3, 8]);
  });

  it("keeps the champion and brings the next challenger", () => {
    const next = takeStep(start, { type: "keep", challenger: 5 }, pool);
    expect([championOf(next, pool), ...challengersOf(next, pool, 1)]).toEqual([7, 3]);
  });

  it("makes the preferred one champion, in the champion's place", () => {
    const picked = takeStep(start, { type: "pick", number: 7 }, pool);
    const next = takeStep(picked, { type: "prefer", challenger: 5 }, pool);
    expect(next.plan).toEqual([5]);
    expect(championOf(next, pool)).toBe(5);
    expect(challengersOf(next, pool, 1)).toEqual([3]);
  });

  it("picks nothing beyond the cap", () => {
    const full = [7, 5, 3].reduce((at, number) => takeStep(at, { type: "pick", number }, pool), start);
    expect(takeStep(full, { type: "pick", number: 8 }, pool)).toBe(full);
  });

  it("begins a new round when all were passed over", () => {
    const over = [5, 3, 8, 2, 6].reduce(
      (at, challenger) => takeStep(at, { type: "keep", challenger }, pool),
      start,
    );
    expect(roundIsOver(over, pool)).toBe(true);
    const again = takeStep(over, { type: "keep", challenger: 5 }, pool);
    expect(challengersOf(again, pool, 1)).toEqual([3]);
  });

  const anyNumber = fc.constantFrom(...pool.candidates, 99, 1000);
  const anyStep: fc.Arbitrary<PickStep> = fc.oneof(
    fc.record({ type: fc.constant("pick" as const), number: anyNumber }),
    fc.record({ type: fc.constant("remove" as const), number: anyNumber }),
    fc.record({ type: fc.constant("move" as const), number: anyNumber, to: fc.integer({ min: -2, max: 6 }) }),
    fc.record({ type: fc.constant("pin" as const), number: anyNumber }),
    fc.record({ type: fc.constant("keep" as const), challenger: anyNumber }),
    fc.record({ type: fc.constant("prefer" as const), challenger: anyNumber }),
    fc.record({ type: fc.constant("next" as const), challengers: fc.array(anyNumber, { maxLength: 3 }) }),
  );

  it("never holds more than the open places, a number twice, or a winner, and undo leads back to the start", () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 30 }), (steps) => {
        let history = startHistory(start);
        for (const step of steps) {
          history = record(history, takeStep(history.present, step, pool));
          const { plan } = history.present;
          expect(plan.length).toBeLessThanOrEqual(pool.open);
          expect(new Set(plan).size).toBe(plan.length);
          expect(plan).not.toContain(99);
          expect(challengersOf(history.present, pool, 3)).not.toContain(championOf(history.present, pool));
        }
        const end = history.present;
        const taken = history.past.length;
        for (let back = 0; back < taken; back += 1) history = undo(history);
        expect(history.present).toBe(start);
        for (let forth = 0; forth < taken; forth += 1) history = redo(history);
        expect(history.present).toBe(end);
      }),
    );
  });
});
