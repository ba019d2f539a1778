/**
 * Every bounded read over HTTP with a million submissions behind it, beside the same with a thousand: p95 of calls
 * that take turns. WINNOW_BENCH_ROWS sets another number than a million.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "../../scripts/generate/generate.ts";
import { BENCH_KEY, type Server, startProduct, untilNothingLapses } from "./servers.ts";
import { quantile, report } from "./report.ts";

const FEW = 1_000;
const MANY = Number(process.env["WINNOW_BENCH_ROWS"] ?? 1_000_000);
const CALLS = 300;
const LIMIT = 1.3;
const WURK_PAGE = 50;

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const read = (url: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers: { authorization: `Bearer ${BENCH_KEY}` } }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () => {
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`${url} was answered with ${String(response.statusCode)}: ${text}`));
      });
    });
    sent.on("error", reject).end();
  });

const ago = (days: number): string =>
  encodeURIComponent(new Date(Date.now() - days * 24 * 3600 * 1000).toISOString());

interface Filled {
  readonly rows: number;
  readonly server: Server;
  readonly jobId: string;
  readonly code: string;
  /** A cursor in the middle of the list. */
  readonly deep: string;
}

const folder = mkdtempSync(join(tmpdir(), "winnow-bench-"));
/** Walks half of the list by its own cursors, in the largest pages. */
const middleOf = async (server: Server, rows: number): Promise<string> => {
  let cursor = "";
  for (let seen = 0; seen < rows / 2; seen += 100) {
    const after = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page = JSON.parse(await read(`${server.url}/v1/submissions?limit=100${after}`)) as {
      readonly next_cursor: string | null;
    };
    cursor = page.next_cursor ?? cursor;
  }
  return cursor;
};
const fill = async (rows: number): Promise<Filled> => {
  const dataDir = join(folder, String(rows));
  const made = await generate({ dataDir, rows, events: false });
  const server = await startProduct(dataDir, ["--limit", "wurkSubmissions=1000000/1m"]);
  await untilNothingLapses(server.url);
  return { rows, server, jobId: made.job.id, code: made.job.code, deep: await middleOf(server, rows) };
};

/** p95 of both, called in turn so that the machine's moods meet both alike; in milliseconds. */
const inTurn = async (few: string, many: string): Promise<readonly [number, number]> => {
  const times: [number[], number[]] = [[], []];
  for (let call = -20; call < CALLS; call += 1) {
    for (const [index, url] of [few, many].entries()) {
      const began = performance.now();
      await read(url);
      if (call >= 0) times[index]?.push(performance.now() - began);
    }
  }
  return [quantile(times[0], 0.95), quantile(times[1], 0.95)];
};

try {
  const few = await fill(FEW);
  const many = await fill(MANY);
  const pages = ({ rows }: Filled): number => Math.ceil(rows / WURK_PAGE);
  const reads: readonly (readonly [string, (of: Filled) => string])[] = [
    ["first page of the list", () => "/v1/submissions?limit=100"],
    [
      "page from the middle of the list",
      ({ deep }) => `/v1/submissions?limit=100&cursor=${encodeURIComponent(deep)}`,
    ],
    ["summary of 30 days", () => "/v1/submissions/summary"],
    [
      "summary of a ragged week",
      () => `/v1/submissions/summary?start_date=${ago(10.3)}&end_date=${ago(3.6)}`,
    ],
    ["first WURK page", ({ code }) => `/api/external/jobs/${code}/submissions?page=1`],
    ["middle WURK page", (of) => `/api/external/jobs/${of.code}/submissions?page=${String(pages(of) / 2)}`],
    ["last WURK page", (of) => `/api/external/jobs/${of.code}/submissions?page=${String(pages(of))}`],
  ];
  for (const [name, path] of reads) {
    const [base, big] = await inTurn(few.server.url + path(few), many.server.url + path(many));
    report({
      name: `${name}, ${String(MANY)} submissions, p95`,
      ratio: big / base,
      against: `the same of ${String(FEW)}`,
      limit: { at: LIMIT, side: "most" },
      detail: { "many ms": big, "few ms": base },
    });
  }
  await few.server.stop();
  await many.server.stop();
} finally {
  agent.destroy();
  rmSync(folder, { recursive: true, force: true });
}
