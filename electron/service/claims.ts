import { claimJob as decideClaim, releaseJob as decideRelease, renewClaim } from "#shared/domain/claims.ts";
import type { DomainEvent } from "#shared/domain/events.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { Job, Moderator } from "#shared/domain/job.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import type { SelectionRole } from "#shared/domain/selection.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { Ports } from "./ports.ts";
import { recordEvents } from "./record-events.ts";

/** Who chooses or settles, with the name that receipt and log keep. */
export type SelectionActor = SelectionRole & { readonly name: string };

/** Takes a missed job on, or renews the lease. Of two who claim at once one gets it, the other its name. */
export const claimJob = (ports: Ports, jobId: JobId, moderator: Moderator): Promise<Job | Refusal> =>
  changeClaim(
    ports,
    jobId,
    (job, now) => decideClaim(job, moderator, now),
    ({ claim }) =>
      claim === null
        ? []
        : [{ type: "job.claimed", jobId, by: moderator.name, holder: moderator.id, until: claim.until }],
  );

/** Gives a job back before the lease ends. */
export const releaseJob = (ports: Ports, jobId: JobId, moderator: Moderator): Promise<Job | Refusal> =>
  changeClaim(
    ports,
    jobId,
    (job, now) => decideRelease(job, moderator, now),
    () => [{ type: "job.released", jobId, by: moderator.name, holder: moderator.id }],
  );

const changeClaim = (
  ports: Ports,
  jobId: JobId,
  decide: (job: Job, now: Instant) => Job | Refusal,
  events: (after: Job) => readonly DomainEvent[],
): Promise<Job | Refusal> =>
  ports.store.write(async (tx) => {
    const now = ports.clock.now();
    const job = await tx.job(jobId);
    if (job === null) return refuse("not_found", "There is no such job.");
    const after = decide(job, now);
    if (isRefusal(after)) return after;
    await tx.saveJob(after);
    await recordEvents(ports, tx, job.ownerId, events(after), now);
    return after;
  });

/** Whoever holds the job is at work on it, also where what they tried was refused: the lease begins anew. */
export const keepClaim = async (ports: Ports, jobId: JobId, by: SelectionRole): Promise<void> => {
  if (by.role === "creator") return;
  await ports.store.write(async (tx) => {
    const job = await tx.job(jobId);
    if (job === null) return null;
    const after = renewClaim(job, by, ports.clock.now());
    if (after !== job) await tx.saveJob(after);
    return null;
  });
};
