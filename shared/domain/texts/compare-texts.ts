import type { TextFigures } from "../duplicates/copy.ts";
import { difference } from "./difference.ts";
import { runsOf, runsShared } from "./runs.ts";

/** Both must hold: the same words in the same order, and the same runs of letters. */
const LEAST_WORDS = 0.7;
const LEAST_RUNS = 0.4;
/** A text of fewer letters' runs is too short to be told from a chance likeness; it counts only when it is the same. */
const LEAST_LENGTH = 20;

/** The figures of a text that was reworded from the other one; null where it was not. */
export const comparedTexts = (a: string, b: string): TextFigures | null => {
  const runsA = runsOf(a);
  const runsB = runsOf(b);
  if (Math.min(runsA.size, runsB.size) < LEAST_LENGTH) return null;
  const runs = runsShared(runsA, runsB);
  if (runs < LEAST_RUNS) return null;
  const words = difference(a, b).shared;
  return words < LEAST_WORDS ? null : { words, runs };
};
