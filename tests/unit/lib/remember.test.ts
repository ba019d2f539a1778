import { describe, expect, it } from "vitest";
import { remember } from "#shared/lib/remember.ts";

/** A function that notes what it was asked to make. */
const counting = (most: number) => {
  const made: string[] = [];
  const result = remember((text) => {
    made.push(text);
    return text.toUpperCase();
  }, most);
  return { made, result };
};

describe("remember", () => {
  it("makes each result once while it is kept", () => {
    const { made, result } = counting(10);
    expect(["a", "b", "a", "b", "a"].map(result)).toEqual(["A", "B", "A", "B", "A"]);
    expect(made).toEqual(["a", "b"]);
  });

  it("keeps at least so many of the last ones, and what is still asked for", () => {
    const { made, result } = counting(2);
    for (const text of ["a", "b", "c", "a", "d", "a", "e", "a"])
      expect(result(text)).toBe(text.toUpperCase());
    expect(made).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("forgets what nobody asked for since, and makes it again", () => {
    const { made, result } = counting(1);
    for (const text of ["a", "b", "c", "a"]) expect(result(text)).toBe(text.toUpperCase());
    expect(made).toEqual(["a", "b", "c", "a"]);
  });
});
