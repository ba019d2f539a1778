import { addMs, HOUR, type Instant, toIsoSeconds } from "../lib/instant.ts";
import type { SubmissionId } from "./ids.ts";
import {
  isMirroredJob,
  isSelectionJob,
  type Job,
  type JobClaim,
  type JobCounts,
  liveClaim,
  type Moderator,
} from "./job.ts";
import { refuse, type Refusal } from "./refusal.ts";
import type { SubmissionStatus } from "./submission.ts";

export const JOB_PHASES = [
  "none",
  "collecting",
  "creator_selection",
  "moderator_selection",
  "settled",
] as const;
export type JobPhase = (typeof JOB_PHASES)[number];

/** The creator has 24 hours from the close; then moderators choose (reference: 24-Hour Deadline). */
export const CREATOR_WINDOW_MS = 24 * HOUR;
/** At most this many ids in one choose-winners call (reference: Selection Constraints). */
export const MAX_WINNERS_PER_CALL = 10;

/** Everything that is not rejected or being retried can win, scored or not, winners included. */
export const eligibleCount = (counts: JobCounts): number => counts.pendingScore + counts.approved;

export const isEligible = (status: SubmissionStatus): boolean =>
  status === "pending_score" || status === "approved";

export const selectionDeadline = (job: Pick<Job, "closesAt">): Instant | null =>
  job.closesAt === null ? null : addMs(job.closesAt, CREATOR_WINDOW_MS);

/** What the phase of a job is read from. */
export type PhaseFacts = Pick<
  Job,
  | "type"
  | "selectionType"
  | "closesAt"
  | "closedAt"
  | "cancelledAt"
  | "settledAt"
  | "deadlineMissedAt"
  | "metadata"
  | "counts"
>;

/**
 * The phase at `now`, read from the clock and from what was recorded, whichever is later:
 * a machine that slept is right at once, and a clock set back reopens nothing.
 */
export const phaseOf = (job: PhaseFacts, now: Instant): JobPhase => {
  if (!isSelectionJob(job) || job.closesAt === null) return "none";
  if (job.settledAt !== null || job.cancelledAt !== null) return "settled";
  if (job.closedAt === null && now < job.closesAt) return "collecting";
  // Due to be recorded as settled: the close found nobody left to choose. Of a mirrored job more may be on its way.
  if (job.closedAt === null && !isMirroredJob(job) && eligibleCount(job.counts) === job.counts.winners)
    return "settled";
  if (job.selectionType === "random") return "creator_selection";
  if (job.deadlineMissedAt !== null) return "moderator_selection";
  return now < addMs(job.closesAt, CREATOR_WINDOW_MS) ? "creator_selection" : "moderator_selection";
};

/** A submission as winner choice needs it. */
export interface Candidate {
  readonly id: SubmissionId;
  readonly status: SubmissionStatus;
  readonly isWinner: boolean;
}

export interface WinnersChosen {
  /** New winners only, in the order asked for. */
  readonly added: readonly SubmissionId[];
  readonly winnersNow: number;
  readonly cap: number;
  /** The choice settles the job: the cap is reached, or after the close every eligible one has won. */
  readonly settles: boolean;
}

/** Who chooses or settles: the creator, or a moderator. */
export type SelectionRole = { readonly role: "creator" } | ({ readonly role: "moderator" } & Moderator);

export interface ChoiceContext {
  readonly now: Instant;
  readonly by: SelectionRole;
  /** Found submissions of this job among the ids asked for; an id that is missing is unknown or of another job. */
  readonly candidates: ReadonlyMap<SubmissionId, Candidate>;
}

/**
 * Chooses winners, all or nothing. Winners are final and never exceed the cap;
 * an id that already won is not an error and does not count twice, so a repeated call is safe.
 * `unknown` are texts of the request that name no submission of this job.
 */
export const chooseWinners = (
  job: Job,
  ids: readonly SubmissionId[],
  unknown: readonly string[],
  context: ChoiceContext,
): WinnersChosen | Refusal => {
  if (!isSelectionJob(job) || job.maxCompletions === null) {
    return refuse("job_not_custom", "Only custom and agent_help jobs have winners.");
  }
  if (job.selectionType === "random") {
    return refuse(
      "selection_is_random",
      "This job draws its winners at random when it closes; they cannot be chosen.",
    );
  }
  if (job.cancelledAt !== null) return refuse("job_cancelled", "This job was cancelled.");
  const wanted = [...new Set(ids)];
  if (wanted.length + unknown.length === 0) return refuse("no_ids", "Name at least one submission.");
  const missing = [...unknown, ...wanted.filter((id) => !context.candidates.has(id))];
  if (missing.length > 0) {
    return refuse("unknown_submission", `Not a submission of this job: ${missing.join(", ")}.`, missing);
  }
  const added = wanted.filter((id) => context.candidates.get(id)?.isWinner !== true);
  const barred = added.filter((id) => !isEligible(context.candidates.get(id)?.status ?? "rejected"));
  if (barred.length > 0) {
    return refuse(
      "not_eligible",
      `Rejected or being retried, so not eligible: ${barred.join(", ")}.`,
      barred,
    );
  }
  const cap = job.maxCompletions;
  if (added.length === 0) return { added, winnersNow: job.counts.winners, cap, settles: false };

  const barredNow = refuseChoiceNow(job, context);
  if (barredNow !== null) return barredNow;
  const winnersNow = job.counts.winners + added.length;
  if (winnersNow > cap) {
    return refuse(
      "cap_exceeded",
      `${String(job.counts.winners)} of ${String(cap)} winners are chosen; ${String(added.length)} more would exceed the cap. Nothing was changed.`,
    );
  }
  const closed = phaseOf(job, context.now) !== "collecting" && !isMirroredJob(job);
  return {
    added,
    winnersNow,
    cap,
    settles: winnersNow === cap || (closed && winnersNow === eligibleCount(job.counts)),
  };
};

/** Why nobody may add a winner at this moment, or null. */
const refuseChoiceNow = (job: Job, { now, by }: ChoiceContext): Refusal | null => {
  if (job.counts.winners >= (job.maxCompletions ?? 0)) {
    return refuse("cap_exceeded", `All ${String(job.maxCompletions)} winners are chosen.`);
  }
  const phase = phaseOf(job, now);
  if (phase === "settled") return refuse("job_settled", "This job is settled; its winners are final.");
  return refuseRole(job, by, now);
};

/**
 * Why this role may not choose or settle now, or null. A moderator needs the claim; the creator goes on
 * until somebody has it.
 */
export const refuseRole = (job: Job, by: SelectionRole, now: Instant): Refusal | null => {
  const phase = phaseOf(job, now);
  const claim = liveClaim(job, now);
  if (by.role === "creator") {
    return phase === "moderator_selection" && claim !== null ? claimedBy(claim) : null;
  }
  if (phase !== "moderator_selection") return notYetModerators();
  if (claim === null) return refuse("not_claimed", "Claim this job first; moderators decide one at a time.");
  return claim.moderator.id === by.id ? null : claimedBy(claim);
};

export const claimedBy = ({ moderator, until }: JobClaim): Refusal =>
  refuse("claimed_by_moderator", `${moderator.name} has claimed this job until ${toIsoSeconds(until)}.`);

export const notYetModerators = (): Refusal =>
  refuse(
    "wrong_state",
    "Moderators step in when the creator's 24 hours have passed with winners still to choose.",
  );
