import { describe, expect, it } from "vitest";
import {
  firstChoice,
  rejectWordsOf,
  toggleReason,
  typedAhead,
} from "../../../renderer/desk/features/triage/model/reject-choice.ts";

const reasons = [
  { code: "blurred", title: "Blurred", words: "It is too blurred.", suggested: true },
  { code: "incomplete", title: "Something is missing", words: "Part is missing.", suggested: true },
  { code: "too_dark", title: "Too dark", words: "It is too dark.", suggested: false },
  { code: "other", title: "Something else", words: "", suggested: false },
];

describe("rejecting with reasons", () => {
  it("starts with what the evidence supports, and for several with the strongest", () => {
    expect(firstChoice(reasons, false).codes).toEqual(["blurred", "incomplete"]);
    expect(firstChoice(reasons, true).codes).toEqual(["blurred"]);
  });

  it("takes digits that were pressed before the reasons were there, each for the row that shows it", () => {
    const choice = typedAhead(firstChoice(reasons, false), reasons, ["3", "1", "Enter", "9"]);
    expect(choice.codes).toEqual(["incomplete", "too_dark"]);
  });

  it("sends what the preview shows", () => {
    const choice = { ...firstChoice(reasons, false), ownWords: " Come closer. " };
    const sent = rejectWordsOf(choice, reasons);
    expect(sent?.words).toBe("It is too blurred. Part is missing. Come closer.");
    expect(sent?.preview).toBe(sent?.words);
    expect(sent?.reason).toBe("blurred");
  });

  it("lets one reason speak for itself, so that each of several gets its own figures", () => {
    const choice = toggleReason(firstChoice(reasons, true), "too_dark");
    expect(rejectWordsOf(choice, reasons)).toEqual({
      reason: "too_dark",
      words: null,
      preview: "It is too dark.",
    });
  });

  it("takes own words alone, and nothing at all is nothing to send", () => {
    const none = { codes: [], ownWords: "", several: false };
    expect(rejectWordsOf(none, reasons)).toBeNull();
    expect(rejectWordsOf({ ...none, ownWords: "Wrong street." }, reasons)).toEqual({
      reason: "other",
      words: "Wrong street.",
      preview: "Wrong street.",
    });
  });
});
