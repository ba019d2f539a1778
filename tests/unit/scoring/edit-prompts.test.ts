import { expect, test } from "vitest";
import { promptProblem, tidyPrompts } from "#shared/domain/scoring/edit-prompts.ts";
import { editedPromptSet, promptSetFor, type EditedPrompts } from "#shared/domain/scoring/prompt-set.ts";

const PROMPTS: EditedPrompts = {
  subjects: ["a photo of a red car"],
  contrasts: [{ text: "a photo of a boat", reason: "off_topic", from: "person" }],
  criteria: [
    { criterion: "In focus", prompt: "a sharp photo", contrast: "a blurry photo", reason: "blurred" },
  ],
};

test("what the rules make can be saved as it stands, and then is the same set until somebody changes it", () => {
  const rules = promptSetFor({ title: "Red cars", description: "", scoringCriteria: ["In focus"] }, [
    ["a photo of a boat"],
  ]);
  expect(promptProblem(rules)).toBeNull();
  expect(editedPromptSet(tidyPrompts(rules))).toEqual(rules);
  const { subjects, criteria, contrasts } = rules;
  const fewer = editedPromptSet({ subjects, criteria, contrasts: contrasts.slice(1) });
  expect(fewer.id).not.toBe(rules.id);
});

test("spaces, empty lines and what stands twice are left out", () => {
  expect(
    tidyPrompts({
      subjects: ["  a photo of  a red car ", "", "a photo of a red car"],
      contrasts: [
        ...PROMPTS.contrasts,
        { text: " ", reason: "off_topic", from: "person" },
        ...PROMPTS.contrasts,
      ],
      criteria: [
        ...PROMPTS.criteria,
        { criterion: "", prompt: " ", contrast: "", reason: "incomplete" },
        { criterion: "", prompt: "a photo of one car", contrast: "a photo of two", reason: "incomplete" },
      ],
    }),
  ).toEqual({
    ...PROMPTS,
    criteria: [
      ...PROMPTS.criteria,
      {
        criterion: "a photo of one car",
        prompt: "a photo of one car",
        contrast: "a photo of two",
        reason: "incomplete",
      },
    ],
  });
});

test.each([
  [{ subjects: [] }, "Say at least once what a picture should show."],
  [
    { subjects: ["a photo of a boat"] },
    "“a photo of a boat” cannot be both what is looked for and what it must beat.",
  ],
  [
    { criteria: [{ ...PROMPTS.criteria[0]!, contrast: "" }] },
    "“In focus” needs both a prompt and its opposite.",
  ],
  [
    { criteria: [{ ...PROMPTS.criteria[0]!, contrast: "a sharp photo" }] },
    "The opposite of “a sharp photo” must be something else.",
  ],
])("%j judges nothing: %s", (change, sentence) => {
  expect(promptProblem({ ...PROMPTS, ...change })).toBe(sentence);
});
