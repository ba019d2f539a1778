import { afterAll, beforeAll, expect, test } from "vitest";
import type { TriageSearchView } from "#shared/contract/search-views.ts";
import { type JobId, parsePublicId, type SubmissionId } from "#shared/domain/ids.ts";
import { isRefusal, type Refusal } from "#shared/domain/refusal.ts";
import { searchHandlers } from "../../electron/service/desk/search.ts";
import { startTestService, TEST_KEY, type TestService } from "../helpers/service.ts";
import { drawnPictures, joinAs, scoredCount, type TestWorker, upload } from "../helpers/worker.ts";

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.stop());

interface Job {
  readonly id: JobId;
  readonly worker: TestWorker;
}

const newJob = async (title: string): Promise<Job> => {
  const answer = await fetch(`${service.url}/v1/jobs`, {
    method: "POST",
    headers: { authorization: `Bearer ${TEST_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({
      type: "data_collection",
      title,
      description: "Send one picture of a red car. The whole car is in the frame, sharp and well lit.",
      scoring_criteria: ["a red car"],
      files_needed: 20,
    }),
  });
  const made = (await answer.json()) as { id: string; upload_url: string };
  const id = parsePublicId<JobId>("job", made.id);
  if (id === null) throw new Error(`No job: ${JSON.stringify(made)}`);
  return { id, worker: await joinAs(made, "Mika K.") };
};

const bytesOf = (name: string): Uint8Array => {
  const picture = drawnPictures().find(({ file }) => file === name);
  if (picture === undefined) throw new Error(`There is no ${name}.`);
  return picture.bytes;
};

const send = async ({ worker }: Job, names: readonly string[]): Promise<readonly string[]> => {
  const scored = scoredCount(service, names.length);
  const ids: string[] = [];
  for (const name of names) ids.push((await upload(worker, bytesOf(name), { name })).id);
  await scored;
  return ids;
};

const ALL = { statuses: [], stars: [], reviewed: "all" as const, copies: [], limit: 500 };
const searchJob = async (jobId: JobId, over: object): Promise<TriageSearchView | Refusal> => {
  // The desk asks again while the index is being filled; here that is waited for.
  await service.ports.pictureIndex.filled(60_000);
  return searchHandlers(service.ports, () => Promise.resolve("Noor"))["triage.search"]({
    jobId,
    ...ALL,
    text: null,
    like: null,
    ...over,
  });
};
const found = async (jobId: JobId, over: object) => {
  const answer = await searchJob(jobId, over);
  if (isRefusal(answer) || answer.kind !== "found") throw new Error(JSON.stringify(answer));
  return answer;
};

test("a job's submissions come by similarity within its filters, and the search says when there are more", async () => {
  const job = await newJob("Red cars and other things");
  await send(job, ["blue-boat.jpg", "red-car-1.jpg", "red-cup.jpg", "red-car-3.jpg"]);
  const cars = await found(job.id, { text: "red car" });
  expect([...cars.numbers].slice(0, 2).sort()).toEqual([2, 4]);
  expect([...cars.numbers].toSorted()).toEqual([1, 2, 3, 4]);
  expect([...cars.similarities]).toEqual([...cars.similarities].toSorted((a, b) => b - a));
  expect(cars.cut).toBe(false);
  expect(await found(job.id, { text: "red car", limit: 2 })).toMatchObject({
    numbers: cars.numbers.slice(0, 2),
    cut: true,
  });
  const rejected = await found(job.id, { text: "red car", statuses: ["rejected"] });
  expect([...rejected.numbers].toSorted()).toEqual([1, 3]);
  expect([...(await found(job.id, { like: 1 })).numbers][0]).toBe(1);
  expect(await searchJob(job.id, { like: 99 })).toMatchObject({ kind: "refused", code: "not_found" });
});

test("after a retry a submission is found by its new picture and by that alone", async () => {
  const job = await newJob("Red cars, once more");
  const [boat] = await send(job, ["blue-boat.jpg", "black-cat.jpg"]);
  expect([...(await found(job.id, { text: "blue boat" })).numbers][0]).toBe(1);
  const own = { authorization: `Bearer ${job.worker.token}` };
  const at = `${job.worker.origin}/worker/v1/submissions/${boat ?? ""}`;
  expect((await fetch(`${at}/retry`, { method: "POST", headers: own })).ok).toBe(true);
  const scored = scoredCount(service, 1);
  const body = new FormData();
  body.append("file", new Blob([new Uint8Array(bytesOf("red-car-1.jpg"))]), "again.jpg");
  expect((await fetch(`${at}/attempts`, { method: "POST", headers: own, body })).ok).toBe(true);
  await scored;
  const boats = await found(job.id, { text: "blue boat" });
  expect(boats.numbers).toHaveLength(2);
  expect([...(await found(job.id, { text: "red car" })).numbers][0]).toBe(1);
  const similarity = (view: typeof boats) => view.similarities[[...view.numbers].indexOf(1)] ?? 0;
  expect(similarity(await found(job.id, { text: "red car" }))).toBeGreaterThan(similarity(boats));
});

test("all jobs are searched at once, and what is found stands by job with its row", async () => {
  const [one, two] = [await newJob("Cats and cups"), await newJob("More cats and cups")];
  await send(one, ["black-cat.jpg"]);
  await send(two, ["red-cup.jpg"]);
  const answer = await searchHandlers(service.ports, () => Promise.resolve("Noor"))["search.everywhere"]({
    jobId: one.id,
    text: "a red cup",
    like: null,
    limit: 200,
    within: null,
  });
  if (isRefusal(answer) || answer.kind !== "found") throw new Error(JSON.stringify(answer));
  expect(answer.jobs.map(({ jobId }) => jobId)).toEqual(expect.arrayContaining([one.id, two.id]));
  const cups = answer.jobs.find(({ jobId }) => jobId === two.id);
  expect(cups).toMatchObject({ title: "More cats and cups", items: [{ row: { number: 1 } }] });
  expect(answer.jobs[0]?.items[0]?.similarity).toBeGreaterThan(0.2);
  const within = { statuses: [], stars: [], reviewed: "by_person" as const };
  const decided = await searchHandlers(service.ports, () => Promise.resolve("Noor"))["search.everywhere"]({
    jobId: one.id,
    text: "a red cup",
    like: null,
    limit: 200,
    within,
  });
  expect(decided).toMatchObject({ kind: "found", jobs: [] });
  // By a picture of one job, in all of them.
  const like = await searchHandlers(service.ports, () => Promise.resolve("Noor"))["search.everywhere"]({
    jobId: two.id,
    text: null,
    like: 1,
    limit: 1,
    within: null,
  });
  expect(like).toMatchObject({ kind: "found", cut: true });
});

test("a job that no model may look at says so", async () => {
  const job = await newJob("Red cars for a real job");
  const model = service.ports.models.current();
  expect(model).not.toBeNull();
  await service.useModel({ kind: "practice_jobs" });
  expect(await searchJob(job.id, { text: "red car" })).toEqual({ kind: "no_model" });
  const id = "01975000-0000-7000-8000-000000000000" as SubmissionId;
  expect(await searchJob(id as unknown as JobId, { text: "red car" })).toMatchObject({ code: "not_found" });
});
