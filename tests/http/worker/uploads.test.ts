import { createHash, randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, call, expectFirsthandError, get, post } from "../helpers/calls.ts";
import type { Ports } from "../../../electron/service/ports.ts";
import { type HttpService, startHttpService } from "../helpers/http-service.ts";
import {
  drawnPicture,
  formOf,
  joinJob,
  type MadeJob,
  makePlacesJob,
  makeSelectionJob,
  type Parts,
  score,
  send,
  submit,
} from "../helpers/story.ts";

const MIB = 1024 * 1024;

let service: HttpService;
let job: MadeJob;
let token: string;
let picture: Buffer<ArrayBuffer>;

beforeAll(async () => {
  service = await startHttpService({ limits: { maxFileBytes: 2 * MIB, maxSubmissionsPerWorker: 30 } });
  job = await makePlacesJob(service, { files_per_submission: 2, accept: ["image/jpeg", "image/png"] });
  ({ token } = await joinJob(service, job));
  picture = await drawnPicture("red-car-1.jpg");
});
afterAll(() => service.stop());

/** Everything that lies under a temporary name. */
const incoming = (): Promise<string[]> => readdir(join(service.dataDir, "files", "incoming"));

const expectRefused = (answer: Answer, status: number, type: string, code: string): void => {
  expectFirsthandError(answer, status, type);
  expect(answer.error.code).toBe(code);
};

const refused = async (parts: Parts, status: number, type: string, code: string): Promise<void> => {
  expectRefused(await send(service, job, token, parts), status, type, code);
  expect(await incoming()).toEqual([]);
};

describe("an upload", () => {
  test("of pictures and words is taken, and on disk when it is answered", async () => {
    const other = await drawnPicture("red-car-2.jpg");
    const sent = await submit(service, job, token, {
      text: "  Two cars  ",
      files: [{ bytes: picture, name: "C:\\Users\\ada\\car.jpg" }, { bytes: other }],
    });
    expect(sent).toMatchObject({
      status: "pending_score",
      attempt: 1,
      stars: null,
      winner: false,
      can_retry: false,
    });
    expect(sent.attempts).toHaveLength(1);
    const [attempt] = sent.attempts;
    expect(attempt).toMatchObject({
      attempt: 1,
      content_text: "  Two cars  ",
      received_at: "2026-03-16T12:00:00Z",
    });
    expect(attempt?.files.map((file) => [file.name, file.content_type, file.size_bytes])).toEqual([
      ["car.jpg", "image/jpeg", picture.length],
      ["photo.jpg", "image/jpeg", other.length],
    ]);
    const file = await fetch(attempt!.files[0]!.url);
    expect(Buffer.from(await file.arrayBuffer()).equals(picture)).toBe(true);
    expect(file.headers.get("etag")).toBe(`"${createHash("sha256").update(picture).digest("hex")}"`);
    expect(await incoming()).toEqual([]);
  });

  test("of words alone is taken", async () => {
    const sent = await submit(service, job, token, { text: "No camera here." });
    expect(sent.attempts[0]).toMatchObject({ content_text: "No camera here.", files: [] });
  });

  test("is typed by its bytes, not by its name", async () => {
    const sent = await submit(service, job, token, { files: [{ bytes: picture, name: "car.png" }] });
    expect(sent.attempts[0]?.files[0]?.content_type).toBe("image/jpeg");
  });

  test("the same picture twice is two submissions of one stored file", async () => {
    const one = await submit(service, job, token, { files: [{ bytes: picture }] });
    const two = await submit(service, job, token, { files: [{ bytes: picture }] });
    expect(one.id).not.toBe(two.id);
    expect(two.number).toBe(one.number + 1);
  });
});

describe("an upload is refused, and leaves nothing behind,", () => {
  test("when it is empty", async () => {
    await refused({}, 400, "invalid_request", "nothing_sent");
    await refused({ text: "   " }, 400, "invalid_request", "nothing_sent");
    await refused({ files: [{ bytes: Buffer.alloc(0) }] }, 422, "unprocessable", "file_empty");
  });

  test("when a picture is cut off or broken", async () => {
    await refused(
      { files: [{ bytes: picture.subarray(0, picture.length / 2) }] },
      422,
      "unprocessable",
      "file_damaged",
    );
    await refused(
      { files: [{ bytes: picture }, { bytes: picture.subarray(0, 300) }] },
      422,
      "unprocessable",
      "file_damaged",
    );
  });

  test("when the job does not take its type", async () => {
    const answer = await send(service, job, token, {
      files: [{ bytes: Buffer.from("%PDF-1.7\n%%EOF\n"), name: "car.jpg" }],
    });
    expect([415, 422]).toContain(answer.status);
    expect(await incoming()).toEqual([]);
  });

  test("when a file is too large, found while reading", async () => {
    const large = Buffer.concat([picture, randomBytes(2 * MIB)]);
    await refused({ files: [{ bytes: large }] }, 413, "payload_too_large", "file_too_large");
  });

  test("when there are too many files", async () => {
    const files = [{ bytes: picture }, { bytes: picture }, { bytes: picture }];
    expect(expectFirsthandError(await send(service, job, token, { files }), 400, "invalid_request")).toEqual([
      "file",
    ]);
    expect(await incoming()).toEqual([]);
  });

  test("when a part has another name, or the words come twice", async () => {
    expect(
      expectFirsthandError(
        await send(service, job, token, { files: [{ bytes: picture, field: "photo" }] }),
        400,
        "invalid_request",
      ),
    ).toEqual(["photo"]);
    const twice = formOf({ text: "one" });
    twice.append("content_text", "two");
    const url = `${service.url}/worker/v1/jobs/${job.code}/submissions`;
    expect(
      expectFirsthandError(await post(url, { key: token, body: twice }), 400, "invalid_request"),
    ).toEqual(["content_text"]);
    expect(await incoming()).toEqual([]);
  });

  test("when the words are too many", async () => {
    expect(
      expectFirsthandError(
        await send(service, job, token, { text: "x".repeat(20_001) }),
        400,
        "invalid_request",
      ),
    ).toEqual(["content_text"]);
    expect((await send(service, job, token, { text: "ü".repeat(20_000) })).status).toBe(201);
  });

  test("when it is neither multipart nor JSON, or not well-formed", async () => {
    const url = `${service.url}/worker/v1/jobs/${job.code}/submissions`;
    expectFirsthandError(
      await post(url, { key: token, headers: { "content-type": "text/plain" }, body: "hello" }),
      415,
      "unsupported_media_type",
    );
    expectFirsthandError(await post(url, { key: token }), 415, "unsupported_media_type");
    const headers = { "content-type": "multipart/form-data; boundary=xyz" };
    const torn = '--xyz\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nhalf a pic';
    expectFirsthandError(await post(url, { key: token, headers, body: torn }), 400, "invalid_request");
    expectFirsthandError(
      await post(url, {
        key: token,
        headers: { "content-type": "multipart/form-data; boundary=" },
        body: "x",
      }),
      400,
      "invalid_request",
    );
    expect(await incoming()).toEqual([]);
  });

  test("without a token, for another job, and for a job that has closed or is full", async () => {
    expectFirsthandError(await send(service, job, "wrong", { text: "x" }), 401, "unauthorized");
    const small = await makePlacesJob(service, { files_needed: 1 });
    expectFirsthandError(await send(service, small, token, { text: "x" }), 404, "not_found");
    const worker = await joinJob(service, small);
    await submit(service, small, worker.token, { text: "the only place" });
    expectRefused(await send(service, small, worker.token, { text: "x" }), 409, "conflict", "no_places_left");
    const closed = await makePlacesJob(service);
    const late = await joinJob(service, closed);
    await post(`${service.url}/v1/jobs/${closed.id}/close`);
    expectRefused(await send(service, closed, late.token, { text: "x" }), 409, "conflict", "job_closed");
  });

  test("when one worker has sent all that one may", async () => {
    const busy = await joinJob(service, job);
    for (let n = 0; n < 30; n += 1) await submit(service, job, busy.token, { text: String(n) });
    expectRefused(
      await send(service, job, busy.token, { text: "one more" }),
      409,
      "conflict",
      "worker_limit_reached",
    );
  });

  test("when one worker sends faster than is allowed", async () => {
    const served = await service.serve({ rateLimits: { workerUploads: { max: 2, windowMs: 60_000 } } });
    const eager = await joinJob(service, job);
    for (let n = 0; n < 2; n += 1) await submit(served, job, eager.token, { text: String(n) });
    const answer = await send(served, job, eager.token, { text: "too fast" });
    expectFirsthandError(answer, 429, "rate_limited");
    expect(answer.headers.get("retry-after")).not.toBeNull();
    expect((await send(served, job, token, { text: "somebody else" })).status).toBe(201);
  });
});

describe("a body that is too large", () => {
  test("is refused by its declared length before it is read, and the connection closes", async () => {
    const target = new URL(service.url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(target.port), target.hostname, () => {
        socket.write(
          `POST /worker/v1/jobs/${job.code}/submissions HTTP/1.1\r\nHost: ${target.host}\r\nAuthorization: Bearer ${token}\r\n` +
            "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 10000000000\r\n\r\n--x\r\n",
        );
      });
      let text = "";
      socket.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      socket.on("close", () => resolve(text)).on("error", reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer.toLowerCase()).toContain("connection: close");
    expect(answer).toContain('"code":"file_too_large"');
  });

  test("a client that is still sending 60 MB gets its answer", async () => {
    const answer = await send(service, job, token, { files: [{ bytes: Buffer.alloc(60 * MIB) }] });
    expectRefused(answer, 413, "payload_too_large", "file_too_large");
    expect(answer.headers.get("connection")).toBe("close");
  });

  test("without a declared length is counted while it is read, also between the parts", async () => {
    const flood = (first: string): Promise<{ status: number; sent: number }> =>
      new Promise((resolve, reject) => {
        let sent = 0;
        const request = httpRequest(
          `${service.url}/worker/v1/jobs/${job.code}/submissions`,
          {
            method: "POST",
            headers: { authorization: `Bearer ${token}`, "content-type": "multipart/form-data; boundary=x" },
          },
          (response) => {
            response.resume().on("end", () => {
              stopped = true;
              request.destroy();
              resolve({ status: response.statusCode ?? 0, sent });
            });
          },
        );
        let stopped = false;
        request.on("error", (error) => (stopped ? undefined : reject(error)));
        const chunk = Buffer.alloc(256 * 1024, 0x20);
        const pump = (): void => {
          while (!stopped && sent < 200 * MIB) {
            sent += chunk.length;
            if (!request.write(chunk)) {
              request.once("drain", pump);
              return;
            }
          }
        };
        request.write(first);
        pump();
      });
    const part =
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n';
    const inside = await flood(part);
    expect(inside.status).toBe(413);
    expect(inside.sent).toBeLessThan(100 * MIB);
    // No boundary ever comes.
    const between = await flood("");
    expect(between.status).toBe(413);
    expect(between.sent).toBeLessThan(100 * MIB);
    await expect.poll(incoming).toEqual([]);
  });

  test("a client that asks first (Expect: 100-continue) is told no before it sends, and yes when it may", async () => {
    const ask = (length: number): Promise<{ continued: boolean; status: number }> =>
      new Promise((resolve, reject) => {
        let continued = false;
        const body = `--x\r\nContent-Disposition: form-data; name="content_text"\r\n\r\nasked first\r\n--x--\r\n`;
        const request = httpRequest(`${service.url}/worker/v1/jobs/${job.code}/submissions`, {
          method: "POST",
          headers: {
            authorization: `Bearer ${token}`,
            "content-type": "multipart/form-data; boundary=x",
            "content-length": length === 0 ? body.length : length,
            expect: "100-continue",
          },
        });
        request.on("continue", () => {
          continued = true;
          request.end(body);
        });
        request.on("response", (response) => {
          response.resume();
          resolve({ continued, status: response.statusCode ?? 0 });
          request.destroy();
        });
        request.on("error", reject);
        request.flushHeaders();
      });
    expect(await ask(500 * MIB)).toEqual({ continued: false, status: 413 });
    expect(await ask(0)).toEqual({ continued: true, status: 201 });
  });
});

describe("a disk or a job that is full", () => {
  test("refuses before reading, with 507, and keeps what it has", async () => {
    const { ports } = service;
    const full = (settings: Partial<Ports["settings"]>) =>
      service.serve({}, undefined, { ...ports, settings: { ...ports.settings, ...settings } });
    for (const settings of [{ minFreeBytes: Number.MAX_SAFE_INTEGER }, { maxJobBytes: 1 }]) {
      const served = await full(settings);
      const answer = await send(served, job, token, { files: [{ bytes: Buffer.alloc(MIB) }] });
      expectRefused(answer, 507, "internal", "disk_full");
    }
    expect((await send(service, job, token, { text: "still open" })).status).toBe(201);
  });
});

describe("a worker who goes away in the middle", () => {
  test("leaves no submission and no temporary file", async () => {
    const leaver = await joinJob(service, job);
    const target = new URL(service.url);
    const part =
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n';
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(target.port), target.hostname, () => {
        socket.write(
          `POST /worker/v1/jobs/${job.code}/submissions HTTP/1.1\r\nHost: ${target.host}\r\nAuthorization: Bearer ${leaver.token}\r\n` +
            `Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 4000000\r\n\r\n${part}`,
        );
        // More than is taken in before anything is written, and less than a file may have.
        socket.write(Buffer.concat([picture, Buffer.alloc(1.5 * MIB)]));
      });
      socket.on("error", reject);
      void (async () => {
        await expect.poll(async () => (await incoming()).length).toBeGreaterThan(0);
        socket.on("close", () => resolve());
        socket.destroy();
      })().catch(reject);
    });
    await expect.poll(incoming).toEqual([]);
    expect((await get(`${service.url}/worker/v1/submissions`, { key: leaver.token })).body.data).toEqual([]);
  });
});

describe("a picture under the job's minimum", () => {
  test("is taken and at once rejected with one star, both sizes and no credit", async () => {
    const strict = await makePlacesJob(service, { min_width: 5000, min_height: 4000 });
    const worker = await joinJob(service, strict);
    const sent = await submit(service, strict, worker.token, { files: [{ bytes: picture }] });
    expect(sent).toMatchObject({ status: "rejected", stars: 1, can_retry: true, dimensions: null });
    expect(sent.reasoning).toMatch(/5000/);
    expect(sent.reasoning).toMatch(/4000/);
    const owner = await service.ports.store.reader.jobByCode(strict.code as never);
    expect(await service.ports.store.reader.monthBalance(owner!.ownerId, "credit", 202603)).toBe(0);
  });
});

describe("a retry", () => {
  test("goes rejected, retry_pending, second attempt; the first stays readable and submitted_at stays", async () => {
    const fresh = await makePlacesJob(service, { files_needed: 1 });
    const worker = await joinJob(service, fresh);
    const sent = await submit(service, fresh, worker.token, { text: "first" });
    const url = `${service.url}/worker/v1/submissions/${sent.id}`;
    expectRefused(await post(`${url}/retry`, { key: worker.token }), 409, "conflict", "not_rejected");
    expectRefused(
      await call("POST", `${url}/attempts`, { key: worker.token, body: formOf({ text: "x" }) }),
      409,
      "conflict",
      "not_retrying",
    );
    await score(service, sent.id, 2, "Blurred.");
    service.clock.advance(60_000);
    const accepted = await post(`${url}/retry`, { key: worker.token, json: {} });
    expect(accepted.status, accepted.text).toBe(200);
    expect(accepted.body).toMatchObject({
      status: "retry_pending",
      retry_expires_at: "2026-03-17T12:01:00Z",
    });
    expectRefused(
      await send(service, fresh, worker.token, { text: "a new one" }),
      409,
      "conflict",
      "no_places_left",
    );
    const second = await call("POST", `${url}/attempts`, {
      key: worker.token,
      body: formOf({ text: "second", files: [{ bytes: picture }] }),
    });
    expect(second.status, second.text).toBe(201);
    expect(second.body).toMatchObject({ id: sent.id, status: "pending_score", attempt: 2, stars: null });
    expect(second.body.attempts.map((attempt) => [attempt.content_text, attempt.stars])).toEqual([
      ["first", 2],
      ["second", null],
    ]);
    const { body } = await get(`${service.url}/v1/submissions/${sent.id}`);
    expect(body).toMatchObject({
      status: "pending_score",
      submitted_at: "2026-03-16T12:00:00Z",
      size_bytes: picture.length,
    });
    service.clock.advance(-60_000);
  });

  test("is refused when the place is gone", async () => {
    const fresh = await makePlacesJob(service, { files_needed: 1 });
    const worker = await joinJob(service, fresh);
    const sent = await submit(service, fresh, worker.token, { text: "first" });
    await score(service, sent.id, 1);
    const quick = await joinJob(service, fresh);
    await submit(service, fresh, quick.token, { text: "took the place" });
    const answer = await post(`${service.url}/worker/v1/submissions/${sent.id}/retry`, { key: worker.token });
    expectRefused(answer, 409, "conflict", "no_places_left");
  });

  test("a broken second attempt changes nothing", async () => {
    const fresh = await makeSelectionJob(service, { min_width: 5000 });
    const worker = await joinJob(service, fresh);
    const sent = await submit(service, fresh, worker.token, { files: [{ bytes: picture }] });
    const url = `${service.url}/worker/v1/submissions/${sent.id}`;
    await post(`${url}/retry`, { key: worker.token });
    const broken = await call("POST", `${url}/attempts`, {
      key: worker.token,
      body: formOf({ files: [{ bytes: picture.subarray(0, 400) }] }),
    });
    expectRefused(broken, 422, "unprocessable", "file_damaged");
    expect((await get(url, { key: worker.token })).body).toMatchObject({
      status: "retry_pending",
      attempt: 1,
    });
    expect(await incoming()).toEqual([]);
  });
});

describe("the last place", () => {
  test("goes to one of two who send at the same moment", async () => {
    const fresh = await makePlacesJob(service, { files_needed: 1 });
    const workers = await Promise.all([1, 2, 3, 4].map(() => joinJob(service, fresh)));
    const answers = await Promise.all(
      workers.map((worker) => send(service, fresh, worker.token, { files: [{ bytes: picture }] })),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409, 409, 409]);
    expect(await incoming()).toEqual([]);
  });
});
