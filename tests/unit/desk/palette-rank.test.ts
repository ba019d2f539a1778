import { describe, expect, it } from "vitest";
import { matchOf } from "../../../renderer/desk/commands/palette/rank.ts";

const best = (sought: string, ...titles: string[]): readonly string[] =>
  titles
    .flatMap((title) => {
      const match = matchOf(sought, title);
      return match === null ? [] : [{ title, score: match.score }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ title }) => title);

describe("the palette's order", () => {
  it("puts a title that begins so before one that only holds it", () => {
    expect(best("rej", "Show only rejected", "Reject with reasons", "Object")).toEqual([
      "Reject with reasons",
      "Show only rejected",
    ]);
  });

  it("finds a title by the first letters of its words", () => {
    expect(best("rwr", "Reword here", "Reject with reasons")[0]).toBe("Reject with reasons");
    expect(best("go set", "Go to Settings")).toEqual(["Go to Settings"]);
  });

  it("leaves out titles in which the letters are strewn by chance", () => {
    expect(matchOf("aet", "Show what is new or leave it")).toBeNull();
    expect(matchOf("xyz", "Approve")).toBeNull();
  });

  it("says which letters were typed", () => {
    expect(matchOf("keys", "Change keys")?.ranges).toEqual([[7, 11]]);
    expect(matchOf("gs", "Go to Settings")?.ranges).toEqual([
      [0, 1],
      [6, 7],
    ]);
  });
});
