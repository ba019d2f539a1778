import { expect, onTestFinished, test } from "vitest";
import type { JobId, OwnerId } from "#shared/domain/ids.ts";
import { parsePublicId } from "#shared/domain/ids.ts";
import { monthOf } from "#shared/domain/ledger.ts";
import { isRefusal } from "#shared/domain/refusal.ts";
import { instant } from "#shared/lib/instant.ts";
import { setMonthlyBudget } from "../../electron/service/credits.ts";
import { decide } from "../../electron/service/decisions.ts";
import { deskOverview } from "../../electron/service/desk/waiting.ts";
import { triageRows } from "../../electron/service/desk/triage.ts";
import { drawnPictures, joinAs, upload } from "../helpers/worker.ts";
import { OTHER_KEY, startTestService, TEST_KEY, TestClock, type TestService } from "../helpers/service.ts";

/** The last minute of a month. */
const MONTH_END = Date.UTC(2026, 2, 31, 23, 59);
const TIMEOUT = 120_000;

const begun = async (): Promise<
  TestJob & {
    readonly service: TestService;
    readonly clock: TestClock;
    readonly sendToOther: (count: number) => Promise<TestJob>;
  }
> => {
  const clock = new TestClock(MONTH_END);
  const service = await startTestService({ clock });
  onTestFinished(() => service.stop());
  const mine = await jobOf(service, "acme", TEST_KEY);
  const theirs = await jobOf(service, "globex", OTHER_KEY);
  return {
    ...mine,
    service,
    clock,
    sendToOther: async (count) => {
      await theirs.send(count);
      return theirs;
    },
  };
};

interface TestJob {
  readonly ownerId: OwnerId;
  readonly jobId: JobId;
  readonly send: (count: number) => Promise<void>;
}

const jobOf = async (service: TestService, ownerName: string, key: string): Promise<TestJob> => {
  const answer = await fetch(`${service.url}/v1/jobs`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({
      type: "data_collection",
      title: "Red cars",
      description: "One red car in each photo.",
      files_needed: 100,
    }),
  });
  const made = (await answer.json()) as { id: string; upload_url: string };
  const worker = await joinAs(made, "Ada");
  const pictures = drawnPictures();
  const owner = await service.ports.store.reader.ownerByName(ownerName);
  return {
    ownerId: owner!.id,
    jobId: parsePublicId<JobId>("job", made.id)!,
    send: async (count) => {
      for (let n = 0; n < count; n += 1) await upload(worker, pictures[n % pictures.length]!.bytes);
    },
  };
};

const used = ({ ports }: TestService, ownerId: OwnerId): Promise<number> =>
  ports.store.reader.monthBalance(ownerId, "credit", monthOf(ports.clock.now()));

const figures = async ({ ports }: TestService, jobId: JobId) => {
  const overview = await ports.store.views.jobOverview(jobId);
  const { waitingForModel, waitingForBudget, toScore } = await deskOverview(ports, overview!);
  return { waitingForModel, waitingForBudget, toScore };
};

/** Everything is scored or waits; whoever was let go too many has come back. */
const settled = (service: TestService, jobId: JobId, waitingForBudget: number): Promise<void> =>
  expect
    .poll(() => figures(service, jobId), { timeout: TIMEOUT, interval: 50 })
    .toEqual({ waitingForModel: 0, waitingForBudget, toScore: 0 });

test(
  "a month's budget is used to the last credit and never beyond, and what waits goes on",
  { timeout: 2 * TIMEOUT },
  async () => {
    const { service, clock, ownerId, jobId, send } = await begun();
    const { ports } = service;
    await setMonthlyBudget(ports, ownerId, 3);
    const balances: number[] = [];
    const stop = ports.store.onCommitted((events) => {
      if (events.some(({ event }) => event.type === "submission.scored")) {
        void used(service, ownerId).then((amount) => balances.push(amount));
      }
    });
    onTestFinished(stop);
    // More than three are in flight at once.
    await send(10);
    await settled(service, jobId, 7);
    expect(await used(service, ownerId)).toBe(3);

    // The desk says what they wait for.
    const index = await ports.store.views.triageIndex({
      jobId,
      statuses: ["pending_score"],
      stars: [],
      reviewed: "all",
      sort: "oldest",
    });
    const rows = await triageRows(ports, jobId, [...index.numbers]);
    expect(rows.map(({ waitingFor }) => waitingFor)).toEqual(Array.from({ length: 7 }, () => "budget"));
    expect(rows.every(({ stars }) => stars === null)).toBe(true);

    // A higher budget releases as many as it pays for, a lower one takes nothing back.
    await setMonthlyBudget(ports, ownerId, 5);
    await service.timekeeper.tick();
    await settled(service, jobId, 5);
    expect(await used(service, ownerId)).toBe(5);
    await setMonthlyBudget(ports, ownerId, 1);
    await service.timekeeper.tick();
    expect(await used(service, ownerId)).toBe(5);
    expect(await figures(service, jobId)).toMatchObject({ waitingForBudget: 5 });

    // The month turns.
    await setMonthlyBudget(ports, ownerId, 2);
    await service.timekeeper.tick();
    clock.advance(60_000);
    await service.timekeeper.tick();
    await settled(service, jobId, 3);
    expect(await used(service, ownerId)).toBe(2);
    expect(await ports.store.reader.monthBalance(ownerId, "credit", monthOf(instant(MONTH_END)))).toBe(5);

    // Without a budget nothing waits.
    await setMonthlyBudget(ports, ownerId, null);
    await service.timekeeper.tick();
    await settled(service, jobId, 0);
    expect(await used(service, ownerId)).toBe(5);
    expect(Math.max(...balances)).toBeLessThanOrEqual(5);
  },
);

test(
  "with a budget of nothing people still decide, and no other owner waits",
  { timeout: TIMEOUT },
  async () => {
    const { service, ownerId, jobId, send, sendToOther } = await begun();
    const { ports } = service;
    await setMonthlyBudget(ports, ownerId, 0);
    await send(2);
    await settled(service, jobId, 2);
    expect(await used(service, ownerId)).toBe(0);
    const other = await sendToOther(2);
    await settled(service, other.jobId, 0);
    expect(await used(service, other.ownerId)).toBe(2);

    const [number] = (await ports.store.reader.eligibleSubmissions(jobId)).map((one) => one.number);
    const decided = await decide(ports, {
      jobId,
      numbers: [number ?? 0],
      outcome: "approved",
      actor: "Ada",
      reason: null,
      words: null,
    });
    expect(isRefusal(decided)).toBe(false);
    expect(await figures(service, jobId)).toEqual({ waitingForModel: 0, waitingForBudget: 1, toScore: 0 });
  },
);
