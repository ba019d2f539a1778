import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { randomBytes } from "node:crypto";
import { type Answer, call, expectFirsthandError, post } from "../helpers/calls.ts";
import { type HttpService, startHttpService } from "../helpers/http-service.ts";
import {
  drawnPicture,
  formOf,
  type Joined,
  joinJob,
  type MadeJob,
  makePlacesJob,
  type Parts,
  score,
  submit,
} from "../helpers/story.ts";

let service: HttpService;
let car: Uint8Array<ArrayBuffer>;
let boat: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  service = await startHttpService();
  car = await drawnPicture("red-car-1.jpg");
  boat = await drawnPicture("blue-boat.jpg");
});
afterAll(() => service.stop());

const freshKey = (): string => randomBytes(16).toString("hex");

const sendTo = (path: string, token: string, key: string, parts: Parts, url = service.url): Promise<Answer> =>
  call("POST", `${url}${path}`, { key: token, headers: { "idempotency-key": key }, body: formOf(parts) });

const begun = async (over: object = {}): Promise<{ job: MadeJob; worker: Joined; path: string }> => {
  const job = await makePlacesJob(service, over);
  const worker = await joinJob(service, job);
  return { job, worker, path: `/worker/v1/jobs/${job.code}/submissions` };
};

const places = async (job: MadeJob): Promise<number> => {
  const { text } = await call("GET", `${service.url}/v1/jobs/${job.id}`);
  return (JSON.parse(text) as { places_taken: number }).places_taken;
};

describe("a submission that is sent twice with one key", () => {
  test("is one submission, also when it took the last place and the worker's last turn", async () => {
    const { job, worker, path } = await begun({ files_needed: 1 });
    const key = freshKey();
    const first = await sendTo(path, worker.token, key, { files: [{ bytes: car }], text: "A car" });
    expect(first.status, first.text).toBe(201);
    expect(first.headers.get("idempotent-replayed")).toBeNull();
    const again = await sendTo(path, worker.token, key, { text: "A car", files: [{ bytes: car }] });
    expect(again.status, again.text).toBe(201);
    expect(again.text).toBe(first.text);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    const fresh = await sendTo(path, worker.token, freshKey(), { files: [{ bytes: boat }] });
    expect(fresh.error.code).toBe("no_places_left");
    expect(await places(job)).toBe(1);
  });

  test("is answered past the limit of uploads a minute, and on a disk without room", async () => {
    const { worker, path } = await begun();
    const key = freshKey();
    const parts = { files: [{ bytes: car }] };
    const narrow = await service.serve(
      { rateLimits: { workerUploads: { max: 1, windowMs: 60_000 } } },
      undefined,
      service.ports,
    );
    expect((await sendTo(path, worker.token, key, parts, narrow.url)).status).toBe(201);
    expect((await sendTo(path, worker.token, freshKey(), parts, narrow.url)).status).toBe(429);
    expect((await sendTo(path, worker.token, key, parts, narrow.url)).status).toBe(201);
    const full = await service.serve({}, undefined, {
      ...service.ports,
      files: { ...service.ports.files, freeBytes: async () => 0 },
    });
    expect((await sendTo(path, worker.token, freshKey(), parts, full.url)).status).toBe(507);
    expect((await sendTo(path, worker.token, key, parts, full.url)).status).toBe(201);
  });

  test("is refused with another picture or another text", async () => {
    const { job, worker, path } = await begun();
    const key = freshKey();
    expect((await sendTo(path, worker.token, key, { files: [{ bytes: car }] })).status).toBe(201);
    for (const parts of [
      { files: [{ bytes: boat }] },
      { files: [{ bytes: car }], text: "And a word" },
      { text: "Only words" },
    ]) {
      const answer = await sendTo(path, worker.token, key, parts);
      expectFirsthandError(answer, 409, "conflict");
      expect(answer.error.code).toBe("idempotency_key_reused");
    }
    expect(await places(job)).toBe(1);
  });

  test("is one submission of each worker who uses the same key", async () => {
    const { job, worker, path } = await begun();
    const other = await joinJob(service, job);
    const key = freshKey();
    const parts = { files: [{ bytes: car }] };
    const mine = await sendTo(path, worker.token, key, parts);
    const theirs = await sendTo(path, other.token, key, parts);
    expect(theirs.status).toBe(201);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  test("may come after a refusal, which was not kept", async () => {
    const { worker, path } = await begun();
    const key = freshKey();
    const broken = new Uint8Array(car.slice(0, car.length - 200));
    expect((await sendTo(path, worker.token, key, { files: [{ bytes: broken }] })).status).toBe(422);
    expect((await sendTo(path, worker.token, key, { files: [{ bytes: car }] })).status).toBe(201);
  });

  test("is one submission when twenty come at once", async () => {
    const { job, worker, path } = await begun();
    const key = freshKey();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => sendTo(path, worker.token, key, { files: [{ bytes: car }] })),
    );
    const taken = answers.filter(({ status }) => status === 201);
    expect(new Set(taken.map(({ text }) => text)).size).toBe(1);
    for (const { status, text, error } of answers.filter((answer) => answer.status !== 201)) {
      expect(status, text).toBe(409);
      expect(error.code, "a sender takes this for a reason to wait, not to give up").toBeUndefined();
    }
    expect(await places(job)).toBe(1);
    expect(await readdir(join(service.dataDir, "files", "incoming"))).toEqual([]);
  });
});

test("a new try that is sent twice with one key is one try", async () => {
  const { worker } = await begun();
  const job = await makePlacesJob(service, { min_star_rating: 4 });
  const { token } = await joinJob(service, job, { token: worker.token });
  const sent = await submit(service, job, token, { files: [{ bytes: car }] });
  await score(service, sent.id, 1);
  expect((await post(`${service.url}/worker/v1/submissions/${sent.id}/retry`, { key: token })).status).toBe(
    200,
  );
  const path = `/worker/v1/submissions/${sent.id}/attempts`;
  const key = freshKey();
  const first = await sendTo(path, token, key, { files: [{ bytes: boat }] });
  expect(first.status, first.text).toBe(201);
  const again = await sendTo(path, token, key, { files: [{ bytes: boat }] });
  expect(again.status, again.text).toBe(201);
  expect(again.text).toBe(first.text);
  expect(again.body.attempts).toHaveLength(2);
});
