import { starsText, upperFirst } from "./figures.ts";
import type { Finding } from "./finding.ts";
import type { DimensionStars, Overall } from "./stars.ts";

/** At most this many things to do: a worker who is told five does none. */
const MOST_REMEDIES = 3;

const byValue = (a: Finding, b: Finding): number => a.value - b.value;

/** Findings that can be acted on, worst first, one for each reject reason. */
const actionable = (findings: readonly Finding[]): readonly Finding[] => {
  const seen = new Set<string>();
  return findings.toSorted(byValue).filter((finding) => {
    if (finding.remedy === null || finding.reason === null || seen.has(finding.reason)) return false;
    seen.add(finding.reason);
    return true;
  });
};

/** Names the strongest and the weakest evidence with their figures, and what cost a star beyond the mean. */
export const writeReasoning = (
  findings: readonly Finding[],
  dimensions: DimensionStars,
  overall: Overall,
): string => {
  const sorted = findings.toSorted(byValue);
  const weakest = sorted[0];
  const strongest = sorted.at(-1);
  const sentences: string[] = [];
  if (strongest !== undefined) {
    const heading = strongest.value > 0 ? "Strongest" : "Nothing speaks for it; least against it";
    sentences.push(`${heading}: ${strongest.phrase}.`);
  }
  if (weakest !== undefined && weakest !== strongest) {
    const heading = weakest.value < 0 ? "Weakest" : "Weakest, yet in its favour";
    sentences.push(`${heading}: ${weakest.phrase}.`);
  }
  const [worst, ...others] = overall.criticallyLow;
  if (worst !== undefined) {
    const named = [worst, ...others].map((name) => `${name} ${starsText(dimensions[name])}`).join(" and ");
    sentences.push(`One star less because of ${named}.`);
  }
  return sentences.map(upperFirst).join(" ");
};

/** What would lift the attempt, worst first: everything that speaks against it, or else its weakest point. */
export const writeFeedback = (findings: readonly Finding[]): string | null => {
  const options = actionable(findings);
  const against = options.filter((finding) => finding.value < 0).slice(0, MOST_REMEDIES);
  const weakest = options[0];
  if (against.length > 0) return against.map((finding) => finding.remedy).join(" ");
  if (weakest === undefined) return null;
  return `Nothing speaks against it, but the job asks for more. Its weakest point: ${weakest.phrase}.`;
};

/** The reject reason of the worst evidence, or null when nothing speaks against the attempt. */
export const suggestReason = (findings: readonly Finding[]): string | null => {
  const worst = actionable(findings)[0];
  return worst !== undefined && worst.value < 0 ? worst.reason : null;
};
