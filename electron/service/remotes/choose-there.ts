import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import { batchesFor, type SealDestination, type SealPlan } from "#shared/domain/seal/seal-plan.ts";
import { type Candidate, chooseWinners as decideWinners } from "#shared/domain/selection.ts";
import type { Ports } from "../ports.ts";
import { recordEvents } from "../record-events.ts";
import type { WinnerChoice, WinnersRecorded } from "../winners-recorded.ts";

/**
 * A choice of winners for a job that lives elsewhere, made by a program: sealed like a person's, in the journal, by the
 * same rules, counting what is sealed already. The list shows them as winners when the remote has confirmed them.
 */
export const chooseThere = (
  ports: Ports,
  { jobId, ids, unknown, by }: WinnerChoice,
  destination: SealDestination,
): Promise<WinnersRecorded | Refusal> =>
  ports.store.write(async (tx) => {
    const now = ports.clock.now();
    const job = await tx.job(jobId);
    if (job === null) return refuse("not_found", "There is no such job.");
    const open = await tx.openSeal(jobId);
    const sealed = new Set(
      open?.batches.flatMap((batch) => (batch.state === "confirmed" ? [] : batch.ids)) ?? [],
    );
    const found = (await tx.submissions(ids)).filter((submission) => submission.jobId === jobId);
    const candidates = new Map(
      found.map(({ id, status, wonAt }): [typeof id, Candidate] => [
        id,
        { id, status, isWinner: wonAt !== null || sealed.has(id) },
      ]),
    );
    const counts = { ...job.counts, winners: job.counts.winners + sealed.size };
    const outcome = decideWinners({ ...job, counts }, ids, unknown, { now, by, candidates });
    if (isRefusal(outcome)) return outcome;
    const { added, winnersNow, cap } = outcome;
    const answer: WinnersRecorded = {
      ...{ updated: added.length, added, winnersNow, cap },
      ...{ settled: false, receiptId: null, at: now },
    };
    if (added.length === 0) return answer;
    const batches = batchesFor(added);
    const plan: SealPlan = open ?? {
      id: ports.ids.next(),
      jobId,
      destination,
      sealedAt: now,
      by,
      firstPlace: job.counts.winners + 1,
      settleReason: null,
      notes: {},
      endedAt: null,
      batches,
    };
    if (open === null) await tx.insertSealPlan(plan);
    else for (const batch of batches) await tx.addSealBatch(plan.id, after(open, batch));
    const told = { jobId, planId: plan.id, destination, submissionIds: added, by: by.name, notes: {} };
    await recordEvents(ports, tx, job.ownerId, [{ type: "job.seal_planned", ...told }], now);
    return answer;
  });

const after = (plan: SealPlan, batch: SealPlan["batches"][number]): SealPlan["batches"][number] => ({
  ...batch,
  position: plan.batches.length + batch.position,
});
