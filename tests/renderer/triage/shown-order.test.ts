import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isWorthACall,
  MOST_PER_CALL,
  wantedNumbers,
} from "../../../renderer/desk/features/triage/model/fetch-window.ts";
import {
  EMPTY_ORDER,
  mergeIndex,
  shownOrder,
} from "../../../renderer/desk/features/triage/model/shown-order.ts";

const of = (...numbers: number[]) => Uint32Array.from(numbers);

describe("the shown order", () => {
  it("keeps a decided item in its place", () => {
    const { order } = mergeIndex(shownOrder(of(5, 4, 3, 2)), of(5, 3, 2), "newest");
    expect([...order.numbers]).toEqual([5, 4, 3, 2]);
  });

  it("lets arrivals wait behind a pill when newest come first", () => {
    const { order, drift } = mergeIndex(shownOrder(of(3, 2, 1)), of(5, 4, 3, 2, 1), "newest");
    expect([...order.numbers]).toEqual([3, 2, 1]);
    expect(drift).toEqual({ fresh: 2, moved: false });
  });

  it("grows at the end when the oldest come first", () => {
    const { order, drift } = mergeIndex(shownOrder(of(1, 2)), of(1, 2, 3), "oldest");
    expect([...order.numbers]).toEqual([1, 2, 3]);
    expect(drift.fresh).toBe(0);
  });

  it("shows everything at once where nothing was looked at yet", () => {
    expect([...mergeIndex(EMPTY_ORDER, of(2, 1), "newest").order.numbers]).toEqual([2, 1]);
  });

  it("says when scores have changed the order behind it", () => {
    expect(mergeIndex(shownOrder(of(1, 2, 3)), of(3, 1, 2), "best").drift.moved).toBe(true);
  });

  it("never moves what is shown, whatever arrives", () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 40 });
    const sorts = fc.constantFrom("newest", "oldest", "best", "worst", "least_certain" as const);
    fc.assert(
      fc.property(numbers, numbers, sorts, (before, fresh, sort) => {
        const { order } = mergeIndex(shownOrder(of(...before)), of(...fresh), sort);
        expect([...order.numbers.subarray(0, before.length)]).toEqual(before);
        expect(new Set(order.numbers).size).toBe(order.count);
      }),
    );
  });
});

describe("rows to ask for", () => {
  const order = shownOrder(Uint32Array.from({ length: 5000 }, (_, index) => index + 1));
  const nothing = (): boolean => false;

  it("are those in view first, then those ahead", () => {
    const wanted = wantedNumbers(order, { from: 10, to: 20, direction: "forward" }, nothing);
    expect(wanted.slice(0, 12)).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22]);
    expect(wanted).toContain(50);
    expect(wanted).toContain(5);
  });

  it("lie before the view when scrolling back, and never twice or too many", () => {
    const wanted = wantedNumbers(
      order,
      { from: 1000, to: 1100, direction: "backward" },
      (number) => number === 1001,
    );
    expect(wanted).toContain(800);
    expect(wanted).not.toContain(1001);
    expect(new Set(wanted).size).toBe(wanted.length);
    expect(wanted.length).toBeLessThanOrEqual(MOST_PER_CALL);
  });

  it("are left alone while a screen ahead is known", () => {
    expect(isWorthACall(order, { from: 0, to: 10, direction: "forward" }, (number) => number <= 20)).toBe(
      false,
    );
    expect(isWorthACall(order, { from: 0, to: 10, direction: "forward" }, (number) => number <= 15)).toBe(
      true,
    );
  });
});
