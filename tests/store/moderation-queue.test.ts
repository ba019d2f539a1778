import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { expect, test } from "vitest";
import { claimJob } from "#shared/domain/claims.ts";
import type { Job } from "#shared/domain/job.ts";
import { isRefusal } from "#shared/domain/refusal.ts";
import { phaseOf } from "#shared/domain/selection.ts";
import { addMs, HOUR, type Instant, MINUTE } from "#shared/lib/instant.ts";
import { connectionOver } from "../../electron/store/engine/connection.ts";
import type { Query } from "../../electron/store/engine/query.ts";
import { moderationViews } from "../../electron/store/views/moderation.ts";
import type { Store } from "../../electron/service/store-port.ts";
import { NOON } from "./moments.ts";
import { temporaryStore } from "./temporary-store.ts";
import { aJob, aWorld, customBrief, send } from "./world.ts";

const LATER = addMs(NOON, 40 * HOUR);

const queueOf = async (store: Store, now: Instant, pageSize: number): Promise<readonly Job[]> => {
  const jobs: Job[] = [];
  for (;;) {
    const last = jobs.at(-1);
    const page = await store.views.moderationQueue(
      now,
      last === undefined ? null : { closesAt: last.closesAt ?? NOON, id: last.id },
      pageSize,
    );
    jobs.push(...page);
    if (page.length < pageSize) return jobs;
  }
};

test("the queue has exactly the jobs whose phase is the moderators', whatever was written down of it", async () => {
  const { store } = await temporaryStore();
  const { owner } = await aWorld(store);
  const made: Job[] = [];
  for (let n = 0; n < 40; n += 1) {
    const brief = { ...customBrief, selectionTimeMinutes: 60 * ((n % 8) + 1) };
    const job = aJob(owner, n % 10 === 9 ? { ...brief, selectionType: "random" } : brief);
    const counts = n % 4 === 0 ? { approved: 0, winners: 0 } : { approved: 2, winners: n % 3 === 0 ? 1 : 0 };
    made.push({
      ...job,
      counts: { ...job.counts, ...counts },
      closedAt: n % 2 === 0 ? job.closesAt : null,
      settledAt: n % 7 === 6 ? job.closesAt : null,
      cancelledAt: n % 11 === 10 ? NOON : null,
    });
  }
  await store.write(async (tx) => {
    for (const job of made) await tx.insertJob(job);
    return null;
  });
  for (const hours of [0, 20, 25, 27, 30, 60]) {
    const now = addMs(NOON, hours * HOUR);
    const expected = made
      .filter((job) => phaseOf(job, now) === "moderator_selection")
      .sort((a, b) => (a.closesAt ?? 0) - (b.closesAt ?? 0) || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id);
    expect((await queueOf(store, now, 3)).map(({ id }) => id)).toEqual(expected);
  }
});

test("a claim is kept with its holder, and goes with a release", async () => {
  const { store } = await temporaryStore();
  const world = await aWorld(store, customBrief);
  await send(world, {});
  const job = await store.reader.job(world.job.id);
  const moderator = { id: "key_01JQ8Z5N3Y7R4T6V9W2X1Y0Z3D", name: "Ines K." };
  const claimed = claimJob(job!, moderator, LATER);
  if (isRefusal(claimed)) throw new Error(claimed.message);
  await store.write(async (tx) => {
    await tx.saveJob(claimed);
    return null;
  });
  const claim = { moderator, until: addMs(LATER, 30 * MINUTE) };
  expect((await store.reader.job(world.job.id))?.claim).toEqual(claim);
  expect((await store.views.moderationQueue(LATER, null, 10))[0]?.claim).toEqual(claim);
  await store.write(async (tx) => {
    await tx.saveJob({ ...claimed, claim: null });
    return null;
  });
  expect((await store.reader.job(world.job.id))?.claim).toBeNull();
});

test("a page is read along its index, however many jobs there are: nothing is scanned or sorted", async () => {
  const { dataDir } = await temporaryStore();
  const sqlite = new BetterSqlite3(join(dataDir, "winnow.db"), { readonly: true });
  const connection = connectionOver(sqlite);
  const plans: string[] = [];
  const explaining = {
    ...connection,
    all: <P, R>(query: Query<P, R>, params: P): R[] => {
      const steps = sqlite.prepare(`EXPLAIN QUERY PLAN ${query.sql}`).all(...query.bind(params));
      plans.push(...(steps as { readonly detail: string }[]).map(({ detail }) => detail));
      return connection.all(query, params);
    },
  };
  try {
    await moderationViews(explaining).moderationQueue(LATER, null, 20);
  } finally {
    sqlite.close();
  }
  expect(plans).toHaveLength(1);
  expect(plans[0]).toMatch(/^SEARCH job USING INDEX job_for_moderators \(.*closes_at.*\)$/);
});
