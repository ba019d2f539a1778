import { afterEach, beforeEach, expect, test } from "vitest";
import type { JobDetail } from "#shared/contract/desk-views.ts";
import { newJobSchema, type NewJobInput } from "#shared/contract/new-job.ts";
import type { WorkerJob } from "#shared/contract/worker.ts";
import { isRefusal, type Refusal } from "#shared/domain/refusal.ts";
import { HOUR } from "#shared/lib/instant.ts";
import type { DeskHandlers, DeskHost } from "../../electron/service/desk/desk-ports.ts";
import { DESK_OWNER, ensureOwner } from "../../electron/service/access.ts";
import { createEndpoint } from "../../electron/service/webhooks/endpoints.ts";
import { deskHandlers } from "../../electron/service/desk/handlers.ts";
import { startTestService, TestClock, type TestService } from "../helpers/service.ts";
import { joinAs } from "../helpers/worker.ts";

let service: TestService;
let clock: TestClock;
let desk: DeskHandlers;

beforeEach(async () => {
  clock = new TestClock(Date.now());
  service = await startTestService({
    clock,
    model: null,
    // Nothing leaves this machine: no name is found.
    webhooks: { resolve: () => Promise.reject(Object.assign(new Error("unknown"), { code: "ENOTFOUND" })) },
  });
  desk = deskHandlers({
    ...service.ports,
    scoring: () => service.scoring,
    library: () => service.library,
    remotes: () => service.remotes,
    dataFolder: () => service.dataFolder,
    sharing: service.sharing,
    desk: {} as DeskHost,
  });
  await desk["app.setActor"]({ name: "Mika" });
});
afterEach(() => service.stop());

const must = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
};

const NAMES: NewJobInput = {
  type: "custom",
  title: "Names for an oat drink",
  description: "One name each, in a few words.",
  accept: ["text/plain"],
  max_completions: 3,
  selection_type: "creator",
  selection_time_minutes: 60,
};

const make = async (over: Partial<NewJobInput> = {}): Promise<JobDetail> =>
  must(await desk["jobs.create"](newJobSchema.parse({ ...NAMES, ...over })));

const send = async (job: JobDetail, part: readonly [string, string | Blob]): Promise<Response> => {
  const worker = await joinAs({ upload_url: job.share.localUrl }, "Femi A.");
  const body = new FormData();
  body.append(...(part as [string, string]));
  return fetch(`${worker.origin}/worker/v1/jobs/${worker.code}/submissions`, {
    method: "POST",
    headers: { authorization: `Bearer ${worker.token}` },
    body,
  });
};

test("a job of texts takes words, waits for a person with them, and says so to whoever sends a file", async () => {
  const job = await make();
  expect((await send(job, ["content_text", "Field milk"])).status).toBe(201);
  const refused = await send(job, ["file", new Blob(["some words"], { type: "text/plain" })]);
  expect(refused.status).toBe(415);
  expect(await refused.text()).toContain("Write your text instead of sending a file.");
  const card = must(await desk["jobs.get"]({ jobId: job.id }));
  expect(card).toMatchObject({ accept: ["text/plain"], waitingForPerson: 1, counts: { total: 1 } });
});

test("workers read the newest words of a brief; the old ones stay in the log of a whole chain", async () => {
  const job = await make();
  const words = {
    title: "A name for an oat drink",
    description: "One name, at most three words.",
    scoringCriteria: ["Three words at most"],
  };
  expect(must(await desk["jobs.setBrief"]({ jobId: job.id, ...words }))).toMatchObject(words);
  const worker = await joinAs({ upload_url: job.share.localUrl }, "Femi A.");
  const seen = (await (
    await fetch(`${worker.origin}/worker/v1/jobs/${worker.code}`, {
      headers: { authorization: `Bearer ${worker.token}` },
    })
  ).json()) as WorkerJob;
  expect(seen).toMatchObject({
    title: words.title,
    description: words.description,
    scoring_criteria: words.scoringCriteria,
  });
  expect(must(await desk["jobs.workerView"]({ jobId: job.id }))).toMatchObject({ title: words.title });
  const figures = must(await desk["jobs.figures"]({ jobId: job.id }));
  expect(figures.milestones.map(({ type }) => type).sort()).toEqual(["job.brief_changed", "job.created"]);
  expect(await service.ports.store.views.verifyEvents()).toMatchObject({ firstBad: null });
});

test("the words of a brief stay once the job takes nothing more, and the job says why", async () => {
  const job = await make();
  clock.advance(2 * HOUR);
  const refused = await desk["jobs.setBrief"]({
    jobId: job.id,
    title: "Too late",
    description: "Nobody reads this any more.",
    scoringCriteria: [],
  });
  expect(refused).toMatchObject({ kind: "refused", code: "job_closed" });
  expect(must(await desk["jobs.get"]({ jobId: job.id }))).toMatchObject({
    title: NAMES.title,
    briefBarred: expect.stringContaining("takes nothing more") as string,
  });
});

test("a settled job says when it was, and its figures count workers and what they are paid", async () => {
  const job = await make({ price_per_file_cents: 40 });
  for (const text of ["Field milk", "Grainway"])
    expect((await send(job, ["content_text", text])).status).toBe(201);
  must(await desk["jobs.close"]({ jobId: job.id }));
  clock.advance(HOUR);
  must(await desk["pick.seal"]({ jobId: job.id, numbers: [1] }));
  clock.advance(HOUR);
  const settled = must(await desk["jobs.settle"]({ jobId: job.id, reason: "One was enough." }));
  expect(settled.settledAt).toBe(clock.now());
  expect(must(await desk["jobs.figures"]({ jobId: job.id }))).toMatchObject({
    workers: 2,
    credits: 0,
    payoutsCents: 40,
    overrides: 0,
  });
});

test("a draw that is worked out again fits its promise, its list and its winners", async () => {
  const job = await make({ selection_type: "random", max_completions: 2 });
  for (const text of ["Field milk", "Grainway", "Oatly dear"])
    expect((await send(job, ["content_text", text])).status).toBe(201);
  expect(await desk["jobs.checkDraw"]({ jobId: job.id })).toMatchObject({ code: "not_found" });
  clock.advance(2 * HOUR);
  await service.timekeeper.tick();
  expect(must(await desk["jobs.checkDraw"]({ jobId: job.id }))).toMatchObject({
    commitmentFits: true,
    listIsWhole: true,
    orderIsSame: true,
    entries: 3,
    winners: 2,
  });
});

test("a job lists what programs were told of it and of its submissions, and nothing of other jobs", async () => {
  const owner = await ensureOwner(service.ports, DESK_OWNER);
  must(
    await createEndpoint(service.ports, {
      ownerId: owner.id,
      url: "https://hooks.example.com/winnow",
      events: ["*"],
      allowPrivate: false,
    }),
  );
  const job = await make();
  const other = await make();
  expect((await send(job, ["content_text", "Field milk"])).status).toBe(201);
  must(
    await desk["triage.decide"]({
      jobId: job.id,
      numbers: [1],
      outcome: "rejected",
      reason: null,
      words: "Too long.",
    }),
  );
  must(await desk["jobs.close"]({ jobId: other.id }));
  const told = must(await desk["jobs.webhooks"]({ jobId: job.id, limit: 10 }));
  expect(told.map(({ type }) => type)).toEqual(["submission.rejected"]);
  expect(told[0]?.deliveries).toMatchObject([{ url: "https://hooks.example.com/winnow" }]);
});
