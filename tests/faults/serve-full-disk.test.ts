import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import type { WorkerError } from "#shared/contract/worker.ts";
import { startTestService, TEST_KEY } from "../helpers/service.ts";
import { drawnPictures, joinAs, scoredCount, type TestWorker, upload } from "../helpers/worker.ts";
import { makeJobAt, readJson, startServe } from "./serve-process.ts";
import { noSmallDisk, smallDisk } from "./small-disk.ts";

const MIB = 1024;
const GIB = 1024 * MIB;
const skipped = noSmallDisk === null ? "" : ` (skipped: ${noSmallDisk})`;
const [picture, ...others] = drawnPictures();

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Sends until the answer is 507, and returns what it says. */
const sendUntilFull = async (
  worker: TestWorker,
  next: () => Uint8Array,
  kept: Map<string, string>,
  faults: readonly string[] = [],
): Promise<WorkerError["error"]> => {
  for (;;) {
    const bytes = next();
    const body = new FormData();
    body.append("file", new Blob([new Uint8Array(bytes)]), "photo.jpg");
    const answer = await fetch(`${worker.origin}/worker/v1/jobs/${worker.code}/submissions`, {
      method: "POST",
      headers: { authorization: `Bearer ${worker.token}` },
      body,
    });
    const text = await answer.text();
    if (answer.status === 507) return (JSON.parse(text) as WorkerError).error;
    expect(answer.status, [text, ...faults].join("\n")).toBe(201);
    kept.set((JSON.parse(text) as { readonly id: string }).id, sha256(bytes));
  }
};

const sentence = { code: "disk_full", message: expect.stringMatching(/^[A-Z].*\.$/) as string };

test(
  `a disk that runs low: uploads are refused with 507 before it is full, and taken again later${skipped}`,
  { timeout: 60_000 },
  async (context) => {
    context.skip(noSmallDisk !== null, noSmallDisk ?? "");
    const disk = smallDisk(GIB + 64 * MIB);
    const serve = startServe(["--data", join(disk, "data"), "--port", "0", "--model", "practice"]);
    const { url } = await serve.ready;
    const worker = await joinAs(await makeJobAt(url), "Ada");
    const { id } = await upload(worker, picture!.bytes);

    execFileSync("fallocate", ["-l", "96M", join(disk, "filler")]);
    expect(await sendUntilFull(worker, () => others[0]!.bytes, new Map())).toMatchObject(sentence);
    expect(await readJson(url, `/v1/submissions/${id}`)).toMatchObject({ id });
    expect(await readJson(url, "/healthz")).toEqual({ status: "ok" });

    rmSync(join(disk, "filler"));
    await upload(worker, others[0]!.bytes);
  },
);

test(
  `a disk that is full to the last byte: nothing that was acknowledged is lost, and all goes on once there is space${skipped}`,
  { timeout: 90_000 },
  async (context) => {
    context.skip(noSmallDisk !== null, noSmallDisk ?? "");
    const disk = smallDisk(24 * MIB);
    const filler = join(disk, "filler");
    writeFileSync(filler, Buffer.alloc(8 * MIB * 1024));
    const faults: string[] = [];
    const service = await startTestService({
      dataDir: join(disk, "data"),
      limits: { minFreeBytes: 0 },
      log: pino({ level: "error" }, { write: (line) => void faults.push(line) }),
    });
    onTestFinished(() => service.close());
    const worker = await joinAs(await makeJobAt(service.url), "Ada");

    // The same picture again and again, with a tail that makes every file another one.
    let sent = 0;
    const next = (): Uint8Array => {
      const tail = Buffer.alloc(512 * 1024, sent);
      sent += 1;
      return jpegWithComment(picture!.bytes, tail);
    };
    const kept = new Map<string, string>();
    expect(await sendUntilFull(worker, next, kept, faults)).toMatchObject(sentence);
    expect(kept.size).toBeGreaterThan(0);

    rmSync(filler);
    const scored = scoredCount(service, 1);
    const { id } = await upload(worker, next());
    await scored;
    expect(await readJson(service.url, `/v1/submissions/${id}`)).toMatchObject({ id });
    for (const [submission, hash] of kept) {
      const { file_url } = (await readJson(service.url, `/v1/submissions/${submission}`)) as {
        readonly file_url: string;
      };
      const answer = await fetch(file_url, { headers: { authorization: `Bearer ${TEST_KEY}` } });
      expect(sha256(new Uint8Array(await answer.arrayBuffer()))).toBe(hash);
    }
    expect((await service.ports.store.views.verifyEvents()).firstBad).toBeNull();
  },
);

/** The picture with comment segments right after its start marker, which no decoder minds. */
const jpegWithComment = (jpeg: Uint8Array, comment: Uint8Array): Uint8Array => {
  const MOST = 65_000;
  const segments: Buffer[] = [];
  for (let at = 0; at < comment.length; at += MOST) {
    const part = comment.subarray(at, at + MOST);
    const head = Buffer.from([0xff, 0xfe, 0, 0]);
    head.writeUInt16BE(part.length + 2, 2);
    segments.push(head, Buffer.from(part));
  }
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
};
