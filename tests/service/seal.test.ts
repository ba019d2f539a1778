import { afterEach, beforeEach, expect, test } from "vitest";
import type { JobId, SubmissionId } from "#shared/domain/ids.ts";
import { isRefusal } from "#shared/domain/refusal.ts";
import { HOUR } from "#shared/lib/instant.ts";
import type { DeskHandlers } from "../../electron/service/desk/desk-ports.ts";
import { carryOut, planSeal, type SealWish } from "../../electron/service/seal-winners.ts";
import { startTestService, TestClock, type TestService } from "../helpers/service.ts";
import { contestOf, deskOver, must, winnersOf } from "./contest.ts";

let service: TestService;
let clock: TestClock;
let desk: DeskHandlers;
let jobId: JobId;
let ids: readonly SubmissionId[];
let saved: { name: string; content: string }[];

const open = async (dataDir?: string): Promise<void> => {
  service = await startTestService({ clock, model: null, ...(dataDir !== undefined && { dataDir }) });
  desk = deskOver(service, {
    saveFile: (name, content) => {
      saved.push({ name, content: Buffer.from(content).toString() });
      return Promise.resolve(true);
    },
  });
};

beforeEach(async () => {
  clock = new TestClock(Date.now());
  saved = [];
  await open();
  jobId = await contestOf(desk, { texts: 24, places: 23 });
  ids = (await service.ports.store.reader.eligibleSubmissions(jobId)).map(({ id }) => id);
});
afterEach(() => service.stop());

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
const wish = (over: Partial<SealWish> = {}): SealWish => ({
  jobId,
  ids: ids.slice(0, 22),
  unknown: [],
  by: { role: "creator", name: "Mika" },
  destination: "local",
  settleReason: null,
  notes: {},
  ...over,
});
const states = async (): Promise<readonly string[]> =>
  must(await desk["seal.get"]({ jobId }))?.batches.map(({ state }) => state) ?? [];

test("winners are sealed in batches of ten, each with its receipt, and their places stay open below the cap", async () => {
  const view = must(await desk["pick.seal"]({ jobId, numbers: numbers(1, 22) }));
  expect(view.batches.map((batch) => [batch.numbers.length, batch.state])).toEqual([
    [10, "confirmed"],
    [10, "confirmed"],
    [2, "confirmed"],
  ]);
  expect(view).toMatchObject({ winnersNow: 22, cap: 23, settled: false, endedAt: clock.now() });
  const receipts = await service.ports.store.reader.receipts(jobId);
  expect(receipts.map(({ id }) => id).sort()).toEqual(view.batches.map(({ receiptId }) => receiptId).sort());
  expect((await winnersOf(service, jobId)).map(({ number }) => number)).toEqual(numbers(1, 22));
});

test("a seal that is over the cap changes nothing and leaves no plan behind", async () => {
  const refused = await desk["pick.seal"]({ jobId, numbers: numbers(1, 24) });
  expect(isRefusal(refused) && refused.code).toBe("cap_exceeded");
  expect(await desk["seal.get"]({ jobId })).toBeNull();
  expect(await winnersOf(service, jobId)).toEqual([]);
});

test("a seal that was interrupted goes on when the service starts, and chooses nobody twice", async () => {
  must(await planSeal(service.ports, wish({ settleReason: "Only these fit." })));
  expect(await states()).toEqual(["planned", "planned", "planned"]);
  const { dataDir } = service;
  await service.close();
  clock.advance(2 * HOUR);
  await open(dataDir);
  expect(await states()).toEqual(["confirmed", "confirmed", "confirmed"]);
  expect((await winnersOf(service, jobId)).map(({ id }) => id)).toEqual(ids.slice(0, 22));
  expect(must(await desk["jobs.get"]({ jobId }))).toMatchObject({
    phase: "settled",
    settleReason: "Only these fit.",
    counts: { winners: 22 },
  });
});

test("a batch that is refused waits for a person, the others are safe, and it is sent again alone", async () => {
  const plan = must(await planSeal(service.ports, wish()));
  const reject = { jobId, numbers: [12], reason: "other", words: null };
  must(await desk["triage.decide"]({ ...reject, outcome: "rejected" }));
  must(await carryOut(service.ports, plan.id));
  expect(await states()).toEqual(["confirmed", "failed", "confirmed"]);
  expect(must(await desk["seal.get"]({ jobId }))?.counts).toEqual({
    winners: 22,
    confirmed: 12,
    failed: 10,
    waiting: 0,
  });
  // Nothing else is sealed in between.
  const other = await desk["pick.seal"]({ jobId, numbers: [23] });
  expect(isRefusal(other) && other.message).toMatch(/not finished/);

  must(await desk["triage.decide"]({ ...reject, outcome: "approved", reason: null }));
  const view = must(await desk["seal.again"]({ sealId: plan.id, position: 1 }));
  expect(view.batches.map(({ state }) => state)).toEqual(["confirmed", "confirmed", "confirmed"]);
  expect(await winnersOf(service, jobId)).toHaveLength(22);
  expect(await service.ports.store.reader.receipts(jobId)).toHaveLength(3);
  const twice = await desk["seal.again"]({ sealId: plan.id, position: 1 });
  expect(isRefusal(twice) && twice.code).toBe("wrong_state");
});

test("what was not accepted can be let go, and then others are sealed in its places", async () => {
  const plan = must(await planSeal(service.ports, wish()));
  must(
    await desk["triage.decide"]({ jobId, numbers: [12], reason: "other", words: null, outcome: "rejected" }),
  );
  must(await carryOut(service.ports, plan.id));
  must(await desk["seal.letGo"]({ sealId: plan.id }));
  const view = must(await desk["pick.seal"]({ jobId, numbers: [11, 23, 24] }));
  expect(view).toMatchObject({ firstPlace: 13, winnersNow: 15, counts: { confirmed: 3, failed: 0 } });
});

test("the notes of the picks stand in the receipt, in the log and in the file that is saved", async () => {
  const [first = "" as SubmissionId] = ids;
  const plan = must(
    await planSeal(service.ports, wish({ ids: ids.slice(0, 2), notes: { [first]: "Short and warm." } })),
  );
  must(await carryOut(service.ports, plan.id));
  const [receipt] = await service.ports.store.reader.receipts(jobId);
  expect(receipt?.details).toMatchObject({ sealId: plan.id, notes: { [first]: "Short and warm." } });
  expect(must(await desk["seal.saveReceipt"]({ sealId: plan.id }))).toEqual({ saved: true });
  const content = JSON.parse(saved[0]?.content ?? "") as { batches: { winners: unknown[] }[] };
  expect(content.batches[0]?.winners).toEqual([
    { place: 1, submission: first, number: 1, reason: "Short and warm." },
    { place: 2, submission: ids[1], number: 2, reason: null },
  ]);
});

test("winners for a remote wait for its word: their batches are planned, and nobody has won yet", async () => {
  must(await planSeal(service.ports, wish({ destination: "remote:atlas", settleReason: "Enough." })));
  expect(await winnersOf(service, jobId)).toEqual([]);
  expect(await states()).toEqual(["planned", "planned", "planned"]);
  const [plan] = await service.ports.store.reader.unfinishedSeals("remote:atlas");
  expect(plan?.batches.map(({ ids: each }) => each.length)).toEqual([10, 10, 2]);
  expect(await service.ports.store.reader.unfinishedSeals("local")).toEqual([]);
});
