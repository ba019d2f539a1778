import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gridGeometry } from "../../../renderer/desk/features/triage/model/grid-geometry.ts";
import { MOVES, moveCursor, nextMatching } from "../../../renderer/desk/features/triage/model/grid-moves.ts";

const shape = { count: 20, columns: 6, pageRows: 2 };

describe("the cursor", () => {
  it("moves along a row and on to the next one", () => {
    expect(moveCursor(4, "right", shape)).toBe(5);
    expect(moveCursor(5, "right", shape)).toBe(6);
    expect(moveCursor(6, "left", shape)).toBe(5);
  });

  it("keeps its column up and down, and reaches a short last row", () => {
    expect(moveCursor(7, "down", shape)).toBe(13);
    expect(moveCursor(7, "up", shape)).toBe(1);
    expect(moveCursor(17, "down", shape)).toBe(19);
    expect(moveCursor(3, "page_down", shape)).toBe(15);
  });

  it("stands at the first item when it stood nowhere, and nowhere without items", () => {
    expect(moveCursor(-1, "down", shape)).toBe(0);
    expect(moveCursor(0, "end", { ...shape, count: 0 })).toBe(-1);
  });

  it("never leaves the list, whatever the keys", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 1, max: 10 }),
        fc.array(fc.constantFrom(...MOVES), { maxLength: 60 }),
        (count, columns, moves) => {
          const end = moves.reduce((at, move) => moveCursor(at, move, { count, columns, pageRows: 5 }), 0);
          return end >= 0 && end < count;
        },
      ),
    );
  });
});

describe("after a decision the cursor", () => {
  it("stands on the next item that still matches", () => {
    expect(nextMatching(3, 10, (at) => at === 7)).toBe(7);
  });

  it("goes back where nothing follows, and stays where nothing is left", () => {
    expect(nextMatching(8, 10, (at) => at === 2)).toBe(2);
    expect(nextMatching(8, 10, () => false)).toBe(8);
  });

  it("does not walk a long list of decided items", () => {
    let asked = 0;
    nextMatching(0, 100_000, () => ((asked += 1), false));
    expect(asked).toBeLessThan(2100);
  });
});

describe("the grid", () => {
  it("has the measures of the drawing at 1440 wide", () => {
    const grid = gridGeometry({ width: 820, columns: 6, count: 938, texts: false });
    expect(grid).toMatchObject({ columns: 6, rows: 157, photoHeight: 86, cellHeight: 117 });
  });

  it("shows fewer columns rather than unreadable facts", () => {
    expect(gridGeometry({ width: 300, columns: 10, count: 10, texts: false }).columns).toBe(4);
    expect(gridGeometry({ width: 820, columns: 10, count: 10, texts: true }).columns).toBe(4);
  });
});
