import type { JobId } from "#shared/domain/ids.ts";
import { DESK_MODERATOR, type Job, liveClaim, type Moderator } from "#shared/domain/job.ts";
import { phaseOf } from "#shared/domain/selection.ts";
import type { ClaimView } from "#shared/contract/desk-views.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { SelectionActor } from "../claims.ts";
import type { Ports } from "../ports.ts";

/** The person at the desk as a moderator: one, whatever their name is today. */
export const deskModerator = (name: string): Moderator => ({ id: DESK_MODERATOR, name });

/** As whom the desk decides: a moderator where the creator's window was missed, else the creator. */
export const actorIn = (job: Job, now: Instant, name: string): SelectionActor =>
  phaseOf(job, now) === "moderator_selection"
    ? { role: "moderator", ...deskModerator(name) }
    : { role: "creator", name };

/** The same for a job by its id; of one that is not there, the use case says so. */
export const deskActor = async (ports: Ports, jobId: JobId, name: string): Promise<SelectionActor> => {
  const job = await ports.store.reader.job(jobId);
  return job === null ? { role: "creator", name } : actorIn(job, ports.clock.now(), name);
};

/** Who has taken the job on, as the desk shows it; null when it is free or is not for moderators. */
export const claimView = (job: Job, now: Instant): ClaimView | null => {
  const claim = phaseOf(job, now) === "moderator_selection" ? liveClaim(job, now) : null;
  return claim === null
    ? null
    : {
        moderator: claim.moderator.name,
        until: claim.until,
        byThisDesk: claim.moderator.id === DESK_MODERATOR,
      };
};
