import { create } from "zustand";
import type { ModelStatus } from "#shared/contract/desk-views.ts";
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
