import { addMs, HOUR, type Instant } from "../lib/instant.ts";
import type { Job } from "./job.ts";
import { phaseOf, selectionDeadline } from "./selection.ts";

/** A creator is reminded when so much of the window is left: first the longer time, then the shorter. */
export const REMIND_BEFORE_MS = [6 * HOUR, HOUR] as const;

/** Whether the creator's 24 hours ran out with winners still to choose, and nobody has written it down yet. */
export const isDeadlineMissed = (job: Job, now: Instant): boolean =>
  job.selectionType === "creator" &&
  job.deadlineMissedAt === null &&
  job.closedAt !== null &&
  phaseOf(job, now) === "moderator_selection";

export interface DueReminder {
  /** What `job.reminders` becomes: reminders that were slept through count as given. */
  readonly reminders: number;
  /** Whole hours until the creator's window ends, rounded up. */
  readonly hoursLeft: number;
}

/** The reminder that is due now, or null. After a sleep through both only the latest; none after the deadline. */
export const dueReminder = (job: Job, now: Instant): DueReminder | null => {
  const deadline = selectionDeadline(job);
  if (job.selectionType !== "creator" || deadline === null) return null;
  if (phaseOf(job, now) !== "creator_selection") return null;
  const reminders = REMIND_BEFORE_MS.filter((before) => now >= addMs(deadline, -before)).length;
  if (reminders <= job.reminders) return null;
  return { reminders, hoursLeft: Math.ceil((deadline - now) / HOUR) };
};
