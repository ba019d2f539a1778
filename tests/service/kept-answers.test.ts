import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { briefOf, newJobSchema } from "#shared/contract/new-job.ts";
import type { OwnerId } from "#shared/domain/ids.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { makeJob } from "../../electron/service/jobs.ts";
import { type Answered, answerOnce, findKept } from "../../electron/service/kept-answers.ts";
import type { Ports } from "../../electron/service/ports.ts";
import { drawnPictures, joinAs } from "../helpers/worker.ts";
import { startTestService, TEST_KEY, type TestService } from "../helpers/service.ts";

const NEW_JOB = {
  type: "data_collection",
  title: "Red cars",
  description: "One red car in each photo.",
  files_needed: 3,
} as const;

const started = async (dataDir?: string): Promise<TestService> => {
  const service = await startTestService({ model: null, ...(dataDir === undefined ? {} : { dataDir }) });
  onTestFinished(() => service.stop());
  return service;
};

const ownerOf = async ({ store }: Ports): Promise<OwnerId> => {
  const owner = await store.reader.ownerByName("acme");
  if (owner === null) throw new Error("no owner");
  return owner.id;
};

const jobCount = async ({ store }: Ports): Promise<number> => (await store.views.jobOverviews()).length;

test("an answer is kept exactly where its effect is", async () => {
  const { ports } = await started();
  const ownerId = await ownerOf(ports);
  const asked = { scopeId: ownerId, key: "once", hash: "11".repeat(32) };
  const make = async (inside: Ports): Promise<string> => {
    const job = await makeJob(inside, ownerId, briefOf(newJobSchema.parse(NEW_JOB)));
    // What was done is read inside the transaction, before anybody outside can see it.
    expect((await inside.store.reader.job(job.id))?.code).toBe(job.code);
    expect(await ports.store.reader.job(job.id)).toBeNull();
    return JSON.stringify({ code: job.code });
  };
  const neither = async (): Promise<void> => {
    expect(await jobCount(ports)).toBe(0);
    expect(await findKept(ports, asked)).toBeNull();
  };

  const failing = answerOnce(ports, asked, async (inside) => {
    await make(inside);
    throw new Error("after the effect");
  });
  await expect(failing).rejects.toThrow("after the effect");
  await neither();

  const refused = answerOnce(ports, asked, async (inside) => {
    await make(inside);
    await inside.store.write(async () => refuse("wrong_state", "No."));
    return { status: 200, body: "{}" };
  });
  await expect(refused).rejects.toThrow("A refused change");
  await neither();

  // The keeping itself fails: the effect goes with it.
  const unkept: Ports = {
    ...ports,
    crypto: {
      ...ports.crypto,
      seal: () => {
        throw new Error("no seal");
      },
    },
  };
  const unsealed = answerOnce(unkept, asked, async (inside) => ({ status: 201, body: await make(inside) }));
  await expect(unsealed).rejects.toThrow("no seal");
  await neither();

  const work = async (inside: Ports) => ({ status: 201, body: await make(inside) });
  // Even without the guard that lets only one run, the database lets only one have an effect.
  const answers = await Promise.all(
    Array.from({ length: 20 }, (): Promise<Answered> => answerOnce(ports, asked, work)),
  );
  expect(answers.filter(({ kind }) => kind === "first")).toHaveLength(1);
  expect(answers.filter(({ kind }) => kind === "replayed")).toHaveLength(19);
  expect(await jobCount(ports)).toBe(1);
  expect(await answerOnce(ports, { ...asked, hash: "22".repeat(32) }, work)).toEqual({ kind: "reused" });
});

test("a worker's lost answer is given again after a restart, and nothing readable of it is stored", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "winnow-test-"));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const first = await startTestService({ model: null, dataDir, keepFolder: true });
  const key = randomBytes(16).toString("hex");
  const joinKey = randomBytes(16).toString("hex");
  const answer = await fetch(`${first.url}/v1/jobs`, {
    method: "POST",
    headers: { authorization: `Bearer ${TEST_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({ ...NEW_JOB, files_needed: 1 }),
  });
  const job = (await answer.json()) as { id: string; code: string; upload_url: string };
  const worker = await joinAs(job, "Ada");
  const [picture] = drawnPictures();
  const send = async (origin: string): Promise<Response> => {
    const body = new FormData();
    body.append("file", new Blob([new Uint8Array(picture!.bytes)]), "photo.jpg");
    return fetch(`${origin}/worker/v1/jobs/${job.code}/submissions`, {
      method: "POST",
      headers: { authorization: `Bearer ${worker.token}`, "idempotency-key": key },
      body,
    });
  };
  const join_ = (origin: string): Promise<Response> =>
    fetch(`${origin}/worker/v1/jobs/${job.code}/join`, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": joinKey },
      body: JSON.stringify({ invite: new URL(job.upload_url).hash.slice(1) }),
    });
  const joined = await (await join_(first.url)).text();
  const sent = await send(first.url);
  const text = await sent.text();
  expect(sent.status, text).toBe(201);
  await first.close();

  const { token } = JSON.parse(joined) as { token: string };
  const database = await readFile(join(dataDir, "winnow.db"), "latin1");
  expect(database, "the file is the one that was written").toContain("Red cars");
  expect(database).not.toContain(token);
  expect(database).not.toContain(joinKey);

  const second = await started(dataDir);
  expect(await (await join_(second.url)).text()).toBe(joined);
  const again = await send(second.url);
  expect(again.status).toBe(201);
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(await again.text()).toBe(text);
  const stored = await second.ports.store.reader.jobByCode(job.code as never);
  expect(stored?.counts.pendingScore).toBe(1);
});
