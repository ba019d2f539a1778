import { expect, test } from "vitest";
import { instant } from "#shared/lib/instant.ts";
import type { JobListQuery } from "../../electron/service/job-list-port.ts";
import { HOUR } from "#shared/lib/instant.ts";
import { NOON } from "./moments.ts";
import { temporaryStore } from "./temporary-store.ts";
import { aJob, aWorld, customBrief } from "./world.ts";

const ALL: JobListQuery = {
  now: instant(NOON + 12 * HOUR),
  group: "all",
  words: "",
  types: [],
  sort: "deadline",
  after: null,
  limit: 1000,
};

/** Contests that close one after the other, places jobs without a deadline, and ended ones. */
const someJobs = async () => {
  const { store } = await temporaryStore();
  const { owner } = await aWorld(store);
  const made = Array.from({ length: 40 }, (_, n) => {
    const title = n === 21 ? "Heron watch" : `Job ${String(n).padStart(2, "0")}`;
    const job =
      n % 4 === 0
        ? aJob(owner, { title })
        : aJob(owner, {
            ...customBrief,
            title,
            selectionTimeMinutes: 60 * (n + 1),
            description: "Nimble foxes",
          });
    return n % 4 === 3 ? { ...job, cancelledAt: NOON } : job;
  });
  await store.write(async (tx) => {
    for (const job of made) await tx.insertJob(job);
  });
  return { store, made };
};

test.each(["deadline", "newest", "title", "waiting"] as const)(
  "pages by %s hold every job once, in one order",
  async (sort) => {
    const { store } = await someJobs();
    const whole = await store.views.jobList({ ...ALL, sort });
    expect(whole.matched).toBe(41);
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const page: Awaited<ReturnType<typeof store.views.jobList>> = await store.views.jobList({
        ...ALL,
        sort,
        after,
        limit: 7,
      });
      seen.push(...page.rows.map(({ job }) => job.id));
      after = page.next;
      if (after === null) break;
    }
    expect(seen).toEqual(whole.rows.map(({ job }) => job.id));
    expect(new Set(seen).size).toBe(41);
  },
);

test("the soonest comes first, overdue before all, ended jobs last", async () => {
  const { store } = await someJobs();
  const { rows, groups } = await store.views.jobList({ ...ALL, now: NOON });
  const ended = rows.map(({ job }) => job.cancelledAt !== null);
  expect(ended.indexOf(true)).toBe(ended.filter((over) => !over).length);
  const deadlines = rows.flatMap(({ job }) =>
    job.cancelledAt === null && job.closesAt !== null && job.closesAt > NOON ? [job.closesAt] : [],
  );
  expect(deadlines).toEqual([...deadlines].sort((a, b) => a - b));
  expect(groups).toMatchObject({ all: 41, ended: 10, live: 31, missed: 0 });
});

test("jobs are found by words of their name and brief, whatever their case, and by kind and group", async () => {
  const { store } = await someJobs();
  const titles = async (over: Partial<JobListQuery>): Promise<readonly string[]> =>
    (await store.views.jobList({ ...ALL, sort: "title", ...over })).rows.map(({ job }) => job.title);
  expect(await titles({ words: "HERON nimble", group: "live" })).toEqual(["Heron watch"]);
  expect(await titles({ words: "heron", group: "ended" })).toEqual([]);
  expect(await titles({ words: "no such words" })).toEqual([]);
  expect(await titles({ types: ["data_collection"], words: "job" })).toHaveLength(10);
  expect(await titles({ after: "not a cursor" })).toHaveLength(41);
});

test("the inbox reads the first rows of each part, and counts the rest", async () => {
  const { store } = await someJobs();
  const later = instant(NOON + 48 * HOUR);
  const rows = await store.views.inboxRows({ now: later, rows: 3, aside: 2 });
  // Contests whose 24 hours ran out with nobody to choose from are settled by their close.
  expect(rows.settledTotal + rows.missedTotal + rows.needsYouTotal + rows.quietTotal).toBe(41);
  expect(rows.quiet).toHaveLength(2);
  expect(rows.quietTotal).toBe(11);
  expect(rows.nextDeadline).toBeNull();
  const now = await store.views.inboxRows({ now: NOON, rows: 3, aside: 2 });
  expect(now.nextDeadline).toBe(NOON + 2 * HOUR);
});
