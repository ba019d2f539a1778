import { expect, test } from "vitest";
import { chooseForm, referenceAmong } from "../../../electron/scoring/forms/choose-form.ts";
import type { MeasuredForm, ModelFormName } from "#shared/domain/scoring/model-forms.ts";

const form = (
  name: ModelFormName,
  picturesPerSecond: number | null,
  cosine: number | null,
): MeasuredForm => ({
  form: name,
  picturesPerSecond,
  cosine,
});

test("the fastest form that agrees is chosen", () => {
  const measured = [form("winnow", 60, 0.9995), form("q8", 35, 0.9998), form("fp32", 22, 1)];
  expect(chooseForm(measured, "q8", "fp32")).toBe("winnow");
});

test("a faster form that sees something else is not", () => {
  const measured = [form("winnow", 60, 0.9989), form("q8", 35, 0.9998), form("fp32", 22, 1)];
  expect(chooseForm(measured, "q8", "fp32")).toBe("q8");
});

test("where the 8-bit forms are slower, the exact one is chosen", () => {
  const measured = [form("winnow", 18, 0.9999), form("q8", 15, 0.9998), form("fp32", 22, 1)];
  expect(chooseForm(measured, "q8", "fp32")).toBe("fp32");
});

test("a hair's breadth does not count against what is used without measuring", () => {
  expect(chooseForm([form("winnow", 35.5, 1), form("q8", 35, 1)], "q8", "q8")).toBe("q8");
});

test("what can't be run has no claim", () => {
  expect(chooseForm([form("winnow", null, null), form("q8", 35, 1)], "q8", "q8")).toBe("q8");
  expect(chooseForm([form("q8", 35, 0.9), form("fp32", 22, 1)], "q8", "fp32")).toBe("fp32");
});

test.each<[readonly ModelFormName[], ModelFormName, ModelFormName]>([
  [["q8", "fp32", "fp16"], "q8", "fp32"],
  [["q8", "fp16"], "q8", "fp16"],
  [["q8"], "q8", "q8"],
  [["int8", "uint8"], "int8", "int8"],
])("of %j the reference is the most exact", (forms, usual, reference) => {
  expect(referenceAmong(forms, usual)).toBe(reference);
});
