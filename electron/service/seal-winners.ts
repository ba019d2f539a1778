/**
 * Sealing: the list of winners is written down as a plan first (see seal-port.ts for the journal), then carried out
 * batch by batch. A local batch is one transaction with its receipt and its confirmation, so that a kill at any point
 * leaves it wholly done or wholly to do; `resumeSeals` goes on from there.
 */
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import { chooseWinners as decideWinners } from "#shared/domain/selection.ts";
import {
  batchesFor,
  confirmBatch,
  failBatch,
  letGo,
  planAgain,
  type SealDestination,
  type SealPlan,
  sendBatch,
  unfinishedBatches,
  withBatch,
} from "#shared/domain/seal/seal-plan.ts";
import type { JobId, SubmissionId, Uuid } from "#shared/domain/ids.ts";
import { renewClaim } from "#shared/domain/claims.ts";
import type { SelectionActor } from "./claims.ts";
import { settleIn } from "./jobs.ts";
import type { Ports } from "./ports.ts";
import { recordEvents } from "./record-events.ts";
import type { StoreWriter } from "./store-port.ts";
import { asCandidate, chooseWinnersIn } from "./winners.ts";

export interface SealWish {
  readonly jobId: JobId;
  /** In the order of their places. */
  readonly ids: readonly SubmissionId[];
  readonly unknown: readonly string[];
  readonly by: SelectionActor;
  readonly destination: SealDestination;
  readonly settleReason: string | null;
  readonly notes: Readonly<Record<SubmissionId, string>>;
}

/**
 * Writes the plan down, all or nothing by the same rules as a choice: cap, eligibility and role of all of them hold
 * before the first batch. Winners for a remote are recorded here as it confirms them; until then the plan locks them.
 */
export const planSeal = (ports: Ports, wish: SealWish): Promise<SealPlan | Refusal> =>
  ports.store.write(async (tx) => {
    const { jobId, by, destination } = wish;
    const now = ports.clock.now();
    const job = await tx.job(jobId);
    if (job === null) return refuse("not_found", "There is no such job.");
    if ((await tx.openSeal(jobId)) !== null) {
      return refuse(
        "wrong_state",
        "An earlier seal of this job is not finished. Finish it or let it go first.",
      );
    }
    const found = (await tx.submissions(wish.ids)).filter((submission) => submission.jobId === jobId);
    const candidates = new Map(found.map((submission) => [submission.id, asCandidate(submission)]));
    const outcome = decideWinners(job, wish.ids, wish.unknown, { now, by, candidates });
    if (isRefusal(outcome)) return outcome;
    if (outcome.added.length === 0) return refuse("no_ids", "All of these have won already.");
    const plan: SealPlan = {
      id: ports.ids.next(),
      jobId,
      destination,
      sealedAt: now,
      by,
      firstPlace: job.counts.winners + 1,
      settleReason: wish.settleReason,
      notes: wish.notes,
      endedAt: null,
      batches: batchesFor(outcome.added),
    };
    await tx.saveJob(renewClaim(job, by, now));
    await tx.insertSealPlan(plan);
    await tellPlanned(ports, tx, plan, outcome.added);
    return plan;
  });

/**
 * Carries out what is left of a local plan, batch by batch. A batch that the rules refuse is marked and the next one
 * is tried: what was confirmed stays.
 */
export const carryOut = async (ports: Ports, planId: Uuid): Promise<SealPlan | Refusal> => {
  for (;;) {
    const plan = await ports.store.reader.sealPlan(planId);
    if (plan === null) return refuse("not_found", "There is no such seal.");
    const [next] = plan.destination === "local" ? unfinishedBatches(plan) : [];
    if (next === undefined) return plan;
    const done = await ports.store.write((tx) => sealBatchHere(ports, tx, planId, next.position));
    if (isRefusal(done)) return done;
  }
};

const sealBatchHere = async (
  ports: Ports,
  tx: StoreWriter,
  planId: Uuid,
  position: number,
): Promise<SealPlan | Refusal> => {
  const now = ports.clock.now();
  const plan = await tx.sealPlan(planId);
  const planned = plan?.batches[position];
  if (plan === null || planned === undefined) return refuse("not_found", "There is no such seal.");
  // Someone else carried it out in the meantime.
  if (!unfinishedBatches(plan).includes(planned)) return plan;
  const batch = sendBatch(planned, now);
  const result = await chooseWinnersIn(
    ports,
    tx,
    { jobId: plan.jobId, ids: batch.ids, unknown: [], by: plan.by },
    { ...detailsOf(plan, batch.ids), batch: position + 1, batches: plan.batches.length },
  );
  const answered = isRefusal(result)
    ? failBatch(batch, result, now)
    : confirmBatch(batch, result.receiptId, now);
  const after = withBatch(plan, answered, now);
  await tx.saveSealBatch(plan.id, answered);
  if (isRefusal(result)) {
    const { ownerId } = await jobOf(tx, plan);
    const refused = { planId, jobId: plan.jobId, submissionIds: batch.ids, reason: result.message };
    await recordEvents(ports, tx, ownerId, [{ type: "job.seal_refused", ...refused }], now);
  }
  if (after.endedAt !== null) await endIn(ports, tx, after);
  return after;
};

/** Goes on with every local seal that was interrupted, before anybody is served. */
export const resumeSeals = async (ports: Ports): Promise<void> => {
  for (const plan of await ports.store.reader.unfinishedSeals("local")) {
    if (unfinishedBatches(plan).length === 0) continue;
    ports.log.info({ jobId: plan.jobId }, "A seal was interrupted; what is left of it is done now.");
    await carryOut(ports, plan.id);
  }
};

/** Sends one refused batch again; the others stay as they are. */
export const sendAgain = async (
  ports: Ports,
  planId: Uuid,
  position: number,
): Promise<SealPlan | Refusal> => {
  const planned = await ports.store.write(async (tx) => {
    const plan = await tx.sealPlan(planId);
    if (plan === null) return refuse("not_found", "There is no such seal.");
    const batch = planAgain(plan, position);
    if (isRefusal(batch)) return batch;
    await tx.saveSealBatch(planId, batch);
    await tellPlanned(ports, tx, plan, batch.ids);
    return null;
  });
  return isRefusal(planned) ? planned : carryOut(ports, planId);
};

/** Gives up the batches that were not accepted: their places are open again. What was confirmed stays. */
export const letSealGo = (ports: Ports, planId: Uuid): Promise<SealPlan | Refusal> =>
  ports.store.write(async (tx) => {
    const now = ports.clock.now();
    const plan = await tx.sealPlan(planId);
    if (plan === null) return refuse("not_found", "There is no such seal.");
    const after = letGo(plan, now);
    if (isRefusal(after)) return after;
    await tx.saveSealPlan(after);
    const failed = after.batches.filter(({ state }) => state === "failed");
    const { ownerId } = await jobOf(tx, plan);
    const submissionIds = failed.flatMap(({ ids }) => ids);
    const reason = failed[0]?.problem?.message ?? "";
    const gone = { type: "job.seal_let_go" as const, planId, jobId: plan.jobId, submissionIds, reason };
    await recordEvents(ports, tx, ownerId, [gone], now);
    return after;
  });

const endIn = async (ports: Ports, tx: StoreWriter, plan: SealPlan): Promise<void> => {
  await tx.saveSealPlan(plan);
  await settleAfter(ports, tx, plan);
};

/** Where the cap is reached the job is settled already, and the reason is not needed. */
const settleAfter = async (ports: Ports, tx: StoreWriter, plan: SealPlan): Promise<void> => {
  if (plan.settleReason !== null) await settleIn(ports, tx, plan.jobId, plan.by, plan.settleReason);
};

const detailsOf = (plan: SealPlan, ids: readonly SubmissionId[]): Readonly<Record<string, unknown>> => ({
  sealId: plan.id,
  notes: Object.fromEntries(
    ids.flatMap((id) => (plan.notes[id] === undefined ? [] : [[id, plan.notes[id]]])),
  ),
});

const tellPlanned = async (
  ports: Ports,
  tx: StoreWriter,
  { id, jobId, destination, by, notes }: SealPlan,
  submissionIds: readonly SubmissionId[],
): Promise<void> => {
  const { ownerId } = await jobOf(tx, { jobId });
  const planned = { jobId, planId: id, destination, submissionIds, by: by.name, notes };
  await recordEvents(ports, tx, ownerId, [{ type: "job.seal_planned", ...planned }], ports.clock.now());
};

const jobOf = async (tx: StoreWriter, { jobId }: Pick<SealPlan, "jobId">) => {
  const job = await tx.job(jobId);
  if (job === null) throw new Error("A seal belongs to a job.");
  return job;
};
