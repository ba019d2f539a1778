import { expect, test } from "vitest";
import { SUBMISSION_STATUSES, type Submission } from "#shared/domain/submission.ts";
import { TRIAGE_ORDERS } from "#shared/contract/triage-calls.ts";
import type { TriageFilter } from "../../electron/service/views-port.ts";
import { at, newId, NOON } from "./moments.ts";
import { temporaryStore } from "./temporary-store.ts";
import { aFile, aWorld, command, customBrief, decide, expectDone, score, send, type World } from "./world.ts";

const mixed = async (): Promise<{ readonly world: World; readonly all: readonly Submission[] }> => {
  const { store } = await temporaryStore();
  const world = await aWorld(store);
  for (let index = 0; index < 40; index += 1) {
    const { id } = await send(world, { at: at(index) });
    if (index % 4 !== 0) await score(world, id, ((index % 5) + 1) as 1 | 2 | 3 | 4 | 5);
    if (index % 3 === 0) await decide(world, id, index % 2 === 0 ? "approved" : "rejected");
  }
  const all = await Promise.all(
    Array.from(
      { length: 40 },
      async (_, index) => (await store.reader.submissionByNumber(world.job.id, index + 1))!,
    ),
  );
  return { world, all };
};

const isOverride = ({ decision, verdict }: Submission) =>
  decision !== null && verdict !== null && decision.outcome !== verdict;

const keeps = (filter: TriageFilter, row: Submission): boolean =>
  (filter.statuses.length === 0 || filter.statuses.includes(row.status)) &&
  (filter.stars.length === 0 || filter.stars.includes(row.stars ?? 0)) &&
  { all: true, by_person: row.decision !== null, not_yet: row.decision === null, overrides: isOverride(row) }[
    filter.reviewed
  ];

test("the index has every matching number once, and counts say what choosing a filter would show", async () => {
  const { world, all } = await mixed();
  const base: TriageFilter = {
    jobId: world.job.id,
    statuses: [],
    stars: [],
    reviewed: "all",
    sort: "newest",
  };
  const filters: TriageFilter[] = [
    base,
    { ...base, statuses: ["rejected"] },
    { ...base, stars: [0, 5] },
    { ...base, statuses: ["approved", "pending_score"], stars: [1, 2, 3, 4, 5], reviewed: "by_person" },
    { ...base, reviewed: "overrides" },
    { ...base, reviewed: "not_yet", stars: [4] },
  ];
  for (const filter of filters) {
    const index = await world.store.views.triageIndex(filter);
    const matching = all.filter((row) => keeps(filter, row)).map((row) => row.number);
    expect([...index.numbers]).toEqual(matching.reverse());
    expect(index.total).toBe(40);
    const amount = (changed: Partial<TriageFilter>) =>
      all.filter((row) => keeps({ ...filter, ...changed }, row)).length;
    for (const status of SUBMISSION_STATUSES)
      expect(index.byStatus[status]).toBe(amount({ statuses: [status] }));
    expect(index.byStars).toEqual([0, 1, 2, 3, 4, 5].map((stars) => amount({ stars: [stars] })));
    expect(index.byReview).toEqual({
      byPerson: amount({ reviewed: "by_person" }),
      notYet: amount({ reviewed: "not_yet" }),
      overrides: amount({ reviewed: "overrides" }),
    });
  }
});

test("every order has the same rows; best and worst put what is not scored last", async () => {
  const { world, all } = await mixed();
  for (const sort of TRIAGE_ORDERS) {
    if (sort === "likely") continue;
    const { numbers } = await world.store.views.triageIndex({
      jobId: world.job.id,
      statuses: [],
      stars: [],
      reviewed: "all",
      sort,
    });
    expect([...numbers].sort((a, b) => a - b)).toEqual(all.map((row) => row.number));
    const stars = [...numbers].map((number) => all[number - 1]!.stars);
    const scored = stars.filter((value) => value !== null);
    if (sort === "best")
      expect(stars).toEqual([...scored.sort((a, b) => b - a), ...Array<null>(10).fill(null)]);
    if (sort === "worst")
      expect(stars).toEqual([...scored.sort((a, b) => a - b), ...Array<null>(10).fill(null)]);
  }
});

test("rows show the latest attempt's picture, and the earlier attempt stays readable", async () => {
  const { store } = await temporaryStore();
  const world = await aWorld(store);
  const { id, number } = await send(world, { sha256: "aa".repeat(32), text: "first" });
  await score(world, id, 1);
  expectDone(await command(world, id, { type: "accept_retry", retryMs: 60_000 }));
  const now = at(9);
  // Attempt and file are written before the submission itself moves on, the order that is hardest to get right.
  await store.write(async (tx) => {
    await tx.insertAttempt({
      submissionId: id,
      attempt: 2,
      contentText: "second",
      receivedAt: now,
      scoredAt: null,
      stars: null,
      reasoning: null,
      score: null,
    });
    await tx.insertFile({ ...aFile(id, 2, "bb".repeat(32)), width: 10, height: 20 });
  });
  expect((await store.views.triageRows(world.job.id, [number]))[0]).toMatchObject({
    picture: "aa".repeat(32),
    text: "first",
  });
  expectDone(await command(world, id, { type: "new_attempt", fileCount: 1, waitingFor: null }, now));
  expect((await store.views.triageRows(world.job.id, [number]))[0]).toMatchObject({
    picture: "bb".repeat(32),
    width: 10,
    height: 20,
    text: "second",
    attempt: 2,
    stars: null,
    scored: false,
  });
  expect((await store.reader.attempts(id)).map((attempt) => attempt.contentText)).toEqual([
    "first",
    "second",
  ]);
  expect((await store.reader.filesOf(id, 1))[0]?.sha256).toBe("aa".repeat(32));
  expect(await store.reader.jobBytes(world.job.id)).toBe(2000);
});

test("an overview says what is to be done in a job", async () => {
  const { world, all } = await mixed();
  const [overview] = await world.store.views.jobOverviews();
  expect(overview).toMatchObject({
    ownerName: world.owner.name,
    toScore: all.filter((row) => row.status === "pending_score" && row.stars === null).length,
    toReview: all.filter((row) => row.decision === null).length,
    reviewed: all.filter((row) => row.decision !== null).length,
    waitingForModel: 0,
    waitingForPerson: 0,
  });
  expect(overview?.pictures).toHaveLength(3);
  expect(await world.store.views.jobOverview(world.job.id)).toEqual(overview);
  expect(await world.store.views.jobOverview(newId())).toBeNull();
});

test("the queues give what is due, oldest first", async () => {
  const { store } = await temporaryStore();
  const world = await aWorld(store);
  const [a, b, c] = [
    await send(world, { at: at(1) }),
    await send(world, { at: at(2) }),
    await send(world, { at: at(3) }),
  ];
  await command(world, b.id, { type: "wait_for", waitingFor: "model" });
  expect(await store.views.scoreQueue(10)).toEqual([a.id, c.id]);
  const waiting = { id: b.id, jobId: world.job.id, ownerId: world.owner.id, attemptedAt: at(2) };
  expect(await store.views.waitingForModel(10, null, null)).toEqual([waiting]);
  expect(await store.views.waitingForModel(10, null, world.owner.id)).toEqual([waiting]);
  expect(await store.views.waitingForModel(10, waiting, null)).toEqual([]);
  expect(await store.views.queuedToScore(world.owner.id, 10)).toBe(2);
  expect(await store.views.queuedToScore(world.owner.id, 1)).toBe(1);
  await score(world, a.id, 1);
  await command(world, a.id, { type: "accept_retry", retryMs: 60_000 }, at(10));
  expect(await store.views.lapsedRetries(at(69), 10)).toEqual([]);
  expect(await store.views.lapsedRetries(at(70), 10)).toEqual([a.id]);
  expect(await store.views.workerStats(world.owner.id, world.worker.id)).toEqual({ sent: 3, approved: 0 });
  expect(await store.reader.monthBalance(world.owner.id, "credit", 202603)).toBe(1);
  const selection = await aWorld(store, customBrief);
  expect(await store.views.jobsToClose(at(3_599))).toEqual([]);
  expect(await store.views.jobsToClose(at(3_600))).toEqual([selection.job.id]);
  await store.write(async (tx) => tx.saveJob({ ...selection.job, closedAt: NOON }));
  expect(await store.views.jobsToClose(at(3_600))).toEqual([]);
});
