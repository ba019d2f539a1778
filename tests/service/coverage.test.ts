import { afterEach, beforeEach, expect, test } from "vitest";
import type { JobId } from "#shared/domain/ids.ts";
import { isRefusal } from "#shared/domain/refusal.ts";
import { HOUR } from "#shared/lib/instant.ts";
import type { DeskHandlers } from "../../electron/service/desk/desk-ports.ts";
import { startTestService, TestClock, type TestService } from "../helpers/service.ts";
import { contestOf, deskOver, must, winnersOf } from "./contest.ts";

let service: TestService;
let clock: TestClock;
let desk: DeskHandlers;
let jobId: JobId;

beforeEach(async () => {
  clock = new TestClock(Date.now());
  service = await startTestService({ clock, model: null });
  desk = deskOver(service);
  await desk["app.setActor"]({ name: "Mika" });
  jobId = await contestOf(desk, { texts: 4, places: 3 });
});
afterEach(() => service.stop());

test("a job is in the queue from the moment its creator's hours are over until it is settled", async () => {
  expect(must(await desk["coverage.queue"](undefined))).toEqual([]);
  clock.advance(26 * HOUR);
  expect(must(await desk["coverage.queue"](undefined))).toMatchObject([
    { jobId, cap: 3, winners: 0, eligible: 4, claim: null },
  ]);
  must(await desk["jobs.claim"]({ jobId }));
  must(await desk["jobs.settle"]({ jobId, reason: "Nothing fits." }));
  expect(must(await desk["coverage.queue"](undefined))).toEqual([]);
});

test("what nobody scored is not suggested; what a person starred is, and the rest stays open until it is settled", async () => {
  clock.advance(26 * HOUR);
  const before = must(await desk["coverage.get"]({ jobId }));
  expect(before.places).toEqual([null, null, null]);
  expect(before.others[0]).toEqual({ number: 1, because: "not_scored" });

  must(await desk["triage.setStars"]({ jobId, numbers: [3], stars: 5 }));
  must(await desk["triage.setStars"]({ jobId, numbers: [2], stars: 4 }));
  must(await desk["triage.setStars"]({ jobId, numbers: [4], stars: 1 }));
  const view = must(await desk["coverage.get"]({ jobId }));
  expect(view.places).toEqual([3, 2, null]);
  expect(view.others).toEqual([
    { number: 4, because: "low_score" },
    { number: 1, because: "not_scored" },
  ]);

  expect(isRefusal(await desk["pick.setPlan"]({ jobId, plan: [3] }))).toBe(true);
  must(await desk["jobs.claim"]({ jobId }));
  must(await desk["pick.setPlan"]({ jobId, plan: [3] }));
  expect(must(await desk["coverage.get"]({ jobId }))).toMatchObject({ accepted: [3], places: [3, 2, null] });
  const sealed = must(
    await desk["pick.seal"]({ jobId, numbers: [3], settleReason: "Only one is warm enough." }),
  );
  expect(sealed).toMatchObject({ winnersNow: 1, settled: true });
  expect((await winnersOf(service, jobId)).map(({ number }) => number)).toEqual([3]);
  const receipts = await service.ports.store.reader.receipts(jobId);
  expect(receipts.map(({ by, details }) => [by, details])).toEqual([
    ["Mika", expect.objectContaining({ role: "moderator" })],
    ["Mika", { role: "moderator", reason: "Only one is warm enough." }],
  ]);
});
