import type { WorkerSubmission } from "#shared/contract/worker.ts";
import type { GlyphKind } from "../marks/Glyph.tsx";
import { say, type WordKey } from "../words.ts";
import { showMoment } from "./time.ts";

/** How a submission stands, as the page shows it. */
export type Outcome = "winner" | "approved" | "rejected" | "rejected_for_good" | "retry_pending" | "pending";

export const outcomeOf = ({ winner, status, can_retry }: WorkerSubmission): Outcome => {
  if (winner) return "winner";
  switch (status) {
    case "pending_score":
      return "pending";
    case "rejected":
      return can_retry ? "rejected" : "rejected_for_good";
    case "approved":
    case "retry_pending":
      return status;
  }
};

export const glyphOf: Readonly<Record<Outcome, GlyphKind>> = {
  winner: "winner",
  approved: "approved",
  rejected: "rejected",
  rejected_for_good: "rejected",
  retry_pending: "retry",
  pending: "pending",
};

const titles: Readonly<Record<Outcome, WordKey>> = {
  winner: "result.winner.title",
  approved: "result.approved.title",
  rejected: "result.rejected.title",
  rejected_for_good: "result.rejected.final.title",
  retry_pending: "result.retry_pending.title",
  pending: "result.pending.title",
};

export const outcomeTitle = (outcome: Outcome): string => say(titles[outcome]);

/** The line below the title in a list: what comes next, or nothing. */
export const outcomeHint = (one: WorkerSubmission): string | null => {
  const outcome = outcomeOf(one);
  if (outcome === "pending") return say("row.pending_score.hint");
  return outcome === "retry_pending" && one.retry_expires_at !== null
    ? say("row.retry_pending.hint", { when: showMoment(one.retry_expires_at) })
    : null;
};
