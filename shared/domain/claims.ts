import { addMs, type Instant, MINUTE } from "../lib/instant.ts";
import { isSelectionJob, type Job, liveClaim, type Moderator } from "./job.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { claimedBy, notYetModerators, phaseOf, refuseRole, type SelectionRole } from "./selection.ts";

/** A claim lasts so long after its holder's last action: long enough to think, short enough to be forgotten. */
export const CLAIM_LEASE_MS = 30 * MINUTE;

/** Takes a missed job on, or renews what one holds. Refused: claimed_by_moderator, wrong_state, job_settled, ... */
export const claimJob = (job: Job, moderator: Moderator, now: Instant): Job | Refusal => {
  const ended = refuseEnded(job, now);
  if (ended !== null) return ended;
  if (phaseOf(job, now) !== "moderator_selection") return notYetModerators();
  const claim = liveClaim(job, now);
  if (claim !== null && claim.moderator.id !== moderator.id) return claimedBy(claim);
  return held(job, moderator, now);
};

/** Gives it back before its time. Only the holder can: not_claimed, claimed_by_moderator. */
export const releaseJob = (job: Job, moderator: Moderator, now: Instant): Job | Refusal => {
  const claim = liveClaim(job, now);
  if (claim === null)
    return refuse("not_claimed", "Nobody has claimed this job, so there is nothing to release.");
  return claim.moderator.id === moderator.id ? { ...job, claim: null } : claimedBy(claim);
};

/** The same job with the lease of whoever acts on it begun anew; nothing changes where they hold none. */
export const renewClaim = (job: Job, by: SelectionRole, now: Instant): Job =>
  by.role === "moderator" && liveClaim(job, now)?.moderator.id === by.id ? held(job, by, now) : job;

const held = (job: Job, { id, name }: Moderator, now: Instant): Job => ({
  ...job,
  claim: { moderator: { id, name }, until: addMs(now, CLAIM_LEASE_MS) },
});

/** Ends the choosing with fewer winners than the cap, for that reason; a claim ends with it. */
export const settleSelection = (job: Job, reason: string, by: SelectionRole, now: Instant): Job | Refusal => {
  if (!isSelectionJob(job)) return refuse("job_not_custom", "Only custom and agent_help jobs are settled.");
  if (job.selectionType === "random") {
    return refuse("selection_is_random", "A random job settles by its draw.");
  }
  const barred = refuseEnded(job, now) ?? refuseRole(job, by, now);
  if (barred !== null) return barred;
  if (phaseOf(job, now) === "collecting") {
    return refuse("wrong_state", "Close the job first, then settle it.");
  }
  return { ...job, settledAt: now, settleReason: reason, claim: null };
};

/** Why a job cannot be taken out of a moderator's hands, or null: nobody holds it, or whoever asks does. */
export const refuseOthersClaim = (job: Job, by: SelectionRole, now: Instant): Refusal | null => {
  const claim = phaseOf(job, now) === "moderator_selection" ? liveClaim(job, now) : null;
  if (claim === null || (by.role === "moderator" && by.id === claim.moderator.id)) return null;
  return claimedBy(claim);
};

const refuseEnded = (job: Job, now: Instant): Refusal | null => {
  if (job.cancelledAt !== null) return refuse("job_cancelled", "This job was cancelled.");
  return phaseOf(job, now) === "settled" ? refuse("job_settled", "This job is settled already.") : null;
};
