import { inEnglish, saying } from "./english.ts";
import type { Finding } from "./finding.ts";
import type { Saying } from "./saying.ts";
import type { Dimension, Evidence } from "./score.ts";
import type { DimensionStars, Overall } from "./stars.ts";

/** At most this many things to do: a worker who is told five does none. */
const MOST_REMEDIES = 3;

/** Below this, a picture is so surely of something else that its other faults do not matter. */
const SURELY_OFF = -0.5;

interface Weighed {
  readonly value: number;
  readonly dimension?: Dimension;
}

/** Evidence that differs by less than a tenth weighs the same; then relevance comes before quality. */
const weightOf = ({ value, dimension }: Weighed): number =>
  dimension === "relevance" && value < SURELY_OFF ? -10 : Math.round(value * 10);
const byWeight = (a: Weighed, b: Weighed): number => weightOf(a) - weightOf(b);

/**
 * One line for each reject reason, the worst reason first. Where several lines against it share a reason, the first
 * speaks for them: measurements stand before impressions, and carry a figure that a worker can aim at.
 */
export const worstByReason = <Line extends Weighed & { readonly reason?: string | null }>(
  lines: readonly Line[],
): readonly (Line & { readonly reason: string })[] => {
  const withReason = lines.filter(
    (line): line is Line & { readonly reason: string } => typeof line.reason === "string",
  );
  const seen = new Set<string>();
  return withReason
    .toSorted(byWeight)
    .filter(({ reason }) => !seen.has(reason) && seen.add(reason))
    .map((worst) => withReason.find(({ reason, value }) => reason === worst.reason && value < 0) ?? worst);
};

/** Names the strongest and the weakest evidence with their figures, and what cost a star beyond the mean. */
export const reason = (
  findings: readonly Finding[],
  dimensions: DimensionStars,
  overall: Overall,
): readonly Saying[] => {
  const strongest = findings.toSorted((a, b) => byWeight(b, a))[0];
  const worst = findings.filter((finding) => finding !== strongest).toSorted(byWeight)[0];
  const weakest =
    worst === undefined
      ? undefined
      : (worstByReason(findings).find(({ reason }) => reason === worst.reason) ?? worst);
  const said: Saying[] = [];
  if (strongest !== undefined) {
    const heading = strongest.value > 0 ? "reasoning.strongest" : "reasoning.least_against";
    said.push({ ...saying(heading), about: strongest.phrase });
  }
  if (weakest !== undefined) {
    const heading = weakest.value < 0 ? "reasoning.weakest" : "reasoning.weakest_for";
    said.push({ ...saying(heading), about: weakest.phrase });
  }
  if (overall.criticallyLow.length > 0) {
    const low = overall.criticallyLow.map((name) => [name, dimensions[name]] as const);
    said.push(saying("reasoning.one_star_less", Object.fromEntries(low)));
  }
  return said;
};

/** What would lift the attempt, worst first: everything that speaks against it, or else its weakest point. */
export const advise = (findings: readonly Finding[]): readonly Saying[] | null => {
  const options = worstByReason(findings).filter(({ remedy }) => remedy !== null);
  const against = options.filter((finding) => finding.value < 0).slice(0, MOST_REMEDIES);
  const weakest = options[0];
  if (weakest === undefined) return null;
  if (weakest.remedy !== null && weakest.dimension === "relevance" && weakest.value < SURELY_OFF) {
    return [weakest.remedy];
  }
  if (against.length > 0) return against.flatMap(({ remedy }) => (remedy === null ? [] : [remedy]));
  return [{ ...saying("reasoning.weakest_point"), about: weakest.phrase }];
};

/** Sayings as one English text, which is what is stored and what the public API shows. */
export const written = (said: readonly Saying[]): string => said.map(inEnglish).join(" ");

/** The reject reason of the worst evidence, or null when nothing speaks against the attempt. */
export const suggestReason = (evidence: readonly Evidence[]): string | null => {
  const worst = worstByReason(evidence)[0];
  return worst !== undefined && worst.value < 0 ? worst.reason : null;
};
