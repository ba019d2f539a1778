import { contrastsFor, type ContrastPrompt } from "./contrast-prompts.ts";
import { criterionPrompts, excludes, listCriteria, type CriterionPrompts } from "./criterion-prompts.ts";
import { neighbourContrasts } from "./neighbour-contrasts.ts";
import { QUALITY_PAIRS, type QualityPair } from "./quality-prompts.ts";
import { subjectsOf } from "./subject-prompts.ts";
import { textId } from "./text-id.ts";

/** Raised whenever a rule below would make other prompts from the same brief. */
export const PROMPT_RULES = "brief-2";

/** The words a job's pictures are compared with, as a person may read and change them. */
export interface PromptParts {
  /** What the picture should show; the best of them counts. */
  readonly subjects: readonly string[];
  /** What it might show instead. */
  readonly contrasts: readonly ContrastPrompt[];
  readonly quality: readonly QualityPair[];
  readonly criteria: readonly CriterionPrompts[];
}

export interface PromptSet extends PromptParts {
  /** Changes whenever any prompt does; stored with every score made from it. Starts with the rules' version. */
  readonly id: string;
  /** Every prompt once, the order in which similarities are given. */
  readonly texts: readonly string[];
}

/** The part of a job that prompts are made from. */
export interface Brief {
  readonly title: string;
  readonly description: string;
  /** One criterion each, or one text with a criterion per line or semicolon. */
  readonly scoringCriteria: readonly string[] | string;
}

/** Puts edited parts together: the flat list of texts and the id that follows from it. */
export const assemblePromptSet = (parts: PromptParts): PromptSet => {
  const texts = [
    ...new Set([
      ...parts.subjects,
      ...parts.contrasts.map((contrast) => contrast.text),
      ...parts.quality.flatMap((pair) => [pair.good, pair.bad]),
      ...parts.criteria.flatMap((criterion) => [criterion.prompt, criterion.contrast]),
    ]),
  ];
  // The roles are part of the id: the same words used as a contrast make another score.
  const roles = [
    parts.subjects,
    parts.contrasts.map(({ text, reason, from }) => [text, reason, from]),
    parts.criteria.map(({ criterion, prompt, contrast, reason }) => [criterion, prompt, contrast, reason]),
  ];
  const id = `${PROMPT_RULES}-${textId([...texts, JSON.stringify(roles)])}`;
  const { subjects, contrasts, quality, criteria } = parts;
  return { subjects, contrasts, quality, criteria, id, texts };
};

/**
 * The prompts a job starts with, made from its brief by the rules of this folder. `neighbours` are the subjects of the
 * same owner's other jobs, one list each; those that differ enough compete with this job's.
 */
export const promptSetFor = (brief: Brief, neighbours: readonly (readonly string[])[] = []): PromptSet => {
  const criteria = listCriteria(brief.scoringCriteria);
  const subjects = subjectsOf(brief.title, brief.description);
  // "No screenshots" speaks of screenshots, but does not make them welcome.
  const fixed = contrastsFor(
    [brief.title, brief.description, ...criteria.filter((text) => !excludes(text))].join(" "),
  );
  return assemblePromptSet({
    subjects,
    contrasts: [
      ...fixed,
      ...neighbourContrasts(subjects, neighbours).filter(
        ({ text }) => !fixed.some((contrast) => contrast.text === text),
      ),
    ],
    quality: QUALITY_PAIRS,
    criteria: criteria.map(criterionPrompts),
  });
};

/** What of a prompt set a person may write: everything but the quality pairs, which every job shares. */
export type EditedPrompts = Omit<PromptParts, "quality">;

/** The prompts as a person left them, which no rule touches until they are reset. */
export const editedPromptSet = (edited: EditedPrompts): PromptSet =>
  assemblePromptSet({ ...edited, quality: QUALITY_PAIRS });

/** Looks a prompt's cosine up by its text. Throws when the similarities were made with another set. */
export const similarityReader = (
  promptSet: PromptSet,
  similarities: readonly number[],
): ((text: string) => number) => {
  if (similarities.length !== promptSet.texts.length) {
    throw new RangeError(
      `Prompt set ${promptSet.id} has ${promptSet.texts.length} texts, but ${similarities.length} similarities were given.`,
    );
  }
  const byText = new Map(promptSet.texts.map((text, index) => [text, similarities[index]]));
  return (text) => {
    const found = byText.get(text);
    if (found === undefined) throw new RangeError(`Prompt set ${promptSet.id} has no text “${text}”.`);
    return found;
  };
};
