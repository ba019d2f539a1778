/**
 * How many uploads of 300 kB are acknowledged a second over 16 connections, as multipart and as a raw stream (tus),
 * beside a loop that writes, syncs and renames the same files; and what `/healthz` takes meanwhile.
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { drawnPictures, joinAs } from "../helpers/worker.ts";
import { type Line, openLine, type RawAnswer } from "./raw-client.ts";
import { quantile, report } from "./report.ts";
import { BENCH_KEY, startProduct } from "./servers.ts";

const FILE_BYTES = 300_000;
const CONNECTIONS = 16;
const UPLOADS = 200;
const ROUNDS = 5;
const HEALTH_LIMIT_MS = 50;
/** A worker may have so many uploads that are in no submission yet. */
const PER_WORKER = 20;

/** A real JPEG, made up to the size by a comment segment before its image data; every one is another file. */
const jpeg = drawnPictures().find(({ file }) => file.endsWith(".jpg"))?.bytes ?? Buffer.alloc(0);
const pictureOf = (): Buffer => {
  const comments: Buffer[] = [];
  for (let left = FILE_BYTES - jpeg.length; left > 0; left -= 65_000) {
    const body = randomBytes(Math.min(left, 65_000));
    const head = Buffer.from([0xff, 0xfe, 0, 0]);
    head.writeUInt16BE(body.length + 2, 2);
    comments.push(head, body);
  }
  return Buffer.concat([jpeg.subarray(0, 2), ...comments, jpeg.subarray(2)]);
};

/** Runs `work` for each of `count` turns, one at a time in each lane; turns a second. */
const rateOf = async <Lane>(
  count: number,
  lanes: readonly Lane[],
  work: (lane: Lane, turn: number) => Promise<unknown>,
): Promise<number> => {
  let next = 0;
  const began = performance.now();
  await Promise.all(
    lanes.map(async (lane) => {
      while (next < count) await work(lane, next++);
    }),
  );
  return count / ((performance.now() - began) / 1000);
};

const folder = mkdtempSync(join(tmpdir(), "winnow-bench-"));
try {
  const product = await startProduct(join(folder, "data"));
  const made = await fetch(`${product.url}/v1/jobs`, {
    method: "POST",
    headers: { authorization: `Bearer ${BENCH_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({
      type: "data_collection",
      title: "Red cars",
      description: "One red car in each photo.",
      files_needed: 10_000,
    }),
  });
  const job = (await made.json()) as { code: string; upload_url: string };
  const lines = await Promise.all(Array.from({ length: CONNECTIONS }, () => openLine(product.port)));
  const submissions = `/worker/v1/jobs/${job.code}/submissions`;
  const boundary = "winnow-bench";
  const partHead = Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`,
  );
  const partEnd = Buffer.from(`\r\n--${boundary}--\r\n`);
  /** One POST of a worker; `headers` come in whole lines. */
  const post = (
    line: Line,
    token: string,
    path: string,
    headers: string,
    ...body: Buffer[]
  ): Promise<RawAnswer> => {
    const length = body.reduce((sum, part) => sum + part.length, 0);
    const head = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${String(product.port)}\r\nAuthorization: Bearer ${token}\r\n${headers}Content-Length: ${String(length)}\r\n\r\n`;
    return line.ask([Buffer.from(head), ...body]);
  };
  const freshTokens = (): Promise<readonly string[]> =>
    Promise.all(Array.from({ length: UPLOADS / PER_WORKER }, async () => (await joinAs(job, "Bench")).token));
  const asMultipart = (line: Line, token: string, bytes: Buffer): Promise<RawAnswer> =>
    post(
      line,
      token,
      submissions,
      `Content-Type: multipart/form-data; boundary=${boundary}\r\n`,
      partHead,
      bytes,
      partEnd,
    );
  /** Made and sent in one request; what is acknowledged is the stream, as the loop beside it acknowledges a file. */
  const asStream = (line: Line, token: string, bytes: Buffer): Promise<RawAnswer> =>
    post(
      line,
      token,
      "/worker/v1/uploads",
      `Tus-Resumable: 1.0.0\r\nUpload-Length: ${String(bytes.length)}\r\nUpload-Metadata: filename ${Buffer.from("a.jpg").toString("base64")}\r\nContent-Type: application/offset+octet-stream\r\n`,
      bytes,
    );
  const writeSyncRename = async (turn: number, bytes: Buffer): Promise<void> => {
    const path = join(folder, String(turn));
    const file = await open(`${path}.part`, "w");
    await file.write(bytes);
    await file.sync();
    await file.close();
    await rename(`${path}.part`, path);
  };

  const submit = (line: Line, token: string, { head }: RawAnswer): Promise<RawAnswer> => {
    const id = /^location: \S*\/(\S+)/im.exec(head)?.[1] ?? "";
    return post(
      line,
      token,
      submissions,
      "Content-Type: application/json\r\n",
      Buffer.from(JSON.stringify({ uploads: [id] })),
    );
  };

  const rates = {
    multipart: [] as number[],
    stream: [] as number[],
    "stream with its submission": [] as number[],
    loop: [] as number[],
  };
  const health: number[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const pictures = Array.from({ length: UPLOADS }, pictureOf);
    const of = (turn: number): Buffer => pictures[turn] ?? jpeg;
    const tokens = await freshTokens();
    const tokenOf = (turn: number): string => tokens[Math.floor(turn / PER_WORKER)] ?? "";
    const uploading = new AbortController();
    const asking = (async (): Promise<void> => {
      while (!uploading.signal.aborted) {
        const began = performance.now();
        await (await fetch(`${product.url}/healthz`)).text();
        if (round >= 0) health.push(performance.now() - began);
        await sleep(10);
      }
    })();
    const multipartRate = await rateOf(UPLOADS, lines, (line, turn) =>
      asMultipart(line, tokenOf(turn), of(turn)),
    );
    uploading.abort();
    await asking;
    const loopRate = await rateOf(UPLOADS, ["alone"], (_, turn) => writeSyncRename(turn, of(turn)));
    const more = await freshTokens();
    const streamRate = await rateOf(UPLOADS, lines, (line, turn) =>
      asStream(line, more[turn % more.length] ?? "", of(turn)),
    );
    const last = await freshTokens();
    const wholeRate = await rateOf(UPLOADS, lines, async (line, turn) => {
      const token = last[turn % last.length] ?? "";
      await submit(line, token, await asStream(line, token, of(turn)));
    });
    if (round < 0) continue;
    rates.multipart.push(multipartRate);
    rates.loop.push(loopRate);
    rates.stream.push(streamRate);
    rates["stream with its submission"].push(wholeRate);
  }
  const loop = quantile(rates.loop, 0.5);
  for (const [name, limit] of [
    ["multipart", 0.45],
    ["stream", 0.6],
    ["stream with its submission", null],
  ] as const) {
    const rate = quantile(rates[name], 0.5);
    report({
      name: `uploads of 300 kB acknowledged a second as ${name}, 16 connections`,
      ratio: rate / loop,
      against: "a loop that writes, syncs and renames the same files",
      limit: limit === null ? null : { at: limit, side: "least" },
      detail: { "uploads a second": rate, "loop a second": loop },
    });
  }
  report({
    name: "healthz p95 while uploads run",
    ratio: quantile(health, 0.95) / HEALTH_LIMIT_MS,
    against: `${String(HEALTH_LIMIT_MS)} ms`,
    limit: { at: 1, side: "most" },
    detail: { "p95 ms": quantile(health, 0.95), "p50 ms": quantile(health, 0.5), asked: health.length },
  });
  for (const line of lines) line.close();
  await product.stop();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
