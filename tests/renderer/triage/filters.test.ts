import { describe, expect, it } from "vitest";
import {
  activeGroups,
  chooseReviewed,
  cleared,
  dropGroup,
  firstFilters,
  matches,
  toggleStars,
  toggleStatus,
} from "../../../renderer/desk/features/triage/model/filters.ts";
import { row } from "./rows.ts";

const first = firstFilters("auto", false);
const all = cleared(first);

describe("filters", () => {
  it("open at what nobody has reviewed, least certain first, texts oldest first", () => {
    expect(first).toMatchObject({ reviewed: "not_yet", sort: "least_certain" });
    expect(firstFilters("off", false).sort).toBe("oldest");
    expect(firstFilters("advise", true).sort).toBe("oldest");
  });

  it("never hide everything by themselves: the last tick taken out brings all back", () => {
    const one = { ...all, statuses: ["approved" as const] };
    expect(toggleStatus(one, "approved").statuses).toHaveLength(4);
  });

  it("show one row of stars at the first press and add rows after it", () => {
    const five = toggleStars(all, 5);
    expect(five.stars).toEqual([5]);
    expect(toggleStars(five, 4).stars).toEqual([4, 5]);
    expect(toggleStars(five, 5).stars).toHaveLength(6);
  });

  it("name what is active, and drop one without the others", () => {
    const two = toggleStars(first, 5);
    expect(activeGroups(two)).toEqual(["stars", "reviewed"]);
    expect(activeGroups(dropGroup(two, "stars"))).toEqual(["reviewed"]);
    expect(activeGroups(all)).toEqual([]);
  });

  it("show all again when the chosen kind of review is chosen again", () => {
    expect(chooseReviewed(first, "not_yet").reviewed).toBe("all");
    expect(chooseReviewed(first, "overrides").reviewed).toBe("overrides");
  });

  it("match a row by its status, the score's stars, and who reviewed it", () => {
    expect(matches(first, row(1))).toBe(true);
    expect(matches(first, row(1, { decided: "approved" }))).toBe(false);
    expect(matches({ ...all, stars: [4] }, row(1, { ownStars: 2 }))).toBe(true);
    expect(matches({ ...all, stars: [0] }, row(1, { stars: null }))).toBe(true);
    expect(matches({ ...all, reviewed: "overrides" }, row(1, { decided: "rejected" }))).toBe(true);
    expect(matches({ ...all, reviewed: "overrides" }, row(1, { decided: "approved" }))).toBe(false);
  });
});
