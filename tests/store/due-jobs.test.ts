import BetterSqlite3 from "better-sqlite3";
import { expect, test } from "vitest";
import { addMs, DAY, HOUR, MINUTE } from "#shared/lib/instant.ts";
import type { Job } from "#shared/domain/job.ts";
import { connectionOver } from "../../electron/store/engine/connection.ts";
import { databasePaths } from "../../electron/store/engine/database-file.ts";
import { queueViews } from "../../electron/store/views/queues.ts";
import { NOON } from "./moments.ts";
import { temporaryStore } from "./temporary-store.ts";
import { aWorld, customBrief } from "./world.ts";

/** The worlds' jobs close so long after noon. */
const CLOSE = HOUR;

test("reminders and missed deadlines are due for unsettled creators' jobs alone, each for its time", async () => {
  const { store } = await temporaryStore();
  const { job } = await aWorld(store, customBrief);
  await aWorld(store, { ...customBrief, selectionType: "random" });
  const due = async (after: number): Promise<readonly string[]> => [
    ...(await store.views.jobsToRemind(addMs(NOON, CLOSE + after))).map((id) => `remind ${id}`),
    ...(await store.views.jobsPastDeadline(addMs(NOON, CLOSE + after))).map((id) => `missed ${id}`),
  ];
  const save = (change: Partial<Job>) =>
    store.write(async (tx) => {
      await tx.saveJob({ ...(await tx.job(job.id))!, ...change });
    });
  expect(await due(18 * HOUR - MINUTE)).toEqual([]);
  expect(await due(18 * HOUR)).toEqual([`remind ${job.id}`]);
  await save({ reminders: 1 });
  expect(await due(18 * HOUR)).toEqual([]);
  expect(await due(23 * HOUR)).toEqual([`remind ${job.id}`]);
  await save({ reminders: 2 });
  expect(await due(23 * HOUR)).toEqual([]);
  expect(await due(DAY)).toEqual([`missed ${job.id}`]);
  await save({ settledAt: NOON });
  expect(await due(DAY)).toEqual([]);
  await save({ settledAt: null, deadlineMissedAt: NOON });
  expect(await due(DAY)).toEqual([]);
});

test("what is due is found by index, however many jobs there are", async () => {
  const { store, dataDir } = await temporaryStore();
  await aWorld(store, customBrief);
  const sqlite = new BetterSqlite3(databasePaths(dataDir).database, { readonly: true });
  const plans: string[] = [];
  const connection = connectionOver(sqlite);
  const views = queueViews({
    ...connection,
    column: (query, params) => {
      const rows = sqlite.prepare(`EXPLAIN QUERY PLAN ${query.sql}`).all(...query.bind(params));
      plans.push(...(rows as { readonly detail: string }[]).map(({ detail }) => detail));
      return connection.column(query, params);
    },
  });
  try {
    await views.jobsToRemind(addMs(NOON, DAY));
    await views.jobsPastDeadline(addMs(NOON, DAY));
    await views.jobsToClose(addMs(NOON, DAY));
  } finally {
    sqlite.close();
  }
  expect(plans).toEqual([
    expect.stringMatching(/^SEARCH job USING INDEX job_creator_choosing \(closes_at>\? AND closes_at<\?\)/),
    expect.stringMatching(/^SEARCH job USING (COVERING )?INDEX job_creator_choosing \(closes_at<\?\)/),
    expect.stringMatching(/^SEARCH job USING (COVERING )?INDEX job_unclosed \(closes_at/),
  ]);
});
