import fc from "fast-check";
import { expect, test } from "vitest";
import { neighbourContrasts } from "#shared/domain/scoring/neighbour-contrasts.ts";
import { promptSetFor } from "#shared/domain/scoring/prompt-set.ts";

const textsFor = (subject: string, ...others: string[]) =>
  neighbourContrasts(
    [subject],
    others.map((other) => [other]),
  ).map(({ text }) => text);

test.each([
  ["a photo of a red car", "a photo of a blue car", true],
  ["a photo of a red car", "a photo of a yellow flower", true],
  // A picture of the one is a picture of the other already.
  ["a photo of a red car", "a photo of a car", false],
  ["a photo of a car", "a photo of red cars", false],
  ["a photo of red cars", "a photo of a red car", false],
  ["a photo of an independent shop", "a photo of shopfronts", false],
  ["a photo of independent shopfronts, straight on", "a photo of market stalls", true],
])("for “%s” the job about “%s” competes: %s", (subject, other, competes) => {
  expect(textsFor(subject, other)).toEqual(competes ? [other] : []);
});

test("the likest come first, at most six, and one subject speaks for each job", () => {
  const others = ["a", "b", "c", "d", "e", "f", "g", "h"].map((letter) => [
    `a photo of a ${letter.repeat(5)}`,
    "a photo of a boat",
  ]);
  const found = neighbourContrasts(["a photo of a red car"], [...others, ["a photo of a red cup"]]);
  expect(found.map(({ text }) => text)).toEqual([
    "a photo of a red cup",
    ...["a", "b", "c", "d", "e"].map((letter) => `a photo of a ${letter.repeat(5)}`),
  ]);
  expect(found.every(({ from }) => from === "neighbour")).toBe(true);
});

test("the order in which the other jobs come changes nothing, and what comes or goes changes the set's id", () => {
  const brief = { title: "Red cars", description: "Photos of a red car.", scoringCriteria: [] };
  const words = ["boat", "flower", "cup", "red house", "blue car", "tree", "old door", "green bottle"];
  const subjects = words.map((word) => [`a photo of a ${word}`]);
  const whole = promptSetFor(brief, subjects);
  fc.assert(
    fc.property(fc.shuffledSubarray(subjects, { minLength: subjects.length }), (shuffled) => {
      expect(promptSetFor(brief, shuffled)).toEqual(whole);
    }),
  );
  const ids = [promptSetFor(brief).id, whole.id, promptSetFor(brief, subjects.slice(3)).id];
  expect(new Set(ids).size).toBe(3);
});
