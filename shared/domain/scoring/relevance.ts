import type { Calibration } from "./calibration.ts";
import type { ContrastPrompt } from "./contrast-prompts.ts";
import { cosineText, upperFirst } from "./figures.ts";
import { signed, type Finding } from "./finding.ts";
import type { PromptSet } from "./prompt-set.ts";
import { spokenPrompt } from "./subject-prompts.ts";

/** How far one picture is what the brief asks for. */
export interface Relevance {
  /** Probability, 0-1, that the picture shows the subject rather than any contrast or none of the prompts. */
  readonly probability: number;
  readonly subject: string;
  readonly subjectSimilarity: number;
  /** The contrast that fits best, or null when no contrast of the set is known to the model. */
  readonly nearest: (ContrastPrompt & { readonly similarity: number; readonly probability: number }) | null;
}

/**
 * The softmax, at the model's temperature, over the best subject prompt, every contrast prompt, and "none of these"
 * at the calibrated floor. A higher subject similarity never lowers it; a higher contrast similarity never raises it.
 */
export const measureRelevance = (
  promptSet: PromptSet,
  similarityOf: (text: string) => number,
  calibration: Calibration,
): Relevance => {
  const subjects = promptSet.subjects.map((text) => ({ text, similarity: similarityOf(text) }));
  const best = subjects.reduce((a, b) => (b.similarity > a.similarity ? b : a));
  const contrasts = promptSet.contrasts
    // The fixed ones only where the model knows them; what a person or another job asks for is asked.
    .filter(({ text, from }) => from !== "rules" || (calibration.knownContrasts?.includes(text) ?? true))
    .map((contrast) => ({ ...contrast, similarity: similarityOf(contrast.text) }));
  const odds = (similarity: number): number =>
    Math.exp(calibration.logitScale * (similarity - best.similarity));
  const total =
    1 +
    odds(calibration.matchFloor) +
    contrasts.reduce((sum, contrast) => sum + odds(contrast.similarity), 0);
  const nearest = contrasts.toSorted((a, b) => b.similarity - a.similarity)[0];
  return {
    probability: 1 / total,
    subject: best.text,
    subjectSimilarity: best.similarity,
    nearest: nearest === undefined ? null : { ...nearest, probability: odds(nearest.similarity) / total },
  };
};

/** What the worker is told when the picture is not what was asked for. */
const remedyFor = (relevance: Relevance, leads: boolean, calibration: Calibration): string => {
  const { nearest } = relevance;
  const subject = spokenPrompt(relevance.subject);
  const figure = cosineText(relevance.subjectSimilarity);
  if (nearest === null || !leads) {
    return `It does not look enough like “${subject}”: likeness ${figure}, where ${cosineText(calibration.matchFloor)} is the least. Send a photo in which that is the main thing to see.`;
  }
  const instead = `${spokenPrompt(nearest.text)}, likeness ${cosineText(nearest.similarity)}, than like “${subject}”, likeness ${figure}`;
  return nearest.reason === "screenshot_or_text"
    ? `It looks more like ${instead}. Photograph the thing itself instead of a screen or a page.`
    : `It looks more like ${instead}. Send a photo in which that is the main thing to see.`;
};

/** The evidence of relevance: the subject, and what the picture looks like instead when something else fits better. */
export const relevanceFindings = (
  relevance: Relevance,
  calibration: Calibration,
  fileNote: string,
): readonly Finding[] => {
  const { nearest, subjectSimilarity } = relevance;
  const subject = spokenPrompt(relevance.subject);
  const rivals = nearest !== null && nearest.similarity > calibration.matchFloor;
  const leads = rivals && nearest.similarity > subjectSimilarity;
  const rival = rivals
    ? `${cosineText(nearest.similarity)} for “${spokenPrompt(nearest.text)}”`
    : `a floor of ${cosineText(calibration.matchFloor)}`;
  const close = `close to “${subject}”, ${cosineText(subjectSimilarity)} against ${rival}${fileNote}`;
  const phrase = relevance.probability >= 0.5 ? close : `not ${close}`;
  const reason = leads ? nearest.reason : "off_topic";
  const remedy = remedyFor(relevance, leads, calibration);
  const findings: Finding[] = [
    {
      dimension: "relevance",
      label: subject,
      value: signed(relevance.probability),
      detail: upperFirst(phrase),
      phrase,
      reason,
      remedy,
    },
  ];
  if (leads) {
    const lead = `“${spokenPrompt(nearest.text)}” leads by ${cosineText(nearest.similarity - subjectSimilarity)}${fileNote}`;
    findings.push({
      dimension: "relevance",
      label: `looks like ${spokenPrompt(nearest.text)}`,
      value: -nearest.probability,
      detail: lead,
      phrase: lead,
      reason,
      remedy,
    });
  }
  return findings;
};
