/**
 * What a call costs over HTTP, beside the least it could cost: a bare Node server that answers the same bytes
 * from memory, and for an upload, writing and syncing the same bytes without any server. One connection, one
 * call at a time, both sides taking turns in the same run.
 */
import { open, readdir, readFile, rm } from "node:fs/promises";
import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { startHttpService, TEST_KEY } from "../http/helpers/http-service.ts";
import { REPOSITORY } from "../helpers/service.ts";
import { quantile, report } from "./report.ts";

const ROUNDS = 300;
const ROWS = 100;

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

const call = (url: string, { method = "GET", headers = {}, body }: Sent = {}): Promise<string> =>
  new Promise((resolve, reject) => {
    const key = { authorization: `Bearer ${TEST_KEY}` };
    const sent = request(url, { agent, method, headers: { ...key, ...headers } }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () => {
        if ((response.statusCode ?? 500) < 400) resolve(text);
        else reject(new Error(`${url} was answered with ${String(response.statusCode)}: ${text}`));
      });
    });
    sent.on("error", reject).end(body);
  });

/** Median milliseconds of each, taking turns so that a busy machine burdens both alike. */
const race = async (
  rounds: number,
  ours: (turn: number) => Promise<unknown>,
  rival: (turn: number) => Promise<unknown>,
): Promise<readonly [number, number]> => {
  const times: [number[], number[]] = [[], []];
  for (let turn = 0; turn < rounds; turn += 1) {
    for (const [side, run] of [ours, rival].entries()) {
      const started = performance.now();
      await run(turn);
      times[side]?.push(performance.now() - started);
    }
  }
  return [quantile(times[0].slice(rounds / 10), 0.5), quantile(times[1].slice(rounds / 10), 0.5)];
};

const service = await startHttpService({ limits: { maxSubmissionsPerWorker: 10_000 } });
const WIDE = { max: 1_000_000, windowMs: 60_000 };
const limits = { wurkSubmissions: WIDE, workerUploads: WIDE };
const { url } = await service.serve({ checkAnswers: false, rateLimits: limits });
const json = { "content-type": "application/json" };

const job = JSON.parse(
  await call(`${url}/v1/jobs`, {
    method: "POST",
    headers: json,
    body: JSON.stringify({
      type: "custom",
      title: "Red cars",
      description: "One red car in each photo.",
      max_completions: 5,
      selection_type: "creator",
    }),
  }),
) as { code: string; upload_url: string };
const { token } = JSON.parse(
  await call(`${url}/worker/v1/jobs/${job.code}/join`, {
    method: "POST",
    headers: json,
    body: JSON.stringify({ invite: job.upload_url.split("#")[1] }),
  }),
) as { token: string };

const folder = join(REPOSITORY, "tests", "fixtures", "drawn");
const names = (await readdir(folder)).filter((name) => name.endsWith(".jpg"));
const pictures = await Promise.all(names.map((name) => readFile(join(folder, name))));
const pictureOf = (turn: number): Buffer => {
  const picture = pictures[turn % pictures.length] ?? Buffer.alloc(0);
  // Bytes after the end marker are allowed, and make each picture a file of its own.
  return Buffer.concat([picture, Buffer.from(String(turn)), picture.subarray(-2)]);
};
const upload = (turn: number): Promise<string> =>
  call(`${url}/worker/v1/jobs/${job.code}/submissions`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "multipart/form-data; boundary=x" },
    body: Buffer.concat([
      Buffer.from('--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n'),
      pictureOf(turn),
      Buffer.from("\r\n--x--\r\n"),
    ]),
  });
const writeAndSync = async (turn: number): Promise<void> => {
  const path = join(service.dataDir, "rival");
  const file = await open(path, "w");
  await file.write(pictureOf(turn));
  await file.sync();
  await file.close();
  await rm(path);
};

const [uploaded, written] = await race(ROWS + 20, upload, writeAndSync);
report({
  name: "http upload",
  ratio: uploaded / written,
  against: "writing and syncing the same bytes",
  limit: null,
  detail: { uploadMs: uploaded, writeMs: written },
});

const texts = new Map<string, string>();
const bare = createServer((asked, answer) => {
  answer.setHeader("content-type", "application/json; charset=utf-8");
  answer.end(texts.get(asked.url ?? ""));
}).listen(0, "127.0.0.1");
await new Promise((resolve) => bare.once("listening", resolve));
const bareUrl = `http://127.0.0.1:${String((bare.address() as AddressInfo).port)}`;

const reads = [
  ["http list of 100", `/v1/submissions?limit=${String(ROWS)}`, 12],
  ["http summary", "/v1/submissions/summary", 12],
  ["http WURK page of 50", `/api/external/jobs/${job.code}/submissions`, 12],
] as const;
for (const [name, path, limit] of reads) {
  texts.set(path, await call(url + path));
  const [ours, rival] = await race(
    ROUNDS,
    () => call(url + path),
    () => call(bareUrl + path),
  );
  report({
    name,
    ratio: ours / rival,
    against: "a bare server answering the same bytes from memory",
    limit: { at: limit, side: "most" },
    detail: { oursMs: ours, bareMs: rival, bytes: texts.get(path)?.length ?? 0 },
  });
}

bare.close();
agent.destroy();
await service.stop();
