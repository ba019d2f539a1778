/** Both sides chose: what a person sees of it, and what follows from their choice. */
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import { batchesFor, type SealPlan, unfinishedBatches } from "#shared/domain/seal/seal-plan.ts";
import { foreignWinners } from "#shared/domain/sync/remote-winners.ts";
import {
  type ConflictChoice,
  settleConflict as decideConflict,
} from "#shared/domain/sync/winner-conflict.ts";
import type { SubmissionId, Uuid } from "#shared/domain/ids.ts";
import { recordEvents } from "../record-events.ts";
import type { RemoteConflict } from "../remotes-port.ts";
import type { StoreWriter } from "../store-port.ts";
import { NOTHING_PUSHED } from "./push-progress.ts";
import { recordChosenThere } from "./remote-winners.ts";
import type { RemotePorts } from "./remote-ports.ts";

/** Writes down a conflict where the remote has winners that nobody here sealed; true where it has. */
export const openConflict = async (
  ports: RemotePorts,
  tx: StoreWriter,
  plan: SealPlan,
  there: ReadonlySet<SubmissionId>,
): Promise<boolean> => {
  const mine = unfinishedBatches(plan).flatMap(({ ids }) => ids);
  const job = await tx.job(plan.jobId);
  if (job === null || mine.length === 0) return false;
  const recorded = new Set(
    (await tx.submissions([...there])).flatMap(({ id, wonAt }) => (wonAt === null ? [] : [id])),
  );
  const theirs = foreignWinners(there, recorded, new Set(mine));
  if (theirs.length === 0) return false;
  const conflict: RemoteConflict = {
    id: ports.ids.next(),
    jobId: plan.jobId,
    planId: plan.id,
    at: ports.clock.now(),
    conflict: {
      mine: mine.filter((id) => !there.has(id)),
      theirs,
      barred: [],
      agreed: job.counts.winners + mine.filter((id) => there.has(id)).length,
      cap: job.maxCompletions ?? 0,
    },
    settledAt: null,
    settledBy: null,
    choice: null,
  };
  await tx.putRemoteConflict(conflict);
  const told = { jobId: plan.jobId, planId: plan.id, submissionIds: theirs };
  await recordEvents(ports, tx, job.ownerId, [{ type: "job.winners_differ", ...told }], conflict.at);
  return true;
};

/**
 * A person's choice. Theirs are recorded, as they are winners already; the sealed plan ends, and what is kept of it
 * goes on as a plan of its own.
 */
export const settleConflict = (
  ports: RemotePorts,
  id: Uuid,
  choice: ConflictChoice,
  by: string,
): Promise<RemoteConflict | Refusal> =>
  ports.store.write(async (tx) => {
    const open = await tx.remoteConflict(id);
    if (open === null || open.settledAt !== null) return refuse("not_found", "This was settled already.");
    const followed = await tx.remoteJob(open.jobId);
    const remote = followed === null ? null : await tx.remote(followed.remoteId);
    const plan = await tx.sealPlan(open.planId);
    if (remote === null || plan === null) return refuse("not_found", "The job is not followed any more.");
    const outcome = decideConflict(open.conflict, choice);
    if (isRefusal(outcome)) return outcome;
    const now = ports.clock.now();
    const settled: RemoteConflict = { ...open, settledAt: now, settledBy: by, choice };
    await tx.putRemoteConflict(settled);
    await tx.saveSealPlan({ ...plan, endedAt: now });
    const there = (await tx.remoteWinners(open.jobId)).flatMap(({ submissionId }) => submissionId ?? []);
    await recordChosenThere(ports, tx, open.jobId, there, {
      by: remote.name,
      details: { remote: remote.name, conflict: id },
    });
    const job = await tx.job(open.jobId);
    if (job === null) return refuse("not_found", "There is no such job.");
    const { dropped, send } = outcome;
    const told = { jobId: job.id, planId: plan.id, submissionIds: dropped, by, keep: choice.keep };
    await recordEvents(ports, tx, job.ownerId, [{ type: "job.winners_agreed", ...told }], now);
    if (send.length > 0) {
      const next: SealPlan = {
        ...plan,
        id: ports.ids.next(),
        sealedAt: now,
        firstPlace: job.counts.winners + 1,
        endedAt: null,
        batches: batchesFor(send),
      };
      await tx.insertSealPlan(next);
      // The list was read whole for this conflict; what has changed since shows in the answers.
      const progress = { ...NOTHING_PUSHED, wholeDone: true, winnersNow: there.length };
      await tx.putRemotePush({ planId: next.id, jobId: job.id, progress });
    }
    return settled;
  });
