import { expect, test } from "vitest";
import { refuse } from "#shared/domain/refusal.ts";
import type { CommittedEvent } from "../../electron/service/store-port.ts";
import { newId } from "./moments.ts";
import { temporaryStore } from "./temporary-store.ts";
import { aWorld, expectDone, send, sendIn } from "./world.ts";

test("writes that wait together are all kept, in order, and each sees the ones before it", async () => {
  const { store } = await temporaryStore();
  const world = await aWorld(store);
  const sent = await Promise.all(Array.from({ length: 40 }, () => send(world)));
  expect(sent.map((submission) => submission.number)).toEqual(
    Array.from({ length: 40 }, (_, index) => index + 1),
  );
  expect((await store.reader.job(world.job.id))?.counts.pendingScore).toBe(40);
});

test("a refusal takes back its own changes and leaves its neighbours alone", async () => {
  const { store } = await temporaryStore();
  const world = await aWorld(store);
  const [before, refused, after] = await Promise.all([
    send(world),
    store.write(async (tx) => {
      await sendIn(tx, world);
      await tx.setSetting("left behind", "yes");
      return refuse("job_closed", "No.");
    }),
    send(world),
  ]);
  expect(refused).toMatchObject({ code: "job_closed" });
  expect([before.number, after.number]).toEqual([1, 2]);
  expect(await store.reader.setting("left behind")).toBeNull();
});

test("a throw takes back its own changes and leaves its neighbours alone", async () => {
  const { store } = await temporaryStore();
  const world = await aWorld(store);
  const results = await Promise.allSettled([
    send(world),
    store.write(async (tx) => {
      await sendIn(tx, world);
      throw new Error("a defect");
    }),
    send(world),
  ]);
  expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect((await store.reader.job(world.job.id))?.counts.pendingScore).toBe(2);
  expect(await store.views.verifyEvents()).toEqual({ checked: 2, firstBad: null });
});

test("listeners hear of kept events only, after the commit and in its order", async () => {
  const { store } = await temporaryStore();
  const world = await aWorld(store);
  const heard: CommittedEvent[] = [];
  const stop = store.onCommitted((events) => heard.push(...events));
  const sent = await Promise.all([
    send(world),
    store
      .write(async (tx) => {
        await sendIn(tx, world);
        return refuse("job_closed", "No.");
      })
      .then(() => null),
    send(world),
  ]);
  const kept = sent.filter((submission) => submission !== null);
  expect(heard.map(({ event }) => ("submissionId" in event ? event.submissionId : null))).toEqual(
    kept.map((submission) => submission.id),
  );
  stop();
  await send(world);
  expect(heard).toHaveLength(2);
});

test("a listener that fails costs nobody anything", async () => {
  const { store } = await temporaryStore();
  const world = await aWorld(store);
  store.onCommitted(() => {
    throw new Error("a defect");
  });
  expect((await send(world)).number).toBe(1);
});

test("a transaction that is over can no longer be used", async () => {
  const { store } = await temporaryStore();
  let leaked: (() => Promise<unknown>) | undefined;
  await store.write(async (tx) => {
    leaked = () => tx.setSetting("late", "yes");
    return null;
  });
  await expect(leaked?.()).rejects.toMatchObject({ code: "storage_failed" });
  expect(await store.reader.setting("late")).toBeNull();
});

test("what was written before close is kept, what comes after is refused", async () => {
  const { store } = await temporaryStore();
  const pending = store.write(async (tx) => tx.setSetting("kept", "yes"));
  const closing = store.close();
  await expect(pending).resolves.toBeUndefined();
  await expect(store.write(async () => null)).rejects.toMatchObject({ code: "store_closed" });
  await closing;
});

test("two writes of one id: the second fails with a sentence, and nothing of it stays", async () => {
  const { store } = await temporaryStore();
  const owner = { id: newId<never>(), name: "acme", monthlyCredits: null };
  expectDone(await store.write((tx) => tx.insertOwner(owner)));
  await expect(
    store.write(async (tx) => {
      await tx.setSetting("left behind", "yes");
      await tx.insertOwner(owner);
    }),
  ).rejects.toMatchObject({ name: "StoreError", code: "constraint_violated" });
  expect(await store.reader.setting("left behind")).toBeNull();
});

test("a long transaction lets the event loop turn and stays one: nobody sees its half, nobody writes between", async () => {
  const { store } = await temporaryStore();
  const world = await aWorld(store);
  let turned = 0;
  const seen: (number | undefined)[] = [];
  const long = store.write(async (tx) => {
    await sendIn(tx, world);
    setImmediate(() => (turned += 1));
    await tx.pause();
    seen.push((await store.reader.job(world.job.id))?.counts.pendingScore);
    await sendIn(tx, world);
    return null;
  });
  const other = send(world);
  await long;
  expect(turned).toBe(1);
  expect(seen).toEqual([0]);
  expect((await other).number).toBe(3);
});
