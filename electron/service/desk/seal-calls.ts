import type { SealAnswers, SealView } from "#shared/contract/seal-calls.ts";
import type { JobId, SubmissionId } from "#shared/domain/ids.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import { sealCounts, type SealPlan } from "#shared/domain/seal/seal-plan.ts";
import { phaseOf } from "#shared/domain/selection.ts";
import { keepClaim } from "../claims.ts";
import type { Ports } from "../ports.ts";
import { sealReceipt } from "../seal-receipt.ts";
import { destinationOf } from "../remotes/seal-there.ts";
import { carryOut, letSealGo, planSeal, sendAgain } from "../seal-winners.ts";
import { actorIn } from "./desk-actor.ts";
import type { DeskHandlers, DeskPorts } from "./desk-ports.ts";
import { readPlan, savePlan } from "./pick-plan.ts";

type SealCall = keyof SealAnswers;

export const sealHandlers = (
  ports: DeskPorts,
  actor: () => Promise<string>,
): Pick<DeskHandlers, SealCall> => {
  const shown = (plan: SealPlan | Refusal): Promise<SealView | Refusal> =>
    isRefusal(plan) ? Promise.resolve(plan) : sealView(ports, plan);
  return {
    "pick.seal": async (wish) => shown(await seal(ports, { settleReason: null, ...wish }, await actor())),
    "seal.get": async ({ jobId }) => {
      const plan = await ports.store.reader.lastSeal(jobId);
      return plan === null ? null : sealView(ports, plan);
    },
    "seal.again": async ({ sealId, position }) => shown(await sendAgain(ports, sealId, position)),
    "seal.letGo": async ({ sealId }) => shown(await letSealGo(ports, sealId)),
    "seal.saveReceipt": async ({ sealId }) => {
      const receipt = await sealReceipt(ports, sealId);
      if (isRefusal(receipt)) return receipt;
      return { saved: await ports.desk.saveFile(receipt.name, Buffer.from(receipt.content)) };
    },
  };
};

interface SealRequest {
  readonly jobId: JobId;
  readonly numbers: readonly number[];
  readonly settleReason?: string | null | undefined;
}

/** Makes the picks winners for good: written down as a whole, then batch by batch. */
const seal = async (
  ports: Ports,
  { jobId, numbers, settleReason }: SealRequest,
  name: string,
): Promise<SealPlan | Refusal> => {
  const job = await ports.store.reader.job(jobId);
  if (job === null) return refuse("not_found", "There is no such job.");
  const found = await Promise.all(
    numbers.map((number) => ports.store.reader.submissionByNumber(jobId, number)),
  );
  const ids: SubmissionId[] = found.flatMap((submission) => (submission === null ? [] : [submission.id]));
  const unknown = numbers
    .filter((_, index) => found[index] === null)
    .map((number) => `#${String(number).padStart(4, "0")}`);
  const by = actorIn(job, ports.clock.now(), name);
  const { notes } = await readPlan(ports.store.reader, jobId);
  const plan = await planSeal(ports, {
    jobId,
    ids,
    unknown,
    by,
    destination: await destinationOf(ports.store.reader, jobId),
    settleReason: settleReason ?? null,
    notes: Object.fromEntries(
      found.flatMap((submission) => {
        const note = submission === null ? undefined : notes[submission.number];
        return submission === null || note === undefined ? [] : [[submission.id, note]];
      }),
    ),
  });
  if (isRefusal(plan)) {
    await keepClaim(ports, jobId, by);
    return plan;
  }
  // Written down for good: the picks are no longer a plan that could be sealed again.
  await savePlan(ports, jobId, { plan: [], duels: [] }, name);
  return carryOut(ports, plan.id);
};

const sealView = async (ports: Ports, plan: SealPlan): Promise<SealView | Refusal> => {
  const job = await ports.store.reader.job(plan.jobId);
  if (job === null) return refuse("not_found", "There is no such job.");
  const found = await ports.store.reader.submissions(plan.batches.flatMap(({ ids }) => ids));
  const numberOf = new Map(found.map(({ id, number }) => [id, number]));
  return {
    sealId: plan.id,
    jobId: plan.jobId,
    title: job.title,
    destination: plan.destination === "local" ? "local" : "remote",
    sealedAt: plan.sealedAt,
    by: plan.by.name,
    firstPlace: plan.firstPlace,
    batches: plan.batches.map(({ position, ids, state, answeredAt, problem, receiptId }) => ({
      ...{ position, state, answeredAt, problem, receiptId },
      numbers: ids.flatMap((id) => numberOf.get(id) ?? []),
    })),
    counts: sealCounts(plan),
    endedAt: plan.endedAt,
    winnersNow: job.counts.winners,
    cap: job.maxCompletions ?? 0,
    settled: phaseOf(job, ports.clock.now()) === "settled",
  };
};
