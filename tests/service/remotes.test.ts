/** Two real services: one is the remote, the other a desk that follows a job of it. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobId } from "#shared/domain/ids.ts";
import { instant, MINUTE } from "#shared/lib/instant.ts";
import type { DeskHandlers } from "../../electron/service/desk/desk-ports.ts";
import type { Dialect } from "../../electron/service/remotes-port.ts";
import { startFaultProxy, type Fault } from "../helpers/fault-proxy.ts";
import { startTestService, TEST_KEY, type TestService } from "../helpers/service.ts";
import { drawnPictures, joinAs, upload } from "../helpers/worker.ts";
import { deskOver, must } from "./contest.ts";

const FAST = { max: 500, windowMs: 1000 };
let far: TestService;
let near: TestService;
let desk: DeskHandlers;
/** Each test follows its job at a remote of its own. */
let remotes = 0;
const nameNow = (): string => `Atlas ${String(remotes)}`;

beforeAll(async () => {
  [far, near] = await Promise.all([
    startTestService({ model: null, limits: { wurkSubmissions: FAST, wurkChooseWinners: FAST } }),
    startTestService({ model: null, remotes: { byHand: true } }),
  ]);
  desk = deskOver(near);
}, 120_000);
afterAll(async () => {
  await Promise.all([near.stop(), far.stop()]);
});

const headers = { authorization: `Bearer ${TEST_KEY}`, "content-type": "application/json" };

const makeFarJob = async (places: number): Promise<{ id: string; code: string; upload_url: string }> => {
  const answer = await fetch(`${far.url}/v1/jobs`, {
    method: "POST",
    headers,
    body: JSON.stringify({
      type: "custom",
      title: "Names for an oat drink",
      description: "One name each, in a few words.",
      max_completions: places,
      selection_type: "creator",
    }),
  });
  return (await answer.json()) as { id: string; code: string; upload_url: string };
};

const sendTexts = async (job: { upload_url: string }, count: number): Promise<void> => {
  const worker = await joinAs(job, "Ada");
  for (let number = 1; number <= count; number += 1) {
    const body = new FormData();
    body.append("content_text", `Name ${String(number)} for an oat drink`);
    const answer = await fetch(`${worker.origin}/worker/v1/jobs/${worker.code}/submissions`, {
      method: "POST",
      headers: { authorization: `Bearer ${worker.token}` },
      body,
    });
    expect(answer.status).toBe(201);
  }
};

const follow = async (
  code: string,
  { url = far.url, dialect = "wurk", cap = 25 }: { url?: string; dialect?: Dialect; cap?: number } = {},
): Promise<JobId> => {
  remotes += 1;
  const view = must(await desk["remotes.add"]({ name: nameNow(), baseUrl: url, dialect, key: TEST_KEY }));
  const remoteId = view.remotes.find(({ name }) => name === nameNow())?.id ?? "";
  const remote = await near.remotes.ports.store.reader.remotes();
  await near.ports.store.write(async (tx) => {
    for (const each of remote) await tx.saveRemote({ ...each, rates: { list: FAST, choose: FAST } });
    return null;
  });
  const closesAt = dialect === "wurk" ? instant(Date.now() + 60 * MINUTE) : null;
  const followed = must(
    await desk["remotes.follow"]({
      ...{ remoteId, remoteKey: code, title: "Oat drink", description: "Names.", criteria: [] },
      closesAt,
      cap: dialect === "wurk" ? cap : null,
    }),
  );
  return followed.jobId;
};

const remoteOf = async () =>
  must(await desk["remotes.get"](undefined)).remotes.find(({ name }) => name === nameNow());
const jobOf = async () => (await remoteOf())?.jobs[0];
const farWinners = async (code: string): Promise<readonly string[]> => {
  const winners: string[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const answer = await fetch(`${far.url}/api/external/jobs/${code}/submissions?page=${String(page)}`, {
      headers,
    });
    const read = (await answer.json()) as {
      submissions: { id: string; winner: number }[];
      totalPages: number;
    };
    pages = read.totalPages;
    winners.push(...read.submissions.filter(({ winner }) => winner === 1).map(({ id }) => id));
  }
  return winners.sort();
};
const nearWinners = async (jobId: JobId): Promise<readonly string[]> =>
  (await near.ports.store.reader.remoteWinners(jobId)).map(({ remoteKey }) => remoteKey).sort();
const sealFirst = async (jobId: JobId, count: number): Promise<void> => {
  must(await desk["pick.seal"]({ jobId, numbers: Array.from({ length: count }, (_, index) => index + 1) }));
};

test("a followed job brings texts and pictures, which are decided here as local ones", async () => {
  const job = await makeFarJob(5);
  await sendTexts(job, 2);
  await upload(await joinAs(job, "Ben"), drawnPictures()[0]?.bytes ?? new Uint8Array());
  const jobId = await follow(job.code, { cap: 5 });
  await near.remotes.tick();
  expect(await jobOf()).toMatchObject({ rows: 3, toFetch: 0, failed: 0, trouble: null });
  const rows = must(await desk["triage.rows"]({ jobId, numbers: [1, 2, 3] }));
  expect(rows.filter(({ thumbnail }) => thumbnail !== null)).toHaveLength(1);
  must(await desk["triage.decide"]({ jobId, numbers: [1], outcome: "approved", reason: null, words: null }));
  // Nothing more comes of it a second time.
  await near.remotes.tick();
  expect((await jobOf())?.rows).toBe(3);
});

test("25 sealed winners arrive in three batches, once each, with a receipt on both sides", async () => {
  const job = await makeFarJob(25);
  await sendTexts(job, 30);
  const jobId = await follow(job.code);
  await near.remotes.tick();
  await sealFirst(jobId, 25);
  expect((await jobOf())?.push).toMatchObject({ waiting: 25, confirmed: 0 });
  await near.remotes.tick();
  expect(await farWinners(job.code)).toHaveLength(25);
  expect(await nearWinners(jobId)).toEqual(await farWinners(job.code));
  const receipts = await near.ports.store.reader.receipts(jobId);
  expect(receipts.map(({ winners }) => winners.length)).toEqual([10, 10, 5]);
  expect((await jobOf())?.push).toBeNull();
});

test("an answer that is lost is looked for, and the batch is there once", async () => {
  const job = await makeFarJob(25);
  await sendTexts(job, 26);
  const faults: Fault[] = ["lost", "answer_lost", "failing_after", "answer_cut"];
  const proxy = await startFaultProxy(far.url, (lane) =>
    lane === "choose" ? (faults.shift() ?? "none") : "none",
  );
  const jobId = await follow(job.code, { url: proxy.url });
  await near.remotes.tick();
  await sealFirst(jobId, 25);
  for (let turn = 0; (await jobOf())?.push !== null && turn < 20; turn += 1) {
    must(await desk["remotes.syncNow"]({ remoteId: (await remoteOf())?.id ?? "" }));
    await near.remotes.tick();
  }
  expect(await farWinners(job.code)).toHaveLength(25);
  expect(await nearWinners(jobId)).toEqual(await farWinners(job.code));
  // One page holds all of them, so each look costs one request.
  expect(proxy.arrivals.choose).toHaveLength(4);
});

test("winners chosen elsewhere meanwhile are a conflict, and what a person keeps is what is sent", async () => {
  const job = await makeFarJob(4);
  await sendTexts(job, 6);
  const jobId = await follow(job.code, { cap: 4 });
  await near.remotes.tick();
  await sealFirst(jobId, 4);
  const other = await near.ports.store.reader.submissionByNumber(jobId, 6);
  const row = other === null ? null : await near.ports.store.reader.remoteSubmissionOf(other.id);
  await fetch(`${far.url}/api/external/jobs/${job.code}/choose-winners`, {
    method: "POST",
    headers,
    body: JSON.stringify({ submissionIds: row?.remoteKey }),
  });
  await near.remotes.tick();
  const [conflict] = must(await desk["remotes.conflicts"](undefined));
  expect(conflict).toMatchObject({ cap: 4, places: 3, mineThatFit: [1, 2, 3] });
  const cards = must(await desk["inbox.get"](undefined)).needsYou.filter(({ kind }) => kind !== "job");
  expect(cards).toMatchObject([{ kind: "conflict", remoteName: nameNow(), mine: 4, theirs: 1, places: 3 }]);
  expect(conflict?.theirs.map(({ number }) => number)).toEqual([6]);
  expect(await farWinners(job.code)).toHaveLength(1);
  const choice = { keep: "some" as const, numbers: [2, 4] };
  must(await desk["remotes.settle"]({ conflictId: conflict?.id ?? "", choice }));
  await near.remotes.tick();
  expect(await farWinners(job.code)).toHaveLength(3);
  expect(await nearWinners(jobId)).toEqual(await farWinners(job.code));
  const won = (await near.ports.store.reader.eligibleSubmissions(jobId)).filter(
    ({ wonAt }) => wonAt !== null,
  );
  expect(won.map(({ number }) => number).sort()).toEqual([2, 4, 6]);
});

test("a job of a remote whose creator missed the window is covered beside local ones, under the remote's name", async () => {
  const job = await makeFarJob(2);
  await sendTexts(job, 3);
  const jobId = await follow(job.code, { cap: 2 });
  await near.remotes.tick();
  must(await desk["remotes.change"]({ jobId, closesAt: instant(Date.now() - 25 * 60 * MINUTE) }));
  const queue = must(await desk["coverage.queue"](undefined));
  expect(queue.find((missed) => missed.jobId === jobId)).toMatchObject({
    ...{ source: nameNow(), cap: 2, winners: 0, eligible: 3 },
  });
});

test("a mirrored job answers both dialects, and winners chosen through them go to the remote", async () => {
  const job = await makeFarJob(12);
  await sendTexts(job, 13);
  const jobId = await follow(job.code, { cap: 12 });
  await near.remotes.tick();
  const { secret } = must(
    await desk["keys.create"]({
      ...{ ownerName: `${nameNow()} (remote)`, name: "program" },
      scopes: ["submissions:read", "winners:write"],
    }),
  );
  const own = { "x-api-key": secret, "content-type": "application/json" };
  const list = await fetch(`${near.url}/api/external/jobs/${jobId}/submissions`, { headers: own });
  const { submissions } = (await list.json()) as { submissions: { id: string }[] };
  expect(submissions).toHaveLength(13);
  expect((await fetch(`${near.url}/v1/submissions`, { headers: own })).status).toBe(200);
  for (const ids of [submissions.slice(0, 10), submissions.slice(10, 12)]) {
    const chosen = await fetch(`${near.url}/api/external/jobs/${jobId}/choose-winners`, {
      method: "POST",
      headers: own,
      body: JSON.stringify({ submissionIds: ids.map(({ id }) => id) }),
    });
    expect(await chosen.json()).toMatchObject({ ok: true, updated: ids.length, cap: 12 });
  }
  await near.remotes.tick();
  expect(await farWinners(job.code)).toHaveLength(12);
});

test("FirstHand is read by its cursor, with the remote's own stars and workers, and has no winners to send", async () => {
  const job = await makeFarJob(2);
  await sendTexts(job, 3);
  const jobId = await follow(job.id, { dialect: "firsthand" });
  await near.remotes.tick();
  expect(await jobOf()).toMatchObject({ rows: 3, cap: null });
  const refused = await desk["pick.seal"]({ jobId, numbers: [1] });
  expect(refused).toMatchObject({ kind: "refused", code: "job_not_custom" });
});

test("a key lies nowhere in the data folder as it is, and never leaves it", async () => {
  const job = await makeFarJob(2);
  await follow(job.code, { cap: 2 });
  await near.remotes.tick();
  const secret = "a-key-that-nobody-may-see-0001";
  await desk["remotes.add"]({ name: "Other", baseUrl: far.url, dialect: "wurk", key: secret });
  for (const file of ["winnow.db", "winnow.db-wal"]) {
    const bytes = await readFile(join(near.dataDir, file)).catch(() => Buffer.alloc(0));
    expect(bytes.includes(TEST_KEY)).toBe(false);
    expect(bytes.includes(secret)).toBe(false);
  }
  expect(JSON.stringify(must(await desk["remotes.get"](undefined)))).not.toContain(TEST_KEY);
});

test("a remote that has moved is followed at its new address once its key works there, and its limit is kept", async () => {
  const job = await makeFarJob(2);
  await sendTexts(job, 1);
  const jobId = await follow(job.code, { cap: 2 });
  await near.remotes.tick();
  const remoteId = (await remoteOf())?.id ?? "";
  const proxy = await startFaultProxy(far.url, () => "none");
  const moved = { remoteId, baseUrl: `${proxy.url}/` };
  expect(await desk["remotes.changeKey"]({ ...moved, key: "no-key-of-this-remote" })).toMatchObject({
    kind: "refused",
  });
  expect((await remoteOf())?.baseUrl).toBe(far.url);
  must(await desk["remotes.changeKey"]({ ...moved, key: TEST_KEY }));
  await sendTexts(job, 1);
  must(await desk["remotes.syncNow"]({ remoteId }));
  await near.remotes.tick();
  expect(await jobOf()).toMatchObject({ jobId, rows: 2 });
  expect(proxy.arrivals.list).toHaveLength(3);
  for (let again = 0; again < 2; again += 1) {
    const { lanes } = (await near.remotes.ports.store.reader.remote(remoteId as never))!;
    expect(lanes.list.ended).toHaveLength(2 + again);
    must(await desk["remotes.changeKey"]({ ...moved, key: TEST_KEY }));
  }
});
