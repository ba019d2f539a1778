import { expect, test } from "vitest";
import type { RejectReasonView } from "#shared/contract/desk-views.ts";
import {
  firstChoice,
  OWN_WORDS_CODE,
  rejectWordsOf,
  typedAhead,
} from "../../../renderer/desk/features/triage/model/reject-choice.ts";

const reasons = ["off_topic", OWN_WORDS_CODE, "blurred", "too_dark"].map((code): RejectReasonView => ({
  code,
  title: code,
  words: `It is ${code}.`,
  suggested: code === "too_dark",
}));

test("digits pressed before the reasons were there tick the rows that show them", () => {
  const choice = typedAhead(firstChoice(reasons, false), reasons, ["2", "Enter"]);
  expect(choice.codes).toEqual(["too_dark", "blurred"]);
  expect(rejectWordsOf(choice, reasons)?.preview).toBe("It is blurred. It is too_dark.");
});

test("a digit takes back what was suggested, and one without a row changes nothing", () => {
  expect(typedAhead(firstChoice(reasons, false), reasons, ["3", "9"]).codes).toEqual([]);
});
