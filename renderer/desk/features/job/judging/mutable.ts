import type { EditedPrompts } from "#shared/domain/scoring/prompt-set.ts";

/** What a call takes: the same lists, which the schema's type wants to be able to change. */
export const mutable = ({ subjects, contrasts, criteria }: EditedPrompts) => ({
  subjects: [...subjects],
  contrasts: [...contrasts],
  criteria: [...criteria],
});
