import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  carryOver,
  extendTo,
  isSelected,
  NOTHING_SELECTED,
  selectAll,
  selectedCount,
  selectedNumbers,
  type Selection,
  toggle,
} from "../../../renderer/desk/features/triage/model/selection.ts";
import { shownOrder } from "../../../renderer/desk/features/triage/model/shown-order.ts";

const order = shownOrder(Uint32Array.from([10, 3, 7, 1, 9, 4]));

describe("the selection", () => {
  it("grows from where the cursor stood and shrinks back the same way", () => {
    const grown = extendTo(extendTo(NOTHING_SELECTED, 1, 2), 2, 3);
    expect(selectedNumbers(grown, order)).toEqual([3, 7, 1]);
    expect(selectedNumbers(extendTo(grown, 3, 0), order)).toEqual([10, 3]);
  });

  it("takes single items in and out and keeps the rest", () => {
    const three = extendTo(NOTHING_SELECTED, 0, 2);
    const two = toggle(three, order, 3);
    expect(selectedNumbers(two, order)).toEqual([10, 7]);
    expect(selectedNumbers(toggle(two, order, 4), order)).toEqual([10, 7, 4]);
  });

  it("selects a hundred thousand without listing them", () => {
    const many = shownOrder(Uint32Array.from({ length: 100_000 }, (_, index) => index + 1));
    const all = selectAll(many);
    expect(all.items.size).toBe(0);
    expect(selectedCount(all, many)).toBe(100_000);
    expect(isSelected(all, many, 99_999)).toBe(true);
  });

  it("keeps its items when the order changes, and lets go what is no longer shown", () => {
    const after = shownOrder(Uint32Array.from([7, 20, 3]));
    const carried = carryOver(extendTo(NOTHING_SELECTED, 0, 2), order, after);
    expect(selectedNumbers(carried, after)).toEqual([7, 3]);
  });

  it("counts what it lists, has no number twice, and agrees with the cells", () => {
    const step = fc.oneof(
      fc.record({ type: fc.constant("extend" as const), at: fc.nat({ max: 5 }) }),
      fc.record({ type: fc.constant("toggle" as const), at: fc.nat({ max: 5 }) }),
      fc.record({ type: fc.constant("all" as const), at: fc.nat({ max: 5 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let cursor = 0;
        const end = steps.reduce<Selection>((selection, { type, at }) => {
          const from = cursor;
          cursor = at;
          if (type === "extend") return extendTo(selection, from, at);
          return type === "all" ? selectAll(order) : toggle(selection, order, order.numberAt(at)!);
        }, NOTHING_SELECTED);
        const numbers = selectedNumbers(end, order);
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(selectedCount(end, order)).toBe(numbers.length);
        for (const number of order.numbers)
          expect(isSelected(end, order, number)).toBe(numbers.includes(number));
      }),
    );
  });
});
