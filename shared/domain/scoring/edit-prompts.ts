import type { EditedPrompts } from "./prompt-set.ts";

/** Beyond this a text encoder has stopped reading. */
export const LONGEST_PROMPT = 240;
export const MOST_SUBJECTS = 8;
export const MOST_CONTRASTS = 24;
export const MOST_CRITERIA = 24;

const tidy = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** Without spaces that nobody sees, and without lines that were left empty or say what another one says. */
export const tidyPrompts = ({ subjects, contrasts, criteria }: EditedPrompts): EditedPrompts => {
  const kept = contrasts
    .map((contrast) => ({ ...contrast, text: tidy(contrast.text) }))
    .filter(({ text }, index, all) => text !== "" && all.findIndex((other) => other.text === text) === index);
  return {
    subjects: [...new Set(subjects.map(tidy).filter((text) => text !== ""))],
    contrasts: kept,
    criteria: criteria
      .map((criterion) => ({
        ...criterion,
        criterion: tidy(criterion.criterion) || tidy(criterion.prompt),
        prompt: tidy(criterion.prompt),
        contrast: tidy(criterion.contrast),
      }))
      .filter(({ prompt, contrast }) => prompt !== "" || contrast !== ""),
  };
};

/** Why tidied prompts cannot judge anything, as a sentence for a person; null when they can. */
export const promptProblem = ({ subjects, contrasts, criteria }: EditedPrompts): string | null => {
  if (subjects.length === 0) return "Say at least once what a picture should show.";
  const both = contrasts.find(({ text }) => subjects.includes(text));
  if (both !== undefined) return `“${both.text}” cannot be both what is looked for and what it must beat.`;
  const half = criteria.find(({ prompt, contrast }) => prompt === "" || contrast === "");
  if (half !== undefined) return `“${half.criterion}” needs both a prompt and its opposite.`;
  const same = criteria.find(({ prompt, contrast }) => prompt === contrast);
  return same === undefined ? null : `The opposite of “${same.prompt}” must be something else.`;
};
