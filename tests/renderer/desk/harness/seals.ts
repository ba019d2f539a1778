import type { JobDetail } from "#shared/contract/desk-views.ts";
import type { DeskInput } from "#shared/contract/desk-calls.ts";
import type { SealBatchView, SealView } from "#shared/contract/seal-calls.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import { setState, stateOf, type World } from "./world.ts";

/** Seals of a world in memory: the second batch of a seal of more than ten is refused once. */
export const fakeSeals = (
  world: World,
  find: (jobId: string) => JobDetail,
  put: (job: JobDetail, facts: Partial<JobDetail>) => JobDetail,
) => {
  const seals = new Map<string, SealView>();
  const win = (jobId: JobId, numbers: readonly number[], settle: boolean): JobDetail => {
    const job = find(jobId);
    for (const number of numbers)
      setState(world, job, number, { ...stateOf(world, job, number), winner: true });
    const winners = job.counts.winners + numbers.length;
    const settled = settle || winners >= (job.cap ?? 0);
    return put(job, {
      counts: { ...job.counts, winners },
      ...(settled && { phase: "settled", state: "completed" }),
    });
  };
  const confirmed = (batch: SealBatchView): SealBatchView => ({
    ...batch,
    state: "confirmed",
    answeredAt: world.now(),
    problem: null,
    receiptId: `rcp_01J8XQ${batch.position}`,
  });
  const keep = (view: SealView, job: JobDetail, batches: readonly SealBatchView[]): SealView => {
    const count = (state: string): number =>
      batches.filter((each) => each.state === state).reduce((sum, { numbers }) => sum + numbers.length, 0);
    const winners = batches.reduce((sum, { numbers }) => sum + numbers.length, 0);
    const next: SealView = {
      ...view,
      batches,
      counts: { winners, confirmed: count("confirmed"), failed: count("failed"), waiting: count("planned") },
      endedAt: count("confirmed") === winners ? world.now() : null,
      winnersNow: job.counts.winners,
      settled: job.phase === "settled",
    };
    seals.set(view.jobId, next);
    return next;
  };
  const bySeal = (sealId: string): SealView | undefined =>
    [...seals.values()].find((each) => each.sealId === sealId);
  return {
    "pick.seal": ({ jobId, numbers, settleReason }: DeskInput<"pick.seal">): SealView => {
      const job = find(jobId);
      const batches = Array.from(
        { length: Math.ceil(numbers.length / 10) },
        (_, position): SealBatchView => ({
          position,
          numbers: numbers.slice(position * 10, position * 10 + 10),
          state: "failed",
          answeredAt: world.now(),
          problem: { code: "not_eligible", message: `#0012 was rejected in the meantime.` },
          receiptId: null,
        }),
      ).map((batch) => (batch.position === 1 ? batch : confirmed(batch)));
      const done = batches.filter(({ state }) => state === "confirmed").flatMap((batch) => batch.numbers);
      const after = win(job.id, done, settleReason !== undefined);
      const view: SealView = {
        sealId: `seal ${jobId}`,
        jobId: job.id,
        title: job.title,
        destination: "local",
        sealedAt: world.now(),
        by: world.info.actor ?? "You",
        firstPlace: job.counts.winners + 1,
        batches,
        counts: { winners: 0, confirmed: 0, failed: 0, waiting: 0 },
        endedAt: null,
        winnersNow: 0,
        cap: job.cap ?? 0,
        settled: false,
      };
      return keep(view, after, batches);
    },
    "seal.get": ({ jobId }: DeskInput<"seal.get">): SealView | null => seals.get(jobId) ?? null,
    "seal.again": ({ sealId, position }: DeskInput<"seal.again">): SealView | Refusal => {
      const view = bySeal(sealId);
      const batch = view?.batches[position];
      if (view === undefined || batch === undefined) return refuse("not_found", "There is no such seal.");
      const after = win(view.jobId, batch.numbers, false);
      return keep(
        view,
        after,
        view.batches.map((each) => (each === batch ? confirmed(each) : each)),
      );
    },
    "seal.letGo": ({ sealId }: DeskInput<"seal.letGo">): SealView | Refusal => {
      const view = bySeal(sealId);
      if (view === undefined) return refuse("not_found", "There is no such seal.");
      const next = { ...view, endedAt: world.now() };
      seals.set(view.jobId, next);
      return next;
    },
    "seal.saveReceipt": () => ({ saved: true }),
  };
};
