import { lowerFirst, spokenPrompt, withArticle } from "./subject-prompts.ts";

/** A criterion of the brief, the prompt that a picture meeting it is close to, and the one it must beat. */
export interface CriterionPrompts {
  readonly criterion: string;
  readonly prompt: string;
  readonly contrast: string;
  /** The reject reason that a criterion which is not met speaks for. */
  readonly reason: string;
}

interface Opposite {
  readonly when: RegExp;
  readonly prompt: string;
  readonly contrast: string;
  /** `incomplete` unless another says it better. */
  readonly reason?: string;
}

/**
 * Properties with a known opposite. A text encoder hardly hears "not", so what a criterion excludes is put into
 * the contrast in plain words instead of being negated.
 */
const OPPOSITES: readonly Opposite[] = [
  {
    when: /(?:^|\b)(?:sharp(?=$|,| and\b| enough\b| focus| photo| picture| image)|in focus|focus(?:s?ed)?|not blurr?(?:y|ed)|no blur|crisp)\b/iu,
    prompt: "a sharp photo",
    contrast: "a blurry photo",
    reason: "blurred",
  },
  {
    when: /\b(?:daylight|daytime|by day|during the day|natural light)\b/iu,
    prompt: "a photo taken in daylight",
    contrast: "a photo taken at night",
  },
  {
    when: /\b(?:at night|night-?time|after dark)\b/iu,
    prompt: "a photo taken at night",
    contrast: "a photo taken in daylight",
  },
  {
    when: /\b(?:well[- ]lit|good light(?:ing)?|brightly lit|enough light|not (?:too )?dark)\b/iu,
    prompt: "a well-lit photo",
    contrast: "a dark photo",
    reason: "too_dark",
  },
  {
    when: /\b(?:not overexposed|well[- ]exposed|no glare)\b/iu,
    prompt: "a well-exposed photo",
    contrast: "an overexposed photo",
    reason: "overexposed",
  },
  {
    when: /\b(?:no noise|not (?:noisy|grainy)|no grain)\b/iu,
    prompt: "a clean photo",
    contrast: "a noisy photo",
    reason: "noisy",
  },
  {
    when: /\b(?:good|high)[- ](?:quality\s+)?(?:photo|picture|image|quality)\b/iu,
    prompt: "a good photo",
    contrast: "a bad photo",
  },
  {
    when: /\b(?:straight[- ]on|head[- ]on|from the front|not at an angle)\b/iu,
    prompt: "a photo taken straight from the front",
    contrast: "a photo taken at an angle from the side",
  },
  {
    when: /\b(?:whole|entire|full(?:y)?|complete|not (?:cut|cropped)(?: off)?)\b.*\b(?:frame|picture|photo|view|visible|shown|in shot)\b|\bnot (?:cut|cropped)(?: off)?\b/iu,
    prompt: "a photo of the whole thing",
    contrast: "a photo of a part that is cut off",
  },
  {
    when: /\b(?:close[- ]?up|macro)\b/iu,
    prompt: "a close-up photo",
    contrast: "a photo taken from far away",
  },
  {
    when: /\b(?:outdoors?|(?:taken|photographed|shot) outside)\b/iu,
    prompt: "a photo taken outdoors",
    contrast: "a photo taken indoors",
  },
  {
    when: /\b(?:indoors?|(?:taken|photographed|shot) inside)\b/iu,
    prompt: "a photo taken indoors",
    contrast: "a photo taken outdoors",
  },
  {
    when: /\bplain background\b/iu,
    prompt: "a photo on a plain background",
    contrast: "a photo on a cluttered background",
  },
  {
    when: /\b(?:no|without|not a?) ?screenshots?\b/iu,
    prompt: "a photo",
    contrast: "a screenshot of text",
    reason: "screenshot_or_text",
  },
];

const NEGATED =
  /^(?:there (?:is|are|must be|should be) )?(?:no|without|avoid|never|not|don't show|do not show)\s+(?:an?\s+|any\s+)?(.+)$/iu;
/** "a portrait photo": a prompt as it stands. */
const ABOUT_THE_PHOTO = /\b(?:photo|photograph|picture|image)$/iu;
const LEAD =
  /^(?:(?:the )?(?:photo|picture|image)s? (?:must|should|has to|have to|needs? to)?\s*(?:be|show|shows|contain|contains|include|includes|have|has)\s+|(?:must|should) (?:be|show|contain|include|have)\s+|(?:shows?|contains?|includes?)\s+)/iu;

const tidy = (text: string): string =>
  text
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[\s.,:;!?]+$/u, "");
/** One criterion per entry; a single text is split at lines, bullets and semicolons. Empty ones are left out. */
export const listCriteria = (criteria: readonly string[] | string): readonly string[] => {
  const lines = typeof criteria === "string" ? criteria.split(/[\n;]+/u) : criteria;
  return lines
    .map((line) => tidy(line.replace(/^\s*(?:[-*•]|\d+[.)])\s*/u, "")))
    .filter((line) => line !== "");
};

/** The criterion says what must not be in the picture. */
export const excludes = (criterion: string): boolean => NEGATED.test(criterion);

/**
 * The prompt and contrast of a criterion: a known opposite; else, for what it excludes, any photo against one of
 * that; else the thing it asks for against something else.
 */
export const criterionPrompts = (criterion: string): CriterionPrompts => {
  const opposite = OPPOSITES.find((known) => known.when.test(criterion));
  if (opposite !== undefined) {
    const { prompt, contrast, reason = "incomplete" } = opposite;
    return { criterion, prompt, contrast, reason };
  }
  const excluded = NEGATED.exec(criterion)?.[1];
  if (excluded !== undefined) {
    return {
      criterion,
      prompt: "a photo",
      contrast: `a photo of ${lowerFirst(excluded)}`,
      reason: "incomplete",
    };
  }
  const asked = withArticle(spokenPrompt(lowerFirst(criterion.replace(LEAD, ""))));
  const prompt = ABOUT_THE_PHOTO.test(asked) ? asked : `a photo of ${asked}`;
  return { criterion, prompt, contrast: "a photo of something else", reason: "incomplete" };
};
