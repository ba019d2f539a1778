import type { Instant } from "../lib/instant.ts";
import { type JobState, type StateFacts, stateOf } from "./places.ts";
import { type JobPhase, phaseOf, selectionDeadline } from "./selection.ts";

/** What still waits in a job, counted. */
export interface Waiting {
  readonly toScore: number;
  readonly waitingForModel: number;
  readonly toReview: number;
}

/** How a job stands at one moment, as lists of jobs sort and group it. */
export interface JobStanding {
  readonly state: JobState;
  readonly phase: JobPhase;
  /** Nothing more can happen to it. */
  readonly isEnded: boolean;
  /** The moment that it runs to now; null where nothing runs. */
  readonly runsTo: Instant | null;
}

export const standingOf = (job: StateFacts, now: Instant): JobStanding => {
  const state = stateOf(job, now);
  const phase = phaseOf(job, now);
  return { state, phase, isEnded: isEnded(state, phase), runsTo: runsTo(job, state, phase) };
};

const isEnded = (state: JobState, phase: JobPhase): boolean =>
  state === "cancelled" ||
  state === "completed" ||
  phase === "settled" ||
  (state === "closed" && phase === "none");

const runsTo = (job: StateFacts, state: JobState, phase: JobPhase): Instant | null => {
  if (state === "cancelled") return null;
  switch (phase) {
    case "collecting":
      return job.closesAt;
    case "creator_selection":
    case "moderator_selection":
      return selectionDeadline(job);
    case "none":
    case "settled":
      return null;
  }
};

export const JOB_GROUPS = ["all", "live", "pick", "missed", "ended"] as const;
export type JobGroup = (typeof JOB_GROUPS)[number];

export const isInGroup = (
  { phase, isEnded: ended }: JobStanding,
  selectionType: StateFacts["selectionType"],
  group: JobGroup,
): boolean => {
  switch (group) {
    case "all":
      return true;
    case "live":
      return !ended;
    case "pick":
      return !ended && phase === "creator_selection" && selectionType === "creator";
    case "missed":
      return !ended && phase === "moderator_selection";
    case "ended":
      return ended;
  }
};

/** Where the inbox shows a job: somebody has to act, a moderator has, nobody has, or it is over. */
export type InboxPlace = "needs_you" | "missed" | "quiet" | "settled";

export const inboxPlaceOf = ({ state, phase }: JobStanding, waiting: Waiting): InboxPlace => {
  // A full job whose approvals nobody has looked at still wants a look.
  const over =
    state === "cancelled" ||
    phase === "settled" ||
    (phase === "none" && (state === "closed" || state === "completed") && waiting.toReview === 0);
  if (over) return "settled";
  if (phase === "moderator_selection") return "missed";
  const needed =
    waiting.toReview > 0 ||
    waiting.toScore > 0 ||
    waiting.waitingForModel > 0 ||
    phase === "creator_selection";
  return needed ? "needs_you" : "quiet";
};

export const JOB_SORTS = ["deadline", "newest", "title", "waiting"] as const;
export type JobSort = (typeof JOB_SORTS)[number];

/**
 * Overdue first, then the soonest; jobs without a deadline after those, ended ones last: each a key whose parts
 * compare one after the other. The creation breaks ties, the newest first.
 */
export const deadlineKey = (standing: JobStanding, createdAt: Instant): readonly [number, number, number] => {
  const { runsTo: at, isEnded: ended, phase } = standing;
  const rank = ended ? 3 : at === null ? 2 : phase === "moderator_selection" ? 0 : 1;
  return [rank, ended ? 0 : (at ?? 0), -createdAt];
};
