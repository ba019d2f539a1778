import type { JobCard } from "#shared/contract/desk-views.ts";
import { isEnded } from "./deadline.ts";
import type { IconName } from "../icons/Icon.tsx";
import { t } from "../text.ts";

type SelectionFacts = Pick<JobCard, "selectionType" | "cap" | "type">;

/** How winners come about, or that each place pays: "Random draw", "You pick", "Pays each". */
export const kindWord = ({ selectionType, type }: Pick<JobCard, "selectionType" | "type">): string => {
  if (selectionType === "random") return t("job.kind.random");
  if (selectionType === "creator") return t("job.kind.creator");
  return type === "social" ? t("job.kind.social") : t("job.kind.places");
};

/** The same with its number: "Random draw of 10". */
export const kindWithCap = (job: SelectionFacts): string => {
  if (job.cap === null) return kindWord(job);
  if (job.selectionType === "random") return t("job.kind.randomOf", { count: job.cap });
  if (job.selectionType === "creator") return t("job.kind.creatorOf", { count: job.cap });
  return t("job.kind.placesOf", { count: job.cap });
};

export const kindIcon = ({ selectionType }: Pick<JobCard, "selectionType">): IconName =>
  selectionType === "random" ? "draw" : selectionType === "creator" ? "person" : "places";

export interface StateWord {
  readonly word: string;
  readonly icon: IconName;
  readonly tone: "plain" | "bad" | "accent" | "good";
}

/** The job's state as a person would say it. */
export const stateWord = (job: Pick<JobCard, "state" | "phase" | "selectionType">): StateWord => {
  if (job.state === "cancelled") return { word: t("job.state.cancelled"), icon: "cross", tone: "plain" };
  if (job.phase === "moderator_selection") return { word: t("job.state.missed"), icon: "flag", tone: "bad" };
  if (job.phase === "creator_selection") {
    return job.selectionType === "random"
      ? { word: t("job.state.drawing"), icon: "draw", tone: "plain" }
      : { word: t("job.state.yourPick"), icon: "person", tone: "accent" };
  }
  if (job.phase === "settled") return { word: t("job.state.settled"), icon: "lock", tone: "plain" };
  if (job.state === "completed") return { word: t("job.state.completed"), icon: "check", tone: "good" };
  if (job.state === "filled") return { word: t("job.state.filled"), icon: "full", tone: "plain" };
  if (job.state === "closed") return { word: t("job.state.closed"), icon: "lock", tone: "plain" };
  return { word: t("job.state.collecting"), icon: "places", tone: "plain" };
};

export interface Waiting {
  readonly count: number;
  readonly word: string;
}

/** What waits in this job, the most urgent first: for the scorer, for a winner, for a look. Null: nothing. */
export const waitingOf = (job: JobCard): Waiting | null => {
  if (isEnded(job)) return null;
  const picking = job.phase === "creator_selection" || job.phase === "moderator_selection";
  if (picking && job.selectionType === "creator" && job.cap !== null) {
    const count = Math.max(0, job.cap - job.counts.winners);
    return { count, word: t("job.waiting.places", { count }) };
  }
  if (job.toScore > 0 && job.toScore >= job.toReview)
    return { count: job.toScore, word: t("job.waiting.score", { count: job.toScore }) };
  if (job.waitingForPerson > 0 && job.toReview === 0) {
    return { count: job.waitingForPerson, word: t("job.waiting.you", { count: job.waitingForPerson }) };
  }
  if (job.toReview > 0)
    return { count: job.toReview, word: t("job.waiting.review", { count: job.toReview }) };
  if (job.waitingForModel > 0)
    return { count: job.waitingForModel, word: t("job.waiting.model", { count: job.waitingForModel }) };
  if (job.waitingForBudget > 0)
    return { count: job.waitingForBudget, word: t("job.waiting.budget", { count: job.waitingForBudget }) };
  return null;
};
