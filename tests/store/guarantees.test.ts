import { expect, test } from "vitest";
import BetterSqlite3 from "better-sqlite3";
import { join } from "node:path";
import type { Job } from "#shared/domain/job.ts";
import { at, NOON } from "./moments.ts";
import { openIn, temporaryStore } from "./temporary-store.ts";
import { aWorld, customBrief, score, send, type World } from "./world.ts";

const brokenBy = (world: World, change: (job: Job) => Job): Promise<unknown> =>
  world.store.write(async (tx) => tx.saveJob(change((await tx.job(world.job.id))!)));

const violated = { code: "constraint_violated" };

test("the database itself refuses more winners than the cap, fewer than before, and negative counts", async () => {
  const { store } = await temporaryStore();
  const world = await aWorld(store, customBrief);
  await expect(
    brokenBy(world, (job) => ({ ...job, counts: { ...job.counts, winners: 3 } })),
  ).rejects.toMatchObject(violated);
  await brokenBy(world, (job) => ({ ...job, counts: { ...job.counts, winners: 2 } }));
  await expect(
    brokenBy(world, (job) => ({ ...job, counts: { ...job.counts, winners: 1 } })),
  ).rejects.toMatchObject(violated);
  await expect(
    brokenBy(world, (job) => ({ ...job, counts: { ...job.counts, rejected: -1 } })),
  ).rejects.toMatchObject(violated);
});

test("the database itself refuses more places taken than a job has", async () => {
  const { store } = await temporaryStore();
  const world = await aWorld(store, { filesNeeded: 2 });
  await expect(
    brokenBy(world, (job) => ({ ...job, counts: { ...job.counts, pendingScore: 2, approved: 1 } })),
  ).rejects.toMatchObject(violated);
});

test("a winner stays a winner, is eligible, and there are never more of them than the cap", async () => {
  const { store } = await temporaryStore();
  const world = await aWorld(store, customBrief);
  const sent = [await send(world), await send(world), await send(world)];
  const win = (
    index: number,
    wonAt: typeof NOON | null,
    status: "pending_score" | "rejected" = "pending_score",
  ) =>
    store.write(async (tx) => {
      const before = (await tx.submission(sent[index]!.id))!;
      await tx.saveSubmission(before, { ...before, wonAt, status }, world.job);
    });
  await win(0, NOON);
  await win(1, NOON);
  await expect(win(2, NOON)).rejects.toMatchObject(violated);
  await expect(win(0, null)).rejects.toMatchObject(violated);
  await expect(win(1, at(9))).rejects.toMatchObject(violated);
  await expect(win(0, NOON, "rejected")).rejects.toMatchObject(violated);
});

test("numbers have no gaps: only the next one can be inserted", async () => {
  const { store } = await temporaryStore();
  const world = await aWorld(store);
  const first = await send(world);
  for (const number of [1, 3]) {
    await expect(
      store.write((tx) => tx.insertSubmission({ ...first, id: world.job.id as never, number }, world.job)),
    ).rejects.toMatchObject(violated);
  }
});

test("events, ledger lines and receipts can be neither changed nor deleted", async () => {
  const { dataDir, store } = await temporaryStore();
  const world = await aWorld(store);
  const { id } = await send(world);
  await score(world, id, 5);
  await store.write((tx) =>
    tx.insertReceipt({
      id: world.owner.id,
      jobId: world.job.id,
      at: NOON,
      by: "Noor",
      kind: "settled",
      winners: [],
      winnersNow: 0,
      cap: 2,
      details: { reason: "late" },
    }),
  );
  expect((await store.reader.receipts(world.job.id))[0]).toMatchObject({
    by: "Noor",
    details: { reason: "late" },
  });
  await store.close();
  const sqlite = new BetterSqlite3(join(dataDir, "winnow.db"));
  try {
    for (const [table, column] of [
      ["event", "at"],
      ["ledger", "amount"],
      ["receipt", "cap"],
    ] as const) {
      expect(sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBeGreaterThan(0);
      expect(() => sqlite.exec(`UPDATE ${table} SET ${column} = 0`)).toThrow("written once");
      expect(() => sqlite.exec(`DELETE FROM ${table}`)).toThrow("never deleted");
    }
  } finally {
    sqlite.close();
  }
});

test("everything is there again after a restart", async () => {
  const { dataDir, store } = await temporaryStore();
  const world = await aWorld(store, customBrief);
  const { id } = await send(world, { text: "Done" });
  const before = await score(world, id, 4);
  const job = await store.reader.job(world.job.id);
  await store.close();
  const again = await openIn(dataDir);
  expect(await again.reader.submission(id)).toEqual(before);
  expect(await again.reader.job(world.job.id)).toEqual(job);
  expect(await again.reader.attempt(id, 1)).toMatchObject({ contentText: "Done", attempt: 1 });
  expect(await again.views.verifyEvents()).toMatchObject({ firstBad: null });
});
