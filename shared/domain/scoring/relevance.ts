import type { Calibration } from "./calibration.ts";
import type { ContrastPrompt } from "./contrast-prompts.ts";
import { inside, saying } from "./english.ts";
import { upperFirst } from "./figures.ts";
import { signed, type Finding } from "./finding.ts";
import type { PromptSet } from "./prompt-set.ts";
import { type FileNote, noted, type Saying } from "./saying.ts";
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
const remedyFor = (relevance: Relevance, leads: boolean, calibration: Calibration): Saying => {
  const { nearest } = relevance;
  const subject = spokenPrompt(relevance.subject);
  const likeness = relevance.subjectSimilarity;
  if (nearest === null || !leads) {
    return saying("remedy.unlike", { subject, likeness, floor: calibration.matchFloor });
  }
  return saying(nearest.reason === "screenshot_or_text" ? "remedy.rival_screen" : "remedy.rival", {
    rival: spokenPrompt(nearest.text),
    rivalLikeness: nearest.similarity,
    subject,
    likeness,
  });
};

/** The evidence of relevance: the subject, and what the picture looks like instead when something else fits better. */
export const relevanceFindings = (
  relevance: Relevance,
  calibration: Calibration,
  note: FileNote | null,
): readonly Finding[] => {
  const { nearest, subjectSimilarity: likeness } = relevance;
  const subject = spokenPrompt(relevance.subject);
  const rivals = nearest !== null && nearest.similarity > calibration.matchFloor;
  const leads = rivals && nearest.similarity > likeness;
  const close = relevance.probability >= 0.5;
  const phrase = rivals
    ? saying(
        close ? "evidence.near" : "evidence.far",
        noted(
          { subject, likeness, rival: spokenPrompt(nearest.text), rivalLikeness: nearest.similarity },
          note,
        ),
      )
    : saying(
        close ? "evidence.near_floor" : "evidence.far_floor",
        noted({ subject, likeness, floor: calibration.matchFloor }, note),
      );
  const reason = leads ? nearest.reason : "off_topic";
  const remedy = remedyFor(relevance, leads, calibration);
  const findings: Finding[] = [
    {
      dimension: "relevance",
      label: subject,
      value: signed(relevance.probability),
      detail: upperFirst(inside(phrase)),
      phrase,
      reason,
      remedy,
    },
  ];
  if (leads) {
    const rival = spokenPrompt(nearest.text);
    const lead = saying("evidence.rival", noted({ rival, lead: nearest.similarity - likeness }, note));
    findings.push({
      dimension: "relevance",
      label: `looks like ${rival}`,
      value: -nearest.probability,
      detail: inside(lead),
      phrase: lead,
      reason,
      remedy,
    });
  }
  return findings;
};
