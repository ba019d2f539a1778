/** Sends back to the scorer's queue what waited: for a model, or for credits of a new month or a higher budget. */
import type { JobId, OwnerId, SubmissionId } from "#shared/domain/ids.ts";
import { isRefusal } from "#shared/domain/refusal.ts";
import { applyTransition } from "./apply-transition.ts";
import { creditsLeft } from "./credits.ts";
import type { Ports } from "./ports.ts";
import type { WaitingPosition } from "./views-port.ts";

const AT_ONCE = 200;

/**
 * Releases, oldest first, what can be scored now: a model is there for its job, and the owner has credits left that
 * nothing in the queue is going to take. Of one owner, or of all. Returns how many.
 */
export const releaseWaiting = async (ports: Ports, ownerId: OwnerId | null = null): Promise<number> => {
  const rooms = new Map<OwnerId, number>();
  const jobs = new Map<JobId, boolean>();
  let released = 0;
  let after: WaitingPosition | null = null;
  for (;;) {
    const rows = await ports.store.views.waitingForModel(AT_ONCE, after, ownerId);
    for (const row of rows) {
      const room = rooms.get(row.ownerId) ?? (await roomOf(ports, row.ownerId));
      const usable = room > 0 && (jobs.get(row.jobId) ?? (await hasModel(ports, row.jobId)));
      const freed = usable && (await release(ports, row.id));
      rooms.set(row.ownerId, freed ? room - 1 : room);
      if (room > 0) jobs.set(row.jobId, usable);
      if (freed) released += 1;
    }
    const last = rows.at(-1);
    const isOver = ownerId !== null && rooms.get(ownerId) === 0;
    if (last === undefined || rows.length < AT_ONCE || isOver) return released;
    after = { attemptedAt: last.attemptedAt, id: last.id };
  }
};

/**
 * Looks, at every call, for owners who have credits again. Owners without a budget are looked at once and whenever
 * their budget went away.
 */
export const watchBudgets = (ports: Ports): (() => Promise<void>) => {
  const seen = new Map<OwnerId, number | null>();
  return async () => {
    if (ports.models.current() === null) return;
    for (const { id, monthlyCredits } of await ports.store.reader.owners()) {
      const isNew = !seen.has(id) || seen.get(id) !== monthlyCredits;
      if (monthlyCredits === null && !isNew) continue;
      if ((await creditsLeft(ports.store.reader, id, ports.clock.now())) !== 0)
        await releaseWaiting(ports, id);
      seen.set(id, monthlyCredits);
    }
  };
};

const roomOf = async (ports: Ports, ownerId: OwnerId): Promise<number> => {
  const left = await creditsLeft(ports.store.reader, ownerId, ports.clock.now());
  if (left === null) return Infinity;
  return left === 0 ? 0 : left - (await ports.store.views.queuedToScore(ownerId, left));
};

const hasModel = async (ports: Ports, jobId: JobId): Promise<boolean> => {
  const job = await ports.store.reader.job(jobId);
  return job !== null && ports.models.usableFor(job) !== null;
};

const release = async (ports: Ports, id: SubmissionId): Promise<boolean> => {
  const done = await ports.store.write(async (tx) => {
    const current = await tx.submission(id);
    if (current?.waitingFor !== "model") return null;
    return applyTransition(ports, tx, current, { type: "wait_for", waitingFor: null });
  });
  return done !== null && !isRefusal(done);
};
