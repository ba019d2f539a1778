import { expect, test } from "vitest";
import type { Job } from "#shared/domain/job.ts";
import { instant } from "#shared/lib/instant.ts";
import { openConnection } from "../../electron/store/engine/connection.ts";
import { databasePaths } from "../../electron/store/engine/database-file.ts";
import { newId, NOON } from "./moments.ts";
import { temporaryStore } from "./temporary-store.ts";
import { aJob, aWorld } from "./world.ts";

test("pages of jobs are newest first, and whole while jobs are being made", async () => {
  const { store } = await temporaryStore();
  const { owner } = await aWorld(store);
  const other = await aWorld(store);
  // Three of each second, so that ties are cut by pages.
  const made = Array.from({ length: 60 }, (_, n): Job => ({
    ...aJob(owner),
    createdAt: instant(NOON + 1000 * Math.floor(n / 3)),
  }));
  await store.write(async (tx) => {
    for (const job of made) await tx.insertJob(job);
  });
  const before = await store.views.jobsPage(owner.id, null, 1000);
  expect(before).toHaveLength(61);
  const order = [...before].sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
  expect(before).toEqual(order);
  const seen: Job[] = [];
  for (;;) {
    const last = seen.at(-1);
    const page = await store.views.jobsPage(owner.id, last ?? null, 7);
    seen.push(...page);
    await store.write((tx) => tx.insertJob({ ...aJob(owner), createdAt: instant(NOON + 100_000) }));
    if (page.length < 7) break;
  }
  expect(seen).toEqual(before);
  expect(await store.views.jobsPage(other.owner.id, null, 10)).toHaveLength(1);
  expect(await store.views.jobsPage(newId(), null, 10)).toEqual([]);
});

test("a page of jobs is read from the index, not sorted", async () => {
  const { dataDir } = await temporaryStore();
  const connection = openConnection(databasePaths(dataDir).database, "read");
  const plan = connection.sqlite
    .prepare(
      `EXPLAIN QUERY PLAN SELECT * FROM job WHERE owner_id = ? AND (created_at, id) < (?, ?)
       ORDER BY created_at DESC, id DESC LIMIT 20`,
    )
    .all(new Uint8Array(16), 0, new Uint8Array(16)) as readonly { readonly detail: string }[];
  connection.close();
  expect(plan.map(({ detail }) => detail)).toEqual([
    expect.stringMatching(/^SEARCH job USING INDEX job_by_owner \(owner_id=\? AND \(?created_at/),
  ]);
});
