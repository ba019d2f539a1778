import type { Calibration } from "./calibration.ts";
import type { CriterionPrompts } from "./criterion-prompts.ts";
import { saying } from "./english.ts";
import { cosineText, countText } from "./figures.ts";
import { clamp, signed, type Finding } from "./finding.ts";
import type { PromptSet } from "./prompt-set.ts";
import { prefers } from "./quality.ts";
import { spokenPrompt } from "./subject-prompts.ts";

export interface CriterionResult extends CriterionPrompts {
  readonly met: boolean;
  /** 0-1 that the prompt fits better than its contrast, in the file where it fits best. */
  readonly probability: number;
  /** Cosine of the prompt less that of its contrast, in that file. */
  readonly lead: number;
}

export interface Completeness {
  /** 0-1: the share of criteria met times the share of files present. */
  readonly share: number;
  readonly criteria: readonly CriterionResult[];
  readonly filesPresent: number;
  readonly filesNeeded: number;
}

/** A criterion is met when its prompt beats its contrast in any file of the attempt: three files may show three things. */
export const measureCompleteness = (
  promptSet: PromptSet,
  files: readonly ((text: string) => number)[],
  filesNeeded: number,
  calibration: Calibration,
): Completeness => {
  const criteria = promptSet.criteria.map((criterion): CriterionResult => {
    const leads = files.map(
      (similarityOf) => similarityOf(criterion.prompt) - similarityOf(criterion.contrast),
    );
    const lead = Math.max(...leads);
    return { ...criterion, lead, met: lead > 0, probability: prefers(lead, 0, calibration) };
  });
  const met = criteria.filter((criterion) => criterion.met).length;
  const needed = Math.max(1, filesNeeded);
  const present = clamp(files.length / needed, 0, 1);
  return {
    share: (criteria.length === 0 ? 1 : met / criteria.length) * present,
    criteria,
    filesPresent: files.length,
    filesNeeded: needed,
  };
};

/** The evidence of completeness: a line per criterion, and one for the files where more than one was asked for. */
export const completenessFindings = (completeness: Completeness): readonly Finding[] => {
  const findings = completeness.criteria.map((criterion): Finding => {
    const contrast = spokenPrompt(criterion.contrast);
    const values = { criterion: criterion.criterion, contrast, lead: Math.abs(criterion.lead) };
    return {
      dimension: "completeness",
      label: criterion.criterion,
      value: signed(criterion.probability),
      detail: `${cosineText(values.lead)} ${criterion.met ? "ahead of" : "behind"} “${contrast}”`,
      phrase: saying(criterion.met ? "evidence.met" : "evidence.unmet", values),
      reason: criterion.reason,
      remedy: saying(criterion.met ? "remedy.criterion_close" : "remedy.criterion", values),
    };
  });
  const { filesPresent, filesNeeded } = completeness;
  if (filesNeeded > 1 || filesPresent !== filesNeeded) {
    const missing = Math.max(0, filesNeeded - filesPresent);
    findings.push({
      dimension: "completeness",
      label: "files sent",
      value: signed(clamp(filesPresent / filesNeeded, 0, 1)),
      detail: `${filesPresent} of ${countText(filesNeeded, "file")}`,
      phrase: saying("evidence.files", { present: filesPresent, n: filesNeeded }),
      reason: "incomplete",
      remedy:
        missing === 0
          ? null
          : saying("remedy.files", { present: filesPresent, needed: filesNeeded, n: missing }),
    });
  }
  return findings;
};
