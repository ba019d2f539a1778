import { createHash, randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parsePublicId } from "#shared/domain/ids.ts";
import { instant } from "#shared/lib/instant.ts";
import type { Ports } from "../../../electron/service/ports.ts";
import { openThinLine } from "../../helpers/thin-line.ts";
import { type Answer, call, expectFirsthandError, post } from "../helpers/calls.ts";
import { type HttpService, startHttpService } from "../helpers/http-service.ts";
import {
  drawnPicture,
  formOf,
  joinJob,
  type MadeJob,
  makePlacesJob,
  score,
  send,
  submit,
} from "../helpers/story.ts";
import { idOf, TUS, tusRefusal, tusSend } from "../helpers/tus.ts";

const MIB = 1024 * 1024;
const DAY = 24 * 60 * 60 * 1000;

let service: HttpService;
let job: MadeJob;
let token: string;
let picture: Buffer<ArrayBuffer>;

beforeAll(async () => {
  service = await startHttpService({ limits: { maxFileBytes: 8 * MIB } });
  job = await makePlacesJob(service, { files_per_submission: 3, accept: ["image/jpeg", "image/png"] });
  ({ token } = await joinJob(service, job));
  picture = await drawnPicture("red-car-1.jpg");
});
afterAll(() => service.stop());

const lying = (): Promise<string[]> => readdir(join(service.dataDir, "files", "resumable"));
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
/** What follows a JPEG's end marker is ignored by whoever opens it. */
const heavy = (bytes: number): Buffer<ArrayBuffer> => Buffer.concat([picture, randomBytes(bytes)]);

const uploadsAt = (at: { readonly url: string }, id = ""): string =>
  `${at.url}/worker/v1/uploads${id === "" ? "" : `/${id}`}`;

/** A bare creation, which may carry bytes. */
const create = (
  length: number,
  {
    at = service,
    key = token,
    bytes,
    headers = {},
  }: {
    readonly at?: { readonly url: string };
    readonly key?: string;
    readonly bytes?: Uint8Array<ArrayBuffer>;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): Promise<Answer> =>
  post(uploadsAt(at), {
    key,
    headers: {
      ...TUS,
      "upload-length": String(length),
      ...(bytes === undefined ? {} : { "content-type": "application/offset+octet-stream" }),
      ...headers,
    },
    ...(bytes === undefined ? {} : { body: bytes }),
  });

const patch = (id: string, offset: number, bytes: Uint8Array<ArrayBuffer>, key = token): Promise<Answer> =>
  call("PATCH", uploadsAt(service, id), {
    key,
    headers: {
      ...TUS,
      "upload-offset": String(offset),
      "content-type": "application/offset+octet-stream",
    },
    body: bytes,
  });

const head = (id: string, key = token): Promise<Answer> =>
  call("HEAD", uploadsAt(service, id), { key, headers: TUS });

const offsetOf = async (id: string): Promise<number> => Number((await head(id)).headers.get("upload-offset"));

const locationId = (answer: Answer): string => {
  expect(answer.status, answer.text).toBe(201);
  return idOf(answer.headers.get("location") ?? "");
};

/** A submission of JSON. */
const name = (
  uploads: readonly string[],
  { key = token, headers = {}, text }: { key?: string; headers?: Record<string, string>; text?: string } = {},
): Promise<Answer> =>
  post(`${service.url}/worker/v1/jobs/${job.code}/submissions`, {
    key,
    headers,
    json: { uploads, ...(text === undefined ? {} : { content_text: text }) },
  });

const expectRefused = (answer: Answer, status: number, type: string, code: string): void => {
  expectFirsthandError(answer, status, type);
  expect(answer.error.code).toBe(code);
};

const storedBytes = async (answer: Answer, position = 0): Promise<Buffer> => {
  const file = await fetch(answer.body.attempts[0]!.files[position]!.url);
  return Buffer.from(await file.arrayBuffer());
};

describe("an upload by tus", () => {
  test("goes on where it broke off, and becomes a submission once, whole", async () => {
    const line = await openThinLine(() => service.url);
    const bytes = heavy(5 * MIB);
    line.breakAfter(2 * MIB);
    const sent = await tusSend(line, token, bytes, {
      name: "C:\\photos\\boat.jpg",
      retryDelays: [0, 100, 500, 1000],
    });
    expect(line.broken).toBe(1);
    // What had arrived did not go out again.
    expect(line.sent).toBeLessThan(bytes.length + 1.5 * MIB);
    expect(sent.url.startsWith(line.url), sent.url).toBe(true);
    const asked = await head(sent.id);
    expect(asked.status).toBe(200);
    expect(asked.headers.get("upload-offset")).toBe(String(bytes.length));
    expect(asked.headers.get("upload-length")).toBe(String(bytes.length));
    expect(asked.headers.get("upload-metadata")).toContain("filename ");
    expect(asked.headers.get("upload-expires")).toBe("Tue, 17 Mar 2026 12:00:00 GMT");
    expect(asked.headers.get("cache-control")).toBe("no-store");

    const taken = await name([sent.id], { text: "From the bridge." });
    expect(taken.status, taken.text).toBe(201);
    expect(taken.body.attempts[0]).toMatchObject({
      content_text: "From the bridge.",
      files: [{ name: "boat.jpg", content_type: "image/jpeg", size_bytes: bytes.length }],
    });
    expect(sha256(await storedBytes(taken))).toBe(sha256(bytes));
    await expect.poll(lying, { timeout: 15_000 }).toEqual([]);
    expectRefused(await name([sent.id]), 409, "conflict", "upload_used");
    expect((await head(sent.id)).status).toBe(404);
    await line.close();
  });

  test("goes on although the server still waits on the dead connection", async () => {
    const line = await openThinLine(() => service.url);
    const bytes = heavy(3 * MIB);
    line.breakAfter(MIB, "silent");
    const sent = await tusSend(line, token, bytes, { retryDelays: [0, 200, 1000, 2000] });
    expect(line.broken).toBe(1);
    const taken = await name([sent.id]);
    expect(taken.status, taken.text).toBe(201);
    expect(sha256(await storedBytes(taken))).toBe(sha256(bytes));
    await line.close();
  });

  test("may come in one request with its creation, and in pieces", async () => {
    const whole = await create(picture.length, { bytes: picture });
    const id = locationId(whole);
    expect(whole.headers.get("upload-offset")).toBe(String(picture.length));
    expect(whole.headers.get("location")).toBe(uploadsAt(service, id));
    const pieces = locationId(await create(picture.length, { bytes: picture.subarray(0, 1000) }));
    expect(await offsetOf(pieces)).toBe(1000);
    const early = await patch(pieces, 0, picture.subarray(0, 10));
    expectFirsthandError(early, 409, "conflict");
    expect(early.headers.get("content-type")).toContain("application/json");
    expect((await patch(pieces, 1000, picture.subarray(1000))).status).toBe(204);

    const form = formOf({ files: [{ bytes: picture, name: "middle.jpg" }] });
    const mixed = new FormData();
    mixed.append("upload", pieces);
    mixed.append("file", form.get("file") as File, "middle.jpg");
    mixed.append("upload", id);
    const taken = await post(`${service.url}/worker/v1/jobs/${job.code}/submissions`, {
      key: token,
      body: mixed,
    });
    expect(taken.status, taken.text).toBe(201);
    // In the order of the form; what came by tus without a name has none.
    expect(taken.body.attempts[0]?.files.map((file) => file.name)).toEqual([null, "middle.jpg", null]);
    for (const position of [0, 1, 2]) expect(await storedBytes(taken, position)).toEqual(picture);
    expect(taken.body.attempts[0]?.files[0]?.id).not.toBe(taken.body.attempts[0]?.files[2]?.id);
  });

  test("says what it takes", async () => {
    const answer = await call("OPTIONS", uploadsAt(service), { key: null });
    expect(answer.status).toBe(204);
    expect(answer.headers.get("tus-version")).toBe("1.0.0");
    expect(answer.headers.get("tus-extension")?.split(",")).toEqual([
      "creation",
      "creation-with-upload",
      "termination",
      "expiration",
    ]);
    expect(answer.headers.get("tus-max-size")).toBe(String(8 * MIB));
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    const older = await create(10, { headers: { "tus-resumable": "0.2.2" } });
    expectFirsthandError(older, 412, "invalid_request");
    expect(older.headers.get("tus-version")).toBe("1.0.0");
    const garbled = await create(10, { headers: { "upload-metadata": "filename in plain words" } });
    expectFirsthandError(garbled, 400, "invalid_request");
  });

  test("is told its address by the name that the client used", async () => {
    const proxied = await service.serve({ publicUrls: ["https://photos.example/winnow"] });
    const line = await new Promise<string>((resolve, reject) => {
      const socket = connect(proxied.port, "127.0.0.1", () => {
        socket.write(
          `POST /worker/v1/uploads HTTP/1.1\r\nHost: photos.example\r\nAuthorization: Bearer ${token}\r\n` +
            "Tus-Resumable: 1.0.0\r\nUpload-Length: 10\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        );
      });
      let text = "";
      socket.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      socket
        .on("close", () => resolve(/^location: (.*)$/im.exec(text)?.[1]?.trim() ?? text))
        .on("error", reject);
    });
    expect(line).toMatch(/^https:\/\/photos\.example\/winnow\/worker\/v1\/uploads\/[0-9a-f-]{36}$/);
    await call("DELETE", uploadsAt(service, idOf(line)), { key: token, headers: TUS });
  });

  test("is deleted when its worker says so", async () => {
    const id = locationId(await create(1000, { bytes: picture.subarray(0, 100) }));
    expect((await call("DELETE", uploadsAt(service, id), { key: token, headers: TUS })).status).toBe(204);
    expect((await head(id)).status).toBe(404);
    expect(await lying()).toEqual([]);
  });

  test("whose creation is torn leaves nothing, because nobody knows its address", async () => {
    const target = new URL(service.url);
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(target.port), target.hostname, () => {
        socket.write(
          `POST /worker/v1/uploads HTTP/1.1\r\nHost: ${target.host}\r\nAuthorization: Bearer ${token}\r\n` +
            "Tus-Resumable: 1.0.0\r\nContent-Type: application/offset+octet-stream\r\nUpload-Length: 4000000\r\nContent-Length: 4000000\r\n\r\n",
        );
        // More than is taken in before anything is written.
        socket.write(Buffer.alloc(2 * 1024 * 1024));
      });
      socket.on("error", reject).on("close", () => resolve());
      void (async () => {
        await expect.poll(async () => (await lying()).length, { timeout: 15_000 }).toBe(2);
        socket.destroy();
      })().catch(reject);
    });
    await expect.poll(lying, { timeout: 15_000 }).toEqual([]);
  });
});

describe("an upload belongs to the worker and the job that made it", () => {
  test("nobody else finds, fills, deletes or sends it", async () => {
    const id = locationId(await create(picture.length, { bytes: picture.subarray(0, 100) }));
    const stranger = await joinJob(service, job);
    const other = await makePlacesJob(service);
    // The same person at another job.
    const elsewhere = await joinJob(service, other, { token });
    for (const key of [stranger.token, elsewhere.token]) {
      expect((await head(id, key)).status).toBe(404);
      expectFirsthandError(await patch(id, 100, picture.subarray(100), key), 404, "not_found");
      const gone = await call("DELETE", uploadsAt(service, id), { key, headers: TUS });
      expectFirsthandError(gone, 404, "not_found");
    }
    expectFirsthandError(await patch(id, 100, picture.subarray(100), "wrong"), 401, "unauthorized");
    expectFirsthandError(await create(10, { key: "wrong" }), 401, "unauthorized");
    expect((await patch(id, 100, picture.subarray(100))).status).toBe(204);
    expectRefused(await name([id], { key: stranger.token }), 404, "not_found", "not_found");
    expect((await name([id])).status).toBe(201);
    expectRefused(await name([id], { key: stranger.token }), 404, "not_found", "not_found");
    for (const nonsense of ["", "../../winnow.db", "01960000-0000-7000-8000-000000000001"])
      expectRefused(await name([nonsense]), 404, "not_found", "not_found");
  });

  test("the listener for the local network takes its job's alone", async () => {
    const shared = await service.serve({}, parsePublicId("job", job.id) as never);
    const sent = await tusSend(shared, token, picture);
    expect(sent.url.startsWith(shared.url)).toBe(true);
    // One store behind both listeners.
    expect((await name([sent.id])).status).toBe(201);
    const other = await makePlacesJob(service);
    const elsewhere = await joinJob(service, other);
    expectFirsthandError(await create(10, { at: shared, key: elsewhere.token }), 401, "unauthorized");
  });
});

describe("an upload is refused before its bytes come", () => {
  test("when it is too large, empty or of unknown length", async () => {
    const large = await tusRefusal(tusSend(service, token, Buffer.alloc(8 * MIB + 1)));
    expect(large.status).toBe(413);
    expect(large.body).toContain('"code":"file_too_large"');
    expectRefused(await create(0), 422, "unprocessable", "file_empty");
    const lengthless = { key: token, headers: { ...TUS, "upload-defer-length": "1" } };
    expect(expectFirsthandError(await post(uploadsAt(service), lengthless), 400, "invalid_request")).toEqual([
      "Upload-Length",
    ]);
    const wordy = create(10, { headers: { "upload-metadata": `filename ${"QUJD".repeat(2000)}` } });
    expect(expectFirsthandError(await wordy, 400, "invalid_request")).toEqual(["Upload-Metadata"]);
    // More than was announced.
    const id = locationId(await create(100));
    expectFirsthandError(await patch(id, 0, picture.subarray(0, 200)), 413, "payload_too_large");
    await call("DELETE", uploadsAt(service, id), { key: token, headers: TUS });
    expect(await lying()).toEqual([]);
  });

  test("when the job is closed or full, unless a new try of the worker's is open", async () => {
    const small = await makePlacesJob(service, { files_needed: 1 });
    const worker = await joinJob(service, small);
    const sent = await submit(service, small, worker.token, { text: "the only place" });
    expectRefused(await create(10, { key: worker.token }), 409, "conflict", "no_places_left");
    await score(service, sent.id, 1);
    expect(
      (await post(`${service.url}/worker/v1/submissions/${sent.id}/retry`, { key: worker.token })).status,
    ).toBe(200);
    const again = await tusSend(service, worker.token, picture);
    const tried = await post(`${service.url}/worker/v1/submissions/${sent.id}/attempts`, {
      key: worker.token,
      json: { uploads: [again.id] },
    });
    expect(tried.status, tried.text).toBe(201);
    expect(tried.body.attempts[1]?.files[0]?.size_bytes).toBe(picture.length);

    const closed = await makePlacesJob(service);
    const late = await joinJob(service, closed);
    await post(`${service.url}/v1/jobs/${closed.id}/close`);
    const same = await send(service, closed, late.token, { text: "x" });
    const refused = await create(10, { key: late.token });
    expectRefused(refused, 409, "conflict", "job_closed");
    expect(refused.error.message).toBe(same.error.message);
  });

  test("when the disk or the job is full, counting what lies there and what is announced", async () => {
    const { ports } = service;
    const full = (settings: Partial<Ports["settings"]>) =>
      service.serve({}, undefined, { ...ports, settings: { ...ports.settings, ...settings } });
    const low = await full({ minFreeBytes: Number.MAX_SAFE_INTEGER });
    expectRefused(await create(10, { at: low }), 507, "internal", "disk_full");

    const fresh = await makePlacesJob(service);
    const key = (await joinJob(service, fresh)).token;
    const tight = await full({ maxJobBytes: 1000 });
    expectRefused(await create(1001, { at: tight, key }), 507, "internal", "disk_full");
    const id = locationId(await create(600, { at: tight, key }));
    expectRefused(await create(401, { at: tight, key }), 507, "internal", "disk_full");
    const rest = locationId(await create(400, { at: tight, key }));
    for (const one of [id, rest]) await call("DELETE", uploadsAt(service, one), { key, headers: TUS });
  });

  test("when the worker is too fast, or has twenty that are in no submission", async () => {
    const served = await service.serve({ rateLimits: { workerUploads: { max: 2, windowMs: 60_000 } } });
    const eager = await joinJob(service, job);
    for (let n = 0; n < 2; n += 1) locationId(await create(10, { at: served, key: eager.token }));
    const answer = await create(10, { at: served, key: eager.token });
    expectFirsthandError(answer, 429, "rate_limited");
    expect(answer.headers.get("retry-after")).not.toBeNull();

    for (let n = 2; n < 20; n += 1) locationId(await create(10, { key: eager.token }));
    expectRefused(await create(10, { key: eager.token }), 409, "conflict", "too_many_uploads");
    // Somebody else is not held up.
    locationId(await create(10));
    const { uploads } = service.ports.files;
    await uploads.sweep(instant(service.clock.now() + 1));
    expect(await lying()).toEqual([]);
  });
});

describe("a submission by ids is refused", () => {
  test("when an upload is not finished, and taken when it is", async () => {
    const id = locationId(await create(picture.length, { bytes: picture.subarray(0, 500) }));
    expectRefused(await name([id]), 409, "conflict", "upload_unfinished");
    expect((await patch(id, 500, picture.subarray(500))).status).toBe(204);
    expect((await name([id])).status).toBe(201);
  });

  test("when the bytes are damaged, of another type or no picture at all", async () => {
    const cut = await tusSend(service, token, picture.subarray(0, picture.length / 2));
    expectRefused(await name([cut.id]), 422, "unprocessable", "file_damaged");
    const gif = await tusSend(service, token, Buffer.from("GIF89a, or so it says"));
    expectRefused(await name([gif.id]), 415, "unsupported_media_type", "unsupported_media_type");
    // Bytes that were refused are gone.
    expect((await head(cut.id)).status).toBe(404);
    expect(await lying()).toEqual([]);
  });

  test("when it names too many, one twice, or something else", async () => {
    const sent = await tusSend(service, token, picture);
    const { id } = sent;
    const fields = async (json: unknown): Promise<readonly string[]> =>
      expectFirsthandError(
        await post(`${service.url}/worker/v1/jobs/${job.code}/submissions`, { key: token, json }),
        400,
        "invalid_request",
      );
    expect(await fields({ uploads: [id, id] })).toEqual(["uploads"]);
    expect(await fields({ uploads: "no array" })).toEqual(["uploads"]);
    expect(await fields({ uploads: [id], files: [] })).toEqual(["files"]);
    expect(await fields({ content_text: "x".repeat(20_001) })).toEqual(["content_text"]);
    expect(await fields({})).toEqual([]);
    const four = [
      id,
      ...(await Promise.all([1, 2, 3].map(() => tusSend(service, token, picture)))).map((one) => one.id),
    ];
    expectRefused(await name(four), 400, "invalid_request", "too_many_files");
    // Nothing of what was refused is used up.
    const taken = await name(four.slice(0, 3));
    expect(taken.status, taken.text).toBe(201);
    expect(taken.body.attempts[0]?.files).toHaveLength(3);
    expect((await name(four.slice(3))).status).toBe(201);
  });

  test("for one of two that name the same upload at the same moment", async () => {
    const { id } = await tusSend(service, token, picture);
    const answers = await Promise.all([1, 2, 3].map(() => name([id])));
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409, 409]);
  });

  test("when a place is lacking, and the upload stays for another job's end or a place that comes free", async () => {
    const small = await makePlacesJob(service, { files_needed: 1 });
    const [slow, quick] = await Promise.all([joinJob(service, small), joinJob(service, small)]);
    const sent = await tusSend(service, slow.token, picture);
    const first = await submit(service, small, quick.token, { text: "took the place" });
    const late = (): Promise<Answer> =>
      post(`${service.url}/worker/v1/jobs/${small.code}/submissions`, {
        key: slow.token,
        json: { uploads: [sent.id] },
      });
    expectRefused(await late(), 409, "conflict", "no_places_left");
    await score(service, first.id, 1);
    const taken = await late();
    expect(taken.status, taken.text).toBe(201);
    expect(await storedBytes(taken)).toEqual(picture);
  });
});

describe("a repeated request with the same Idempotency-Key", () => {
  test("is answered as before although its upload is used up", async () => {
    const { id } = await tusSend(service, token, heavy(1000));
    const headers = { "idempotency-key": "the-one-parcel" };
    const first = await name([id], { headers });
    expect(first.status, first.text).toBe(201);
    await expect.poll(lying, { timeout: 15_000 }).toEqual([]);
    const second = await name([id], { headers });
    expect(second.status, second.text).toBe(201);
    expect(second.headers.get("idempotent-replayed")).toBe("true");
    expect(second.body.id).toBe(first.body.id);
    const other = await tusSend(service, token, picture);
    expectFirsthandError(await name([other.id], { headers }), 409, "conflict");
    expectRefused(await name([id]), 409, "conflict", "upload_used");
  });
});

describe("an upload that lies for a day", () => {
  test("has expired, and upkeep removes it", async () => {
    const unfinished = locationId(await create(1000, { bytes: picture.subarray(0, 100) }));
    const finished = await tusSend(service, token, picture);
    service.clock.advance(DAY);
    expect((await head(unfinished)).status).toBe(200);
    service.clock.advance(1000);
    expect((await head(unfinished)).status).toBe(410);
    const late = await patch(unfinished, 100, picture.subarray(100, 200));
    expectFirsthandError(late, 410, "invalid_request");
    expectRefused(await name([finished.id]), 404, "not_found", "not_found");
    const fresh = locationId(await create(1000));
    const swept = await service.ports.files.uploads.sweep(instant(service.clock.now() - DAY));
    expect(swept.files).toBeGreaterThanOrEqual(2);
    expect((await lying()).filter((file) => !file.startsWith(fresh))).toEqual([]);
    await call("DELETE", uploadsAt(service, fresh), { key: token, headers: TUS });
    service.clock.advance(-DAY - 1000);
  });
});
