import type { ContrastPrompt } from "./contrast-prompts.ts";
import { spokenPrompt } from "./subject-prompts.ts";

/** More would drown the fixed contrasts, and the nearest say the most. */
const MOST_NEIGHBOURS = 6;

/** Words that say nothing about what a picture shows. */
const EMPTY = new Set(
  "a an the your my our their his her its any some one two three four five many several each every of in on at with from near by under over and or to for is are be that this photo photos picture pictures".split(
    " ",
  ),
);
/** A word whose beginning is another word of this length or more speaks of the same: "shop", "shopfront". */
const SHORTEST_STEM = 4;

const singular = (word: string): string =>
  word.length > 4 && word.endsWith("ies")
    ? `${word.slice(0, -3)}y`
    : word.length > 3 && word.endsWith("s") && !word.endsWith("ss")
      ? word.slice(0, -1)
      : word;

const contentWords = (prompt: string): readonly string[] => [
  ...new Set(
    (
      spokenPrompt(prompt)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    )
      .filter((word) => !EMPTY.has(word))
      .map(singular),
  ),
];

const sameWord = (a: string, b: string): boolean => {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length >= SHORTEST_STEM && long.startsWith(short);
};

const sharedWords = (from: readonly string[], others: readonly string[]): number =>
  from.filter((word) => others.some((other) => sameWord(word, other))).length;

/**
 * Whether a picture of the one is not already a picture of the other: each says something that the other does not.
 * "A red car" and "a blue car" differ, "a car" and "a red car" do not.
 */
const areDifferent = (a: readonly string[], b: readonly string[]): boolean =>
  sharedWords(a, b) < a.length && sharedWords(b, a) < b.length;

/**
 * What the owner's other jobs look for, as contrasts of this one: a red car belongs to the job about red cars, not to
 * the one about blue cars. Only subjects that differ from each of this job's, the likest first, at most six. The same
 * subjects in any order give the same contrasts.
 */
export const neighbourContrasts = (
  subjects: readonly string[],
  others: readonly (readonly string[])[],
): readonly ContrastPrompt[] => {
  const own = subjects.map(contentWords);
  // One subject speaks for a neighbour: several of the same job would count it several times.
  const candidates = [...new Set(others.map(([first]) => first).filter((text) => text !== undefined))];
  return candidates
    .map((text) => ({ text, words: contentWords(text) }))
    .filter(({ text, words }) => !subjects.includes(text) && own.every((mine) => areDifferent(mine, words)))
    .map(({ text, words }) => ({ text, likeness: Math.max(...own.map((mine) => sharedWords(words, mine))) }))
    .toSorted((a, b) => b.likeness - a.likeness || (a.text < b.text ? -1 : 1))
    .slice(0, MOST_NEIGHBOURS)
    .map(({ text }) => ({ text, reason: "off_topic", from: "neighbour" }));
};
