import { afterEach, expect, it, vi } from "vitest";
import type { DeskAnswers, DeskCall, DeskInput } from "#shared/contract/desk-calls.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { cleared, firstFilters } from "../../../renderer/desk/features/triage/model/filters.ts";
import { newTriageSession } from "../../../renderer/desk/features/triage/state/session.ts";
import { row } from "./rows.ts";

const jobId = "00000000-0000-7000-8000-000000000001" as JobId;

let stop = (): void => undefined;
afterEach(() => {
  stop();
  vi.useRealTimers();
});

it("shows what a search brings although submissions arrive while it is made", async () => {
  vi.useFakeTimers();
  const searched = Promise.withResolvers<DeskAnswers["triage.search"]>();
  const calls: string[] = [];
  let count = 3;
  const answers: { readonly [C in DeskCall]?: (input: DeskInput<C>) => unknown } = {
    "triage.index": () => ({
      numbers: Uint32Array.from({ length: count }, (_, at) => at + 1),
      total: count,
      byStatus: { pending_score: 0, approved: count, rejected: 0, retry_pending: 0 },
      byStars: [0, 0, 0, 0, count, 0],
      byReview: { byPerson: 0, notYet: count, overrides: 0 },
      canUndo: null,
      canRedo: null,
    }),
    "triage.rows": ({ numbers }) => numbers.map((number) => row(number)),
    "triage.search": () => searched.promise,
  };
  const session = newTriageSession(jobId, cleared(firstFilters("auto", false)), null, null, {
    call: async <C extends DeskCall>(name: C, input: DeskInput<C>): Promise<DeskAnswers[C]> => {
      calls.push(name);
      return (await Promise.resolve(answers[name]?.(input) ?? null)) as DeskAnswers[C];
    },
    tell: () => undefined,
    decided: () => undefined,
  });
  stop = session.start();
  await vi.advanceTimersByTimeAsync(1000);
  expect([...session.store.getState().order.numbers]).toEqual([1, 2, 3]);

  session.search({ text: "red car" });
  await vi.advanceTimersByTimeAsync(300);
  expect(calls).toContain("triage.search");
  count = 4;
  session.hear({ type: "submissions.changed", jobId, numbers: [4], arrived: 1 });
  await vi.advanceTimersByTimeAsync(5000);
  searched.resolve({
    kind: "found",
    numbers: Uint32Array.of(3, 1),
    similarities: Float32Array.of(0.3, 0.2),
    cut: false,
  });
  await vi.advanceTimersByTimeAsync(5000);
  expect([...session.store.getState().order.numbers]).toEqual([3, 1]);
  expect(session.store.getState().counts?.total).toBe(4);

  // Words that are being written are searched for once.
  calls.length = 0;
  session.search({ text: "red" });
  session.search({ text: "red c" });
  session.search({ text: "red cup" });
  await vi.advanceTimersByTimeAsync(300);
  expect(calls.filter((name) => name === "triage.search")).toHaveLength(1);
  expect(session.leaveSearch()).toBe(true);
  await vi.advanceTimersByTimeAsync(1000);
  expect([...session.store.getState().order.numbers]).toEqual([1, 2, 3, 4]);
});
