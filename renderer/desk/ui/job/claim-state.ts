import type { JobCard } from "#shared/contract/desk-views.ts";
import { useClock } from "../../state/clock.ts";

export type ClaimState =
  /** Not a job for moderators. */
  | "none"
  /** Missed, and nobody has it; a claim that lapsed counts as none. */
  | "free"
  | "ours"
  | "theirs";

type ClaimFacts = Pick<JobCard, "phase" | "claim">;

export const claimStateOf = ({ phase, claim }: ClaimFacts, now: number): ClaimState => {
  if (phase !== "moderator_selection") return "none";
  if (claim === null || claim.until <= now) return "free";
  return claim.byThisDesk ? "ours" : "theirs";
};

/** The same, changing by itself the moment a claim lapses. */
export const useClaimState = (job: ClaimFacts): ClaimState => useClock((now) => claimStateOf(job, now));
