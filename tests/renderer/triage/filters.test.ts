import { describe, expect, it } from "vitest";
import {
  activeGroups,
  chooseReviewed,
  cleared,
  dropGroup,
  filterInput,
  filtersFrom,
  firstFilters,
  matches,
  toggleStars,
  toggleStatus,
} from "../../../renderer/desk/features/triage/model/filters.ts";
import { savedFilterSchema } from "#shared/contract/saved-views-calls.ts";
import { rangeOf } from "../../../renderer/desk/features/triage/model/narrowing.ts";
import { groupWords } from "../../../renderer/desk/features/triage/model/wording.ts";
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

  it("narrow by ranges, deciders and tries, and a row that no longer passes is passed over", () => {
    const sure = { ...all, confidence: rangeOf("confidence", 0.5, 1) };
    expect(sure.confidence).toEqual({ min: 0.5, max: null });
    expect(activeGroups(sure)).toEqual(["confidence"]);
    expect(groupWords(sure, "confidence")).toBe("Confidence 50–100 %");
    expect(matches(sure, row(1, { confidence: 0.4 }))).toBe(false);
    expect(matches(sure, row(1, { confidence: null }))).toBe(false);
    expect(matches({ ...all, decidedBy: ["model"] }, row(1, { decided: "approved" }))).toBe(false);
    expect(matches({ ...all, decidedBy: ["me"] }, row(1, { decided: "approved" }))).toBe(true);
    expect(matches({ ...all, tries: [2] }, row(1))).toBe(false);
    expect(rangeOf("quality", 1, 5)).toBeNull();
  });

  it("come back from a saved view as they were", () => {
    const filters = { ...toggleStars(first, 5), tries: [2 as const], quality: { min: 2, max: null } };
    expect(filtersFrom(savedFilterSchema.parse(filterInput(filters)))).toEqual(filters);
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
