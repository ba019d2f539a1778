/**
 * Whom a moderator might choose in a creator's place. It suggests and never fills: a place for which nobody is good
 * enough stays open, with the reason. Nobody is suggested beside a copy of theirs, or twice for one worker.
 */
export interface CoverCandidate {
  readonly number: number;
  /** A person's stars, else the model's mean; null where nobody and nothing has scored it. */
  readonly score: number | null;
  /** Criteria of the job that it meets, of so many that were looked at; none for what no model has seen. */
  readonly met: number;
  readonly asked: number;
}

export type NotSuggested = "not_scored" | "few_criteria" | "low_score" | "copy" | "same_worker";

export interface SuggestedSet {
  /** One for each open place, in order; null stays open. Those taken already come first. */
  readonly places: readonly (number | null)[];
  /** Everybody else, the next best first, each with what speaks against it; null: only that others are better. */
  readonly others: readonly { readonly number: number; readonly because: NotSuggested | null }[];
}

export interface SuggestRules {
  readonly open: number;
  /** The job's threshold. */
  readonly minScore: number;
  /** Have won already; their copies and workers are not suggested again. */
  readonly winners: readonly number[];
  /** Accepted already. */
  readonly taken: readonly number[];
  readonly sameWorker: readonly (readonly number[])[];
  readonly copies: readonly (readonly number[])[];
}

export const suggestSet = (candidates: readonly CoverCandidate[], rules: SuggestRules): SuggestedSet => {
  const taken = rules.taken.slice(0, rules.open);
  const chosen = [...taken];
  const others: { number: number; because: NotSuggested | null }[] = [];
  for (const candidate of candidates.toSorted(byMerit)) {
    if (taken.includes(candidate.number)) continue;
    const because = flawOf(candidate, [...rules.winners, ...chosen], rules);
    if (because === null && chosen.length < rules.open) chosen.push(candidate.number);
    else others.push({ number: candidate.number, because });
  }
  const left = Math.max(0, rules.open - chosen.length);
  return { places: [...chosen, ...Array.from({ length: left }, () => null)], others };
};

const flawOf = (
  { number, score, met, asked }: CoverCandidate,
  beside: readonly number[],
  { minScore, sameWorker, copies }: SuggestRules,
): NotSuggested | null => {
  if (score === null) return "not_scored";
  if (asked > 0 && met * 2 < asked) return "few_criteria";
  if (score < minScore) return "low_score";
  if (isWith(copies, number, beside)) return "copy";
  return isWith(sameWorker, number, beside) ? "same_worker" : null;
};

const isWith = (groups: SuggestRules["copies"], number: number, beside: readonly number[]): boolean =>
  groups.some((group) => group.includes(number) && group.some((each) => beside.includes(each)));

/** By stars; equal ones by how many criteria they meet, then the earlier. */
const byMerit = (a: CoverCandidate, b: CoverCandidate): number =>
  (b.score ?? -1) - (a.score ?? -1) || b.met - a.met || a.number - b.number;
