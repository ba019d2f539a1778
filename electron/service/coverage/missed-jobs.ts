/**
 * The queue of missed jobs. Where they come from is a port: this data folder is one source, and a part that mirrors
 * other services may add its own, whose jobs are rows of this store too.
 */
import type { MissedJob } from "#shared/contract/coverage-calls.ts";
import { eligibleCount, selectionDeadline } from "#shared/domain/selection.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import { claimView } from "../desk/desk-actor.ts";
import type { Ports } from "../ports.ts";

export interface MissedJobs {
  missed(): Promise<readonly MissedJob[]>;
}

/** More than that nobody looks through at once; the rest comes up as these are settled. */
const MOST_SHOWN = 200;

/** All owners' jobs that lie here; `source` names the remote that a job mirrors. */
export const localMissedJobs = (ports: Ports): MissedJobs => ({
  missed: async () => {
    const now = ports.clock.now();
    const jobs = await ports.store.views.moderationQueue(now, null, MOST_SHOWN);
    const remotes = await remotesOf(ports, jobs);
    const owners = new Map((await ports.store.reader.owners()).map(({ id, name }) => [id, name]));
    return jobs.flatMap((job): readonly MissedJob[] => {
      const missedAt = selectionDeadline(job);
      if (missedAt === null || job.maxCompletions === null) return [];
      return [
        {
          jobId: job.id,
          title: job.title,
          ownerName: owners.get(job.ownerId) ?? "",
          source: remotes.get(job.id) ?? "",
          missedAt,
          cap: job.maxCompletions,
          winners: job.counts.winners,
          eligible: eligibleCount(job.counts),
          claim: claimView(job, now),
        },
      ];
    });
  },
});

const remotesOf = async (ports: Ports, jobs: readonly Job[]): Promise<ReadonlyMap<JobId, string>> => {
  const { reader } = ports.store;
  const names = new Map((await reader.remotes()).map(({ id, name }) => [id, name]));
  const found = new Map<JobId, string>();
  if (names.size === 0) return found;
  for (const { id } of jobs) {
    const followed = await reader.remoteJob(id);
    const name = followed === null ? undefined : names.get(followed.remoteId);
    if (name !== undefined) found.set(id, name);
  }
  return found;
};

/** Of all sources, longest overdue first; a job that two of them know stands once. */
export const missedJobs = async (sources: readonly MissedJobs[]): Promise<readonly MissedJob[]> => {
  const all = (await Promise.all(sources.map((source) => source.missed()))).flat();
  const once = new Map(all.toReversed().map((job) => [job.jobId, job]));
  return [...once.values()].sort((a, b) => a.missedAt - b.missedAt);
};
