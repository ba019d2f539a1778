import { expect, test } from "vitest";
import { criterionPrompts, listCriteria } from "#shared/domain/scoring/criterion-prompts.ts";
import { assemblePromptSet, promptSetFor, similarityReader } from "#shared/domain/scoring/prompt-set.ts";
import { subjectsOf } from "#shared/domain/scoring/subject-prompts.ts";

const NOTHING = "Follow the criteria closely.";

test.each([
  ["Red cars", "a photo of red cars"],
  ["Red car", "a photo of a red car"],
  ["Take 20 photos of your coffee cup", "a photo of your coffee cup"],
  ["Photograph an open book.", "a photo of an open book"],
  ["We need clear pictures of street signs", "a photo of street signs"],
  ["Independent shopfronts, straight on", "a photo of independent shopfronts, straight on"],
  ["Orange tree in a garden", "a photo of an orange tree in a garden"],
  ["NASA rockets", "a photo of NASA rockets"],
  ["Send us a picture of a cat", "a photo of a cat"],
  ["Photos", "a photo of photos"],
])("the title “%s” asks for “%s”", (title, prompt) => {
  expect(subjectsOf(title, NOTHING)).toEqual([prompt]);
});

test("the description adds a subject where it says what to photograph", () => {
  expect(
    subjectsOf(
      "Independent shopfronts",
      "Stand across the street and photograph one independent shop, straight on, in daylight. Keep it whole.",
    ),
  ).toEqual([
    "a photo of independent shopfronts",
    "a photo of one independent shop, straight on, in daylight",
  ]);
  expect(subjectsOf("Cats", "Hello. We pay well. Please upload a photo of your sleeping cat today!")).toEqual(
    ["a photo of cats", "a photo of your sleeping cat today"],
  );
});

test("a very long sentence is cut before the text encoder would cut it", () => {
  const [prompt] = subjectsOf(`Photos of ${"very ".repeat(60)}old doors`, NOTHING);
  expect(prompt!.split(" ").length).toBeLessThanOrEqual(22);
});

test.each([
  ["Sharp and in focus", "a sharp photo", "a blurry photo"],
  ["Daylight, no flash", "a photo taken in daylight", "a photo taken at night"],
  [
    "Straight on, not at an angle",
    "a photo taken straight from the front",
    "a photo taken at an angle from the side",
  ],
  ["Whole front in frame", "a photo of the whole thing", "a photo of a part that is cut off"],
  ["No faces or number plates", "a photo", "a photo of faces or number plates"],
  ["No screenshots", "a photo", "a screenshot of text"],
  ["a red car", "a photo of a red car", "a photo of something else"],
  ["A bright red sharp knife", "a photo of a bright red sharp knife", "a photo of something else"],
  ["a sharp photo", "a sharp photo", "a blurry photo"],
  ["a good photo", "a good photo", "a bad photo"],
  ["not grainy", "a clean photo", "a noisy photo"],
  ["A black and white photo", "a black and white photo", "a photo of something else"],
  ["One car", "a photo of one car", "a photo of something else"],
  ["The photo must show a red door", "a photo of a red door", "a photo of something else"],
])("the criterion “%s” is “%s” rather than “%s”", (criterion, prompt, contrast) => {
  expect(criterionPrompts(criterion)).toMatchObject({ criterion, prompt, contrast });
});

test("criteria come as a list, or as one text with a line or a semicolon between them", () => {
  expect(listCriteria(["In focus ", "", "One car."])).toEqual(["In focus", "One car"]);
  expect(listCriteria("- In focus\n- One car\n\n* Daylight; 2) No text")).toEqual([
    "In focus",
    "One car",
    "Daylight",
    "No text",
  ]);
});

test("a contrast that the brief itself asks for is left out, one that it forbids is not", () => {
  const contrastsOf = (title: string, criteria: string[] = []) =>
    promptSetFor({ title, description: NOTHING, scoringCriteria: criteria }).contrasts.map(
      ({ text }) => text,
    );
  expect(contrastsOf("Dogs")).not.toContain("a photo of an animal");
  expect(contrastsOf("Dogs")).toContain("a photo of a building");
  expect(contrastsOf("Screenshots of your phone")).not.toContain("a screenshot of text");
  expect(contrastsOf("Dogs", ["No screenshots"])).toContain("a screenshot of text");
  expect(contrastsOf("Dogs", ["A person beside it"])).not.toContain("a photo of a person");
});

const BRIEF = { title: "Red cars", description: "Photos of a red car.", scoringCriteria: ["In focus"] };

test("the same brief always makes the same set, every text is in it once, and any change makes another id", () => {
  const set = promptSetFor(BRIEF);
  expect(promptSetFor({ ...BRIEF })).toEqual(set);
  expect(new Set(set.texts).size).toBe(set.texts.length);
  const ids = [
    set.id,
    promptSetFor({ ...BRIEF, title: "Red car" }).id,
    promptSetFor({ ...BRIEF, scoringCriteria: [] }).id,
    assemblePromptSet({ ...set, subjects: [...set.subjects].reverse() }).id,
    assemblePromptSet({ ...set, contrasts: set.contrasts.slice(1) }).id,
  ];
  expect(new Set(ids).size).toBe(ids.length);
  expect(set.id).toMatch(/^brief-2-[0-9a-f]{14}$/u);
});

test("similarities of another prompt set are refused instead of misread", () => {
  const set = promptSetFor(BRIEF);
  expect(() => similarityReader(set, [0.1])).toThrow(RangeError);
  const read = similarityReader(
    set,
    set.texts.map((_, index) => index / 100),
  );
  expect(read(set.texts[3]!)).toBe(0.03);
  expect(() => read("a photo of a unicorn")).toThrow("has no text");
});
