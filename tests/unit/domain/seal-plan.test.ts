import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JobId, SubmissionId } from "#shared/domain/ids.ts";
import { isRefusal } from "#shared/domain/refusal.ts";
import {
  batchesFor,
  confirmBatch,
  failBatch,
  letGo,
  planAgain,
  sealCounts,
  type SealPlan,
  sendBatch,
  unfinishedBatches,
  withBatch,
} from "#shared/domain/seal/seal-plan.ts";
import { addMs } from "#shared/lib/instant.ts";
import { T0 } from "../../helpers/domain.ts";

const idsOf = (count: number): SubmissionId[] =>
  Array.from({ length: count }, (_, index) => `id ${String(index)}` as SubmissionId);
const planOf = (count: number): SealPlan => ({
  id: "plan",
  jobId: "job" as JobId,
  destination: "local",
  sealedAt: T0,
  by: { role: "creator", name: "Mika" },
  firstPlace: 1,
  settleReason: null,
  notes: {},
  endedAt: null,
  batches: batchesFor(idsOf(count)),
});

const steps = fc.array(fc.record({ at: fc.nat(4), do: fc.constantFrom("send", "confirm", "fail", "again") }));

describe("a seal", () => {
  test("holds everybody once, in order, ten to a batch", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (count) => {
        const batches = batchesFor(idsOf(count));
        expect(batches.flatMap(({ ids }) => ids)).toEqual(idsOf(count));
        expect(batches.slice(0, -1).every(({ ids }) => ids.length === 10)).toBe(true);
      }),
    );
  });

  test("whatever is answered in whatever order, a confirmed batch stays confirmed, and the end comes with the last", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 45 }), steps, (count, taken) => {
        let plan = planOf(count);
        taken.forEach((step, index) => {
          const now = addMs(T0, index);
          const batch = plan.batches[step.at];
          if (batch === undefined) return;
          const next = {
            send: () => (batch.state === "confirmed" ? batch : sendBatch(batch, now)),
            confirm: () => confirmBatch(batch, null, now),
            fail: () => failBatch(batch, { code: "busy", message: "Busy." }, now),
            again: () => planAgain(plan, step.at),
          }[step.do]();
          if (isRefusal(next)) return;
          if (batch.state === "confirmed") expect(next).toBe(batch);
          plan = withBatch(plan, next, now);
        });
        const { winners, confirmed, failed, waiting } = sealCounts(plan);
        expect(winners).toBe(count);
        expect(confirmed + failed + waiting).toBe(count);
        expect(plan.endedAt !== null).toBe(confirmed === count);
        expect(unfinishedBatches(plan).reduce((sum, { ids }) => sum + ids.length, 0)).toBe(waiting);
      }),
    );
  });

  test("cannot be let go while something waits or is under way", () => {
    const plan = planOf(15);
    const [first, second] = plan.batches;
    if (first === undefined || second === undefined) throw new Error("Two batches are expected.");
    const failed = failBatch(first, { code: "busy", message: "Busy." }, T0);
    const part = withBatch(plan, failed, T0);
    expect(isRefusal(letGo(part, T0))).toBe(true);
    const whole = withBatch(part, confirmBatch(second, null, T0), T0);
    expect(letGo(whole, T0)).toMatchObject({ endedAt: T0 });
  });
});
