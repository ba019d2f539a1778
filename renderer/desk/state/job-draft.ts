import { create } from "zustand";
import type { JobDetail, ModelStatus } from "#shared/contract/desk-views.ts";
import { DAY, HOUR, MINUTE } from "#shared/lib/instant.ts";
import type { JobType } from "#shared/domain/job.ts";

export type TimeUnit = "minutes" | "hours" | "days";

/** The form as it is written: texts, not yet checked. */
export interface Draft {
  readonly type: JobType;
  readonly title: string;
  readonly description: string;
  readonly criteria: readonly string[];
  readonly places: string;
  readonly winners: string;
  readonly selection: "creator" | "random";
  readonly closesIn: string;
  readonly closesUnit: TimeUnit;
  readonly filesEach: string;
  readonly price: string;
  readonly minStars: string;
  readonly minWidth: string;
  readonly minHeight: string;
  readonly accept: readonly string[];
  /** Null until it is written: what the desk proposes. */
  readonly holdFirst: string | null;
}

/** A draft in which every field has its words. */
export interface WholeDraft extends Draft {
  readonly holdFirst: string;
}

/** The desk proposes to look at the first twenty verdicts of a job oneself, while no model was measured for it. */
const PROPOSED_HOLD = "20";

export const withProposals = (
  draft: Draft,
  model: Pick<ModelStatus, "measured"> | undefined,
): WholeDraft => ({
  ...draft,
  holdFirst: draft.holdFirst ?? (model?.measured === true ? "0" : PROPOSED_HOLD),
});

export const EMPTY_DRAFT: Draft = {
  type: "data_collection",
  title: "",
  description: "",
  criteria: [""],
  places: "100",
  winners: "10",
  selection: "creator",
  closesIn: "3",
  closesUnit: "days",
  filesEach: "1",
  price: "0",
  minStars: "3",
  minWidth: "",
  minHeight: "",
  accept: ["image/jpeg", "image/png", "image/webp", "image/avif"],
  holdFirst: null,
};

/** Kept while other screens are looked at; emptied once the job is made. */
export const useDraft = create<{ readonly draft: Draft }>(() => ({ draft: EMPTY_DRAFT }));

export const change = (facts: Partial<Draft>): void =>
  useDraft.setState(({ draft }) => ({ draft: { ...draft, ...facts } }));
export const emptyDraft = (): void => useDraft.setState({ draft: EMPTY_DRAFT });

export const choosesWinners = (type: JobType): boolean => type === "custom" || type === "agent_help";
export const scoresItself = (type: JobType): boolean => type === "data_collection" || type === "feedback";

/** The next new job begins as a copy of this one, under another name. */
export const copyToDraft = (job: JobDetail, title: string): void => {
  const runsMs = job.closesAt === null ? null : job.closesAt - job.createdAt;
  const draft: Draft = {
    ...EMPTY_DRAFT,
    type: job.type,
    title: title.slice(0, 120),
    description: job.description,
    criteria: job.scoringCriteria.length === 0 ? [""] : job.scoringCriteria,
    filesEach: String(job.filesPerSubmission),
    price: job.pricePerFileCents === 0 ? "0" : (job.pricePerFileCents / 100).toFixed(2),
    minStars: String(job.minStarRating),
    minWidth: job.minWidth === null ? "" : String(job.minWidth),
    minHeight: job.minHeight === null ? "" : String(job.minHeight),
    accept: job.accept,
    holdFirst: String(job.holdFirst),
    ...(job.cap !== null &&
      (choosesWinners(job.type) ? { winners: String(job.cap) } : { places: String(job.cap) })),
    ...(job.selectionType !== null && { selection: job.selectionType }),
    ...(runsMs !== null && timeOf(runsMs)),
  };
  useDraft.setState({ draft });
};

/** In the largest unit that says it whole. An early close makes odd minutes of it, which are rounded up. */
const timeOf = (ms: number): Pick<Draft, "closesIn" | "closesUnit"> => {
  const minutes = Math.max(2, Math.ceil(ms / MINUTE));
  if ((minutes * MINUTE) % DAY === 0)
    return { closesIn: String((minutes * MINUTE) / DAY), closesUnit: "days" };
  if ((minutes * MINUTE) % HOUR === 0)
    return { closesIn: String((minutes * MINUTE) / HOUR), closesUnit: "hours" };
  return { closesIn: String(minutes), closesUnit: "minutes" };
};
