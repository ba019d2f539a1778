import type { SealPlan } from "#shared/domain/seal/seal-plan.ts";
import { unfinishedBatches } from "#shared/domain/seal/seal-plan.ts";
import { selectionDeadline } from "#shared/domain/selection.ts";
import { doneAt } from "#shared/domain/sync/request-lane.ts";
import { addMs, HOUR, type Instant } from "#shared/lib/instant.ts";
import { recordEvents } from "../record-events.ts";
import type { Remote, RemoteJob } from "../remotes-port.ts";
import type { RemotePorts } from "./remote-ports.ts";
import { limitOf } from "./turns.ts";

/** With this much of the window left, a remote that cannot be reached is worth calling a person. */
const CALL_BEFORE_MS = 2 * HOUR;

/** When a sealed plan will have reached its remote, if it answers: a whole reading first, then its batches. */
export const pushedBy = (
  remote: Remote,
  { progress }: RemoteJob,
  plan: SealPlan,
  wholeDone: boolean,
  now: Instant,
): Instant => {
  const pages = wholeDone ? 0 : (progress.totalPages ?? 1);
  const read = doneAt(remote.lanes.list, limitOf(remote, "list"), pages, now);
  return doneAt(remote.lanes.choose, limitOf(remote, "choose"), unfinishedBatches(plan).length, read);
};

/** Tells, once for each plan, that sealed winners will probably not arrive before the creator's window ends. */
export const warnOfLatePushes = async (ports: RemotePorts): Promise<void> => {
  const { reader } = ports.store;
  for (const plan of await reader.unfinishedSeals(null)) {
    if (plan.destination === "local" || unfinishedBatches(plan).length === 0) continue;
    const followed = await reader.remoteJob(plan.jobId);
    const remote = followed === null ? null : await reader.remote(followed.remoteId);
    const job = await reader.job(plan.jobId);
    const deadline = job === null ? null : selectionDeadline(job);
    if (
      followed === null ||
      remote === null ||
      job === null ||
      deadline === null ||
      followed.warnedAt !== null
    )
      continue;
    const now = ports.clock.now();
    const wholeDone = (await reader.remotePush(plan.id))?.progress.wholeDone === true;
    const late = pushedBy(remote, followed, plan, wholeDone, now) > deadline;
    const cut = remote.failures > 0 && now >= addMs(deadline, -CALL_BEFORE_MS);
    if (!late && !cut) continue;
    const reason = cut
      ? (remote.trouble?.message ?? "The remote cannot be reached.")
      : "The remote's rate limit leaves too little time.";
    const waiting = unfinishedBatches(plan).reduce((sum, { ids }) => sum + ids.length, 0);
    await ports.store.write(async (tx) => {
      const current = await tx.remoteJob(plan.jobId);
      if (current === null || current.warnedAt !== null) return null;
      await tx.saveRemoteJob({ ...current, warnedAt: now });
      const told = { jobId: job.id, planId: plan.id, waiting, reason };
      await recordEvents(ports, tx, job.ownerId, [{ type: "job.push_late", ...told }], now);
      return null;
    });
  }
};
