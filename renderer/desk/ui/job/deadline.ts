import type { JobCard } from "#shared/contract/desk-views.ts";
import type { Instant } from "#shared/lib/instant.ts";

export type DeadlineKind =
  /** Collecting ends. */
  | "closes"
  /** The creator's window ends. */
  | "choose"
  /** The creator's window ended: moderators choose. */
  | "missed";

export interface Deadline {
  readonly kind: DeadlineKind;
  readonly at: Instant;
}

type DeadlineFacts = Pick<JobCard, "phase" | "state" | "closesAt" | "selectionDeadlineAt">;

/** The moment that this job runs to now; null where nothing runs. */
export const deadlineOf = (job: DeadlineFacts): Deadline | null => {
  if (job.state === "cancelled") return null;
  switch (job.phase) {
    case "collecting":
      return job.closesAt === null ? null : { kind: "closes", at: job.closesAt };
    case "creator_selection":
      return job.selectionDeadlineAt === null ? null : { kind: "choose", at: job.selectionDeadlineAt };
    case "moderator_selection":
      return job.selectionDeadlineAt === null ? null : { kind: "missed", at: job.selectionDeadlineAt };
    case "none":
    case "settled":
      return null;
  }
};

/** Nothing more can happen to it. */
export const isEnded = (job: Pick<JobCard, "state" | "phase">): boolean =>
  job.state === "cancelled" ||
  job.state === "completed" ||
  job.phase === "settled" ||
  (job.state === "closed" && job.phase === "none");

/** Winners are chosen by a person, and may be now. */
export const canPick = (job: Pick<JobCard, "selectionType" | "phase" | "state">): boolean =>
  job.selectionType === "creator" && job.phase !== "settled" && job.state !== "cancelled";
