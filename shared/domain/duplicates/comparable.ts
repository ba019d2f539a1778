import type { Submission } from "../submission.ts";

/** Nothing is about to examine this attempt any more: it is scored, or waits, or a person was faster. */
const isSettled = ({ status, scoredAt, waitingFor }: Submission): boolean =>
  status !== "pending_score" || scoredAt !== null || waitingFor !== null;

/** Whether this change makes the attempt one to compare with what the owner had before. Null: it is new. */
export const becomesComparable = (before: Submission | null, after: Submission): boolean =>
  isSettled(after) && (before?.attempt !== after.attempt || !isSettled(before));
