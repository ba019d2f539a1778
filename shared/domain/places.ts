import type { Instant } from "../lib/instant.ts";
import { isMirroredJob, isPlacesJob, isSelectionJob, type Job } from "./job.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { type PhaseFacts, phaseOf } from "./selection.ts";

export const JOB_STATES = ["open", "filled", "closed", "completed", "cancelled"] as const;
export type JobState = (typeof JOB_STATES)[number];

/** A place is a submission that is approved, waiting for its score, or being retried. */
export const placesTaken = (job: Pick<Job, "counts">): number =>
  job.counts.pendingScore + job.counts.approved + job.counts.retryPending;

/** Places still free; null where places are not counted. Never negative. */
export const placesLeft = (job: Job): number | null =>
  isPlacesJob(job) && job.filesNeeded !== null ? Math.max(0, job.filesNeeded - placesTaken(job)) : null;

/** What the state of a job is read from. */
export type StateFacts = PhaseFacts & Pick<Job, "filesNeeded">;

/** The job's state as every dialect shows it. */
export const stateOf = (job: StateFacts, now: Instant): JobState => {
  if (job.cancelledAt !== null) return "cancelled";
  if (isSelectionJob(job)) {
    const phase = phaseOf(job, now);
    return phase === "settled" ? "completed" : phase === "collecting" ? "open" : "closed";
  }
  if (isPlacesJob(job) && job.filesNeeded !== null) {
    if (job.counts.approved >= job.filesNeeded) return "completed";
    if (job.closedAt !== null) return "closed";
    return placesTaken(job) >= job.filesNeeded ? "filled" : "open";
  }
  // Social jobs complete elsewhere; their owner's close is how this is known here.
  return job.closedAt !== null ? "completed" : "open";
};

/** Whether one more submission (or a retry) may take a place now; a refusal that says why not. */
export const canTakePlace = (job: Job, now: Instant): Refusal | null => {
  if (job.cancelledAt !== null)
    return refuse("job_cancelled", "This job was cancelled and takes nothing more.");
  if (isMirroredJob(job))
    return refuse("job_closed", "This job takes its submissions at its remote, not here.");
  if (isSelectionJob(job)) {
    return phaseOf(job, now) === "collecting"
      ? null
      : refuse("job_closed", "This job has closed and takes nothing more.");
  }
  if (!isPlacesJob(job)) return refuse("job_not_custom", "Jobs of this type take no submissions here.");
  if (job.closedAt !== null) return refuse("job_closed", "This job has closed and takes nothing more.");
  return hasFreePlace(job);
};

/** For a person's decision: the job may be closed, but places can never be exceeded. */
export const hasFreePlace = (job: Job): Refusal | null =>
  placesLeft(job) === 0
    ? refuse(
        "no_places_left",
        `All ${String(job.filesNeeded)} places of this job are taken. One frees up when a submission is rejected.`,
      )
    : null;
