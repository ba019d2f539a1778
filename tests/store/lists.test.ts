import { expect, test } from "vitest";
import type { Submission } from "#shared/domain/submission.ts";
import { at, NOON } from "./moments.ts";
import { temporaryStore } from "./temporary-store.ts";
import type { ListFilter, ListPosition } from "../../electron/service/list-port.ts";
import { aWorld, decide, score, send, type World } from "./world.ts";

const SECOND = NOON / 1000;

/** 60 submissions in 20 seconds, scored and decided in every way. */
const mixed = async (): Promise<{ readonly world: World; readonly all: readonly Submission[] }> => {
  const { store } = await temporaryStore();
  const world = await aWorld(store);
  for (let index = 0; index < 60; index += 1) {
    const { id } = await send(world, { at: at(index / 3) });
    if (index % 6 !== 0) await score(world, id, ((index % 5) + 1) as 1 | 2 | 3 | 4 | 5);
    if (index % 7 === 0) await decide(world, id, index % 2 === 0 ? "approved" : "rejected");
  }
  const all = await Promise.all(
    Array.from(
      { length: 60 },
      async (_, index) => (await store.reader.submissionByNumber(world.job.id, index + 1))!,
    ),
  );
  return { world, all };
};

/** What the list should be, said plainly. */
const expected = (all: readonly Submission[], filter: ListFilter): readonly string[] =>
  all
    .filter((row) => {
      const second = Math.floor(row.submittedAt / 1000);
      return (
        (filter.status === null || row.status === filter.status) &&
        (filter.minStars === null || (row.stars ?? 0) >= filter.minStars) &&
        second >= filter.fromSecond &&
        second <= filter.toSecond
      );
    })
    .sort(
      (a, b) => Math.floor(b.submittedAt / 1000) - Math.floor(a.submittedAt / 1000) || (a.id < b.id ? 1 : -1),
    )
    .map((row) => row.id);

const readAll = async (world: World, filter: ListFilter, pageSize: number): Promise<readonly string[]> => {
  const ids: string[] = [];
  let after: ListPosition | null = null;
  for (;;) {
    const page = await world.store.views.listSubmissions(filter, after, pageSize);
    ids.push(...page.map((row) => row.id));
    const last = page.at(-1);
    if (last === undefined) return ids;
    after = { submittedAt: last.submittedAt, id: last.id };
  }
};

test("every filter, page by page, gives exactly the rows it should, newest first", async () => {
  const { world, all } = await mixed();
  const base: ListFilter = {
    ownerId: world.owner.id,
    jobId: null,
    status: null,
    minStars: null,
    fromSecond: SECOND,
    toSecond: SECOND + 99,
  };
  const filters: ListFilter[] = [
    base,
    { ...base, jobId: world.job.id },
    { ...base, status: "rejected" },
    { ...base, status: "pending_score", jobId: world.job.id },
    { ...base, minStars: 3 },
    { ...base, status: "approved", minStars: 5 },
    { ...base, fromSecond: SECOND + 5, toSecond: SECOND + 5 },
    { ...base, fromSecond: SECOND + 7, toSecond: SECOND + 6 },
    { ...base, minStars: 2, fromSecond: SECOND + 3, toSecond: SECOND + 12 },
  ];
  for (const filter of filters) {
    for (const pageSize of [1, 7, 100])
      expect(await readAll(world, filter, pageSize)).toEqual(expected(all, filter));
  }
});

test("a page goes on where it ended although newer rows arrived", async () => {
  const { world, all } = await mixed();
  const filter: ListFilter = {
    ownerId: world.owner.id,
    jobId: null,
    status: null,
    minStars: null,
    fromSecond: SECOND,
    toSecond: SECOND + 99,
  };
  const first = await world.store.views.listSubmissions(filter, null, 30);
  await send(world, { at: at(50) });
  const rest = await world.store.views.listSubmissions(
    filter,
    { submittedAt: first.at(-1)!.submittedAt, id: first.at(-1)!.id },
    100,
  );
  expect([...first, ...rest].map((row) => row.id)).toEqual(expected(all, filter));
});

test("another owner's rows never show, by list or by id or by job", async () => {
  const { world, all } = await mixed();
  const stranger = await aWorld(world.store);
  const filter: ListFilter = {
    ownerId: stranger.owner.id,
    jobId: null,
    status: null,
    minStars: null,
    fromSecond: 0,
    toSecond: SECOND + 99,
  };
  expect(await world.store.views.listSubmissions(filter, null, 10)).toEqual([]);
  expect(await world.store.views.listSubmissions({ ...filter, jobId: world.job.id }, null, 10)).toEqual([]);
  expect(await world.store.views.submissionRow(stranger.owner.id, all[0]!.id)).toBeNull();
  expect(await world.store.views.summary({ ...filter, jobId: world.job.id })).toEqual([]);
  expect(await world.store.views.submissionRow(world.owner.id, all[0]!.id)).toMatchObject({
    id: all[0]!.id,
    file: { contentType: "image/jpeg", sizeBytes: 1000 },
  });
});

test("WURK's pages are newest first, and beyond the last there is nothing but the total", async () => {
  const { world, all } = await mixed();
  const newestFirst = [...all].reverse().map((row) => row.id);
  for (const [page, from, to] of [
    [1, 0, 25],
    [2, 25, 50],
    [3, 50, 60],
    [4, 60, 60],
  ] as const) {
    const { rows, total } = await world.store.views.wurkPage(world.job.id, page, 25);
    expect(total).toBe(60);
    expect(rows.map((row) => row.id)).toEqual(newestFirst.slice(from, to));
  }
  expect((await world.store.views.wurkPage(world.job.id, 1, 1)).rows[0]).toMatchObject({
    fileIds: [expect.any(String)],
    winner: false,
    contentText: null,
  });
});
