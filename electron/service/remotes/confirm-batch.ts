import { confirmBatch, type SealBatch, type SealPlan, withBatch } from "#shared/domain/seal/seal-plan.ts";
import type { ChoiceAnswer } from "#shared/domain/sync/remote-winners.ts";
import type { Remote } from "../remotes-port.ts";
import type { StoreWriter } from "../store-port.ts";
import { settleIn } from "../jobs.ts";
import { recordChosenThere } from "./remote-winners.ts";
import type { RemotePorts } from "./remote-ports.ts";

/**
 * The remote has this batch: its winners, their receipt and the confirmation are one transaction. Returns the plan as
 * it is then; with its last batch it ends.
 */
export const confirmHere = async (
  ports: RemotePorts,
  tx: StoreWriter,
  remote: Remote,
  plan: SealPlan,
  batch: SealBatch,
  answer: ChoiceAnswer | null,
): Promise<SealPlan> => {
  const now = ports.clock.now();
  const receiptId = await recordChosenThere(ports, tx, plan.jobId, batch.ids, {
    by: plan.by.name,
    details: {
      role: plan.by.role,
      sealId: plan.id,
      batch: batch.position + 1,
      batches: plan.batches.length,
      remote: remote.name,
      /** Null where the answer was lost and the batch was found on the list. */
      answer,
    },
  });
  for (const id of batch.ids) {
    const row = await tx.remoteSubmissionOf(id);
    if (row !== null && !row.winner) await tx.putRemoteSubmission({ ...row, winner: true });
  }
  const after = withBatch(plan, confirmBatch(batch, receiptId, now), now);
  const [confirmed] = after.batches.filter(({ position }) => position === batch.position);
  if (confirmed !== undefined) await tx.saveSealBatch(plan.id, confirmed);
  if (after.endedAt !== null) {
    await tx.saveSealPlan(after);
    // Settled at the cap already, or by whoever had the last word: then the reason is not needed.
    if (plan.settleReason !== null) await settleIn(ports, tx, plan.jobId, plan.by, plan.settleReason);
  }
  return after;
};
