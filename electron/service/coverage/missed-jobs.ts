/**
 * The queue of missed jobs. Where they come from is a port: this data folder is one source, and a part that mirrors
 * other services may add its own, whose jobs are rows of this store too.
 */
import type { MissedJob } from "#shared/contract/coverage-calls.ts";
import { eligibleCount, selectionDeadline } from "#shared/domain/selection.ts";
import { claimView } from "../desk/desk-actor.ts";
import type { Ports } from "../ports.ts";

export interface MissedJobs {
  missed(): Promise<readonly MissedJob[]>;
}

/** More than that nobody looks through at once; the rest comes up as these are settled. */
const MOST_SHOWN = 200;

/** All owners' jobs that lie here. */
export const localMissedJobs = (ports: Ports, source: string): MissedJobs => ({
  missed: async () => {
    const now = ports.clock.now();
    const jobs = await ports.store.views.moderationQueue(now, null, MOST_SHOWN);
    const owners = new Map((await ports.store.reader.owners()).map(({ id, name }) => [id, name]));
    return jobs.flatMap((job): readonly MissedJob[] => {
      const missedAt = selectionDeadline(job);
      if (missedAt === null || job.maxCompletions === null) return [];
      return [
        {
          jobId: job.id,
          title: job.title,
          ownerName: owners.get(job.ownerId) ?? "",
          source,
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

/** Of all sources, longest overdue first; a job that two of them know stands once. */
export const missedJobs = async (sources: readonly MissedJobs[]): Promise<readonly MissedJob[]> => {
  const all = (await Promise.all(sources.map((source) => source.missed()))).flat();
  const once = new Map(all.toReversed().map((job) => [job.jobId, job]));
  return [...once.values()].sort((a, b) => a.missedAt - b.missedAt);
};
