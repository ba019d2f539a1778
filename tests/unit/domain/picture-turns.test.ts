import { describe, expect, test } from "vitest";
import { becomesComparable } from "#shared/domain/duplicates/comparable.ts";
import { HASHED_SIDE, turnedHashes } from "#shared/domain/duplicates/turned-hashes.ts";
import { turnBack, turnedSquare, TURNS } from "#shared/domain/duplicates/turns.ts";
import { mannersOf } from "../../../electron/service/copies/manners.ts";
import type { Submission } from "#shared/domain/submission.ts";

/** Always the same uneven values. */
const square = (side: number): Float64Array =>
  Float64Array.from({ length: side * side }, (_, at) => (Math.sin(at * 12.9898) * 43758.5453) % 128);

describe("the eight turns of a picture", () => {
  test.each(TURNS)("%i is taken back by another one", (turn) => {
    const turned = turnedSquare(square(5), 5, turn);
    expect(turnedSquare(turned, 5, turnBack(turn))).toEqual(square(5));
  });

  test.each(TURNS)("%i has the hash of the turned picture", (turn) => {
    const values = square(HASHED_SIDE);
    const turned = turnedHashes(turnedSquare(values, HASHED_SIDE, turn)).subarray(0, 8);
    expect(turned).toEqual(turnedHashes(values).slice(8 * turn, 8 * turn + 8));
  });
});

describe("what was done to the original", () => {
  const figures = { distance: 2, likeness: 0.99, colour: 1, cosine: null, turn: 3, extent: "part" } as const;
  const size = { width: 800, height: 600 };

  test("is told from the original to the copy, whichever was compared first", () => {
    // Turned by 90 degrees the copy stands like the original: so the original was turned by 270.
    expect(mannersOf(figures, true, size, size)).toEqual(["turned_270", "cropped"]);
    expect(mannersOf(figures, false, size, size)).toEqual(["turned_90", "framed"]);
  });

  test("is that it was saved again where nothing else was", () => {
    const same = { ...figures, turn: 0, extent: "same" } as const;
    expect(mannersOf(same, true, size, size)).toEqual(["saved_again"]);
    expect(mannersOf(same, true, size, { width: 400, height: 300 })).toEqual(["resized"]);
  });
});

describe("an attempt is compared", () => {
  const waiting = { status: "pending_score", scoredAt: null, waitingFor: null, attempt: 1 } as Submission;
  const scored = { ...waiting, status: "approved", scoredAt: 5 as never } as Submission;

  test("once, when nothing is about to examine it any more", () => {
    expect(becomesComparable(null, waiting)).toBe(false);
    expect(becomesComparable(waiting, scored)).toBe(true);
    expect(becomesComparable(scored, { ...scored, status: "rejected" })).toBe(false);
    expect(becomesComparable(null, { ...waiting, waitingFor: "person" })).toBe(true);
    expect(becomesComparable(scored, { ...waiting, attempt: 2 })).toBe(false);
    expect(becomesComparable({ ...waiting, attempt: 2 }, { ...scored, attempt: 2 })).toBe(true);
  });
});
