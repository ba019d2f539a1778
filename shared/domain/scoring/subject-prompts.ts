const LONGEST_IN_WORDS = 18;

/** "Take 20 photos of", "Send us a clear picture showing", "Photograph": what a brief says before its subject. */
const ASKING =
  /^(?:please\s+)?(?:(?:we|i)\s+(?:need|want|are looking for|would like)\s+|(?:take|send|upload|submit|shoot|capture|snap|get|give|provide|collect|make|share|show)\s+(?:us\s+|me\s+)?)/iu;
const PICTURES_OF =
  /^(?:(?:an?|the|your|some|one|two|three|\d+)\s+)?(?:[\p{L}-]+\s+){0,3}?(?:photos?|photographs?|pictures?|images?|pics?|shots?|snapshots?)\s+(?:of|showing|with|that shows?)\s+/iu;
const PHOTOGRAPH = /^(?:photograph|shoot|capture|snap|picture)\s+/iu;
/** The same words in the middle of a sentence, where what stands before them is about the worker, not the picture. */
const ASKING_LATER =
  /\b(?:photograph|(?:take|send|upload|submit|shoot|capture)\s+(?:us\s+|me\s+)?(?:(?:an?|one|some|your|\d+)\s+)?(?:[\p{L}-]+\s+){0,2}?(?:photos?|photographs?|pictures?|images?)\s+(?:of|showing)|(?:photos?|photographs?|pictures?|images?)\s+(?:of|showing))\s+(.+)$/iu;
/** Words that already say how many or which, so that no article belongs before them. */
const DETERMINED =
  /^(?:an?|the|your|my|our|their|his|her|its|any|some|one|two|three|four|five|many|several|each|every|no|\d+|this|these|that|those|something|someone|people)\b/iu;

const tidy = (text: string): string =>
  text
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[\s.,:;!?–—-]+$/u, "");

const firstWords = (text: string): string => text.split(" ").slice(0, LONGEST_IN_WORDS).join(" ");

/** "Red cars" -> "red cars", but "NASA rockets" and "I ♥ NY" keep their capitals. */
export const lowerFirst = (text: string): string =>
  /^\p{Lu}(?:\p{Ll}|\s|$)/u.test(text) && !/^I\b/u.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;

const headNoun = (subject: string): string =>
  (subject.split(/,|\b(?:in|on|at|with|from|of|near|by|under|over|seen|taken|and|or)\b/iu)[0] ?? "").trim();

/** "red car" -> "a red car"; plurals, names and counted things stay as they are. */
export const withArticle = (subject: string): string => {
  if (DETERMINED.test(subject) || /^\p{Lu}/u.test(subject)) return subject;
  const head = headNoun(subject);
  if (head === "" || /(?:[^s]s|ies)$/iu.test(head) || head.split(" ").length > 4) return subject;
  return `${/^[aeiou]/iu.test(subject) ? "an" : "a"} ${subject}`;
};

const subjectOf = (text: string): string =>
  lowerFirst(tidy(text.replace(ASKING, "").replace(PICTURES_OF, "").replace(PHOTOGRAPH, "")));

/** What the description asks for, if one of its first three sentences says it with "photograph" or "photos of". */
const subjectInDescription = (description: string): string | null => {
  const sentences = description.split(/(?<=[.!?])\s+|\n+/u).slice(0, 3);
  for (const sentence of sentences) {
    const asked = ASKING_LATER.exec(tidy(sentence))?.[1];
    if (asked !== undefined) return lowerFirst(tidy(asked));
  }
  return null;
};

/**
 * The prompts for what a picture should show: one from the title, one from the sentence of the description that
 * asks for it. At least one, in the form "a photo of …", at most 18 words of the brief each.
 */
export const subjectsOf = (title: string, description: string): readonly string[] => {
  const fromTitle = subjectOf(title);
  const fromDescription = subjectInDescription(description);
  const subjects = [fromTitle === "" ? null : fromTitle, fromDescription].filter((text) => text !== null);
  const prompts = subjects.map((subject) => `a photo of ${withArticle(firstWords(subject))}`);
  return prompts.length === 0 ? [`a photo of ${lowerFirst(tidy(title))}`] : [...new Set(prompts)];
};

/** A prompt as one says it in a sentence: "a photo of a red car" -> "a red car". */
export const spokenPrompt = (prompt: string): string => prompt.replace(/^an? photo of /iu, "");
