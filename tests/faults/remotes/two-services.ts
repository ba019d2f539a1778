/** A `serve` process that is the remote, and another one whose clock runs fast, that follows jobs of it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import type { RemoteView } from "#shared/contract/remote-views.ts";
import { DAY } from "#shared/lib/instant.ts";
import { readRemoteCommand } from "../../../electron/remote-command/command-line.ts";
import { askRunning } from "../../../electron/remote-command/command-socket.ts";
import type { Line } from "../../../electron/remote-command/output.ts";
import { TEST_KEY } from "../../helpers/service.ts";
import { joinAs } from "../../helpers/worker.ts";
import { textOf } from "../../service/contest.ts";
import { makeJobAt, type ServedJob, type ServeProcess, startServe } from "../serve-process.ts";

/** So many minutes pass at the desk in one of ours. */
export const SPEED = 40;
export const REAL_MINUTE_MS = 60_000 / SPEED;
const WIDE = ["wurkSubmissions=100000/1s", "wurkChooseWinners=100000/1s", "workerUploads=100000/1s"];
const AT_ONCE = 8;

const temporaryFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "winnow-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

const limits = [...WIDE, "maxSubmissionsPerWorker=10000"].flatMap((limit) => ["--limit", limit]);

export const startFar = async (): Promise<string> =>
  (await startServe(["--data", await temporaryFolder(), "--port", "0", ...limits]).ready).url;

export const keyOf = (remote: string): string => `key-of-the-desk-${remote}`.padEnd(16, "-");

export interface Near {
  readonly dataDir: string;
  /** Starts it, or starts it again after a kill. */
  start(): Promise<string>;
  kill(): Promise<void>;
  /** What `npm run remote` would do; its views. */
  command(...args: readonly string[]): Promise<readonly RemoteView[]>;
}

/** The desk; `remotes` are the names of the remotes that it may have, so that programs can choose at their jobs. */
export const nearOf = async (remotes: readonly string[]): Promise<Near> => {
  const dataDir = await temporaryFolder();
  const env = {
    WINNOW_API_KEYS: remotes.map((name) => `${name} (remote)=${keyOf(name)}`).join(","),
    NODE_OPTIONS: `--import ${join(import.meta.dirname, "fast-clock.ts")}`,
    WINNOW_TEST_SPEED: String(SPEED),
    WINNOW_TEST_CLOCK_FROM: String(Date.now()),
  };
  let running: ServeProcess | null = null;
  return {
    dataDir,
    start: async () => {
      running = startServe(["--data", dataDir, "--port", "0", ...limits], { env });
      return (await running.ready).url;
    },
    kill: async () => {
      running?.signal("SIGKILL");
      await running?.ended;
    },
    command: async (...args) => {
      const command = { ...readRemoteCommand([...args, "--data", dataDir], {}), key: TEST_KEY };
      const said: Line[] = [];
      const code = await askRunning(command, (line) => void said.push(line));
      if (code !== 0) throw new Error(`${args.join(" ")}: ${JSON.stringify(said)}`);
      return said.flatMap((line) => (line.event === "remote" ? [line.remote] : []));
    },
  };
};

/** Follows a job of the far service through `url`. */
export const follow = async (
  near: Near,
  name: string,
  {
    url,
    code,
    cap,
    rates = [],
  }: {
    readonly url: string;
    readonly code: string;
    readonly cap: number;
    readonly rates?: readonly string[];
  },
): Promise<void> => {
  await near.command("add", name, url, ...rates.flatMap((rate) => ["--rate", rate]));
  const closes = new Date(Date.now() + 20 * DAY).toISOString();
  await near.command("follow", name, code, "--title", name, "--closes", closes, "--cap", String(cap));
};

export const makeContest = (url: string, places: number): Promise<ServedJob> =>
  makeJobAt(url, {
    type: "custom",
    files_needed: undefined,
    title: "Names for an oat drink",
    description: "One name each, in a few words.",
    max_completions: places,
    selection_type: "creator",
  });

/** Texts that no two have in common, from the number `first` on. */
export const sendTexts = async (job: ServedJob, first: number, count: number): Promise<void> => {
  const { origin, code, token } = await joinAs(job, "Ada");
  const numbers = Array.from({ length: count }, (_, index) => first + index);
  const sendAll = async (): Promise<void> => {
    for (let number = numbers.shift(); number !== undefined; number = numbers.shift()) {
      const body = new FormData();
      body.append("content_text", `${textOf(number)} ${String(number)}`);
      const answer = await fetch(`${origin}/worker/v1/jobs/${code}/submissions`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}` },
        body,
      });
      expect(answer.status, await answer.text()).toBe(201);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sendAll));
};

interface ListedRow {
  readonly id: string;
  readonly content_text: string;
  readonly winner: 0 | 1;
}

/** The whole list of a job by WURK's dialect. */
export const listOf = async (url: string, key: string, jobId: string): Promise<readonly ListedRow[]> => {
  const rows: ListedRow[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const path = `${url}/api/external/jobs/${jobId}/submissions?page=${String(page)}`;
    const answer = await fetch(path, { headers: { "x-api-key": key } });
    const read = (await answer.json()) as { submissions: readonly ListedRow[]; totalPages: number };
    pages = read.totalPages;
    rows.push(...read.submissions);
  }
  return rows;
};

/** The texts of the winners, which are the same on both sides whatever the ids. */
export const winnersIn = (rows: readonly ListedRow[]): readonly string[] =>
  rows
    .filter(({ winner }) => winner === 1)
    .map((row) => row.content_text)
    .sort();

/** Seals these at the desk, ten at a time, by its own dialect: they go to the remote from its journal. */
export const choose = async (
  url: string,
  key: string,
  jobId: string,
  rows: readonly ListedRow[],
): Promise<void> => {
  for (let first = 0; first < rows.length; first += 10) {
    const ids = rows.slice(first, first + 10).map(({ id }) => id);
    const answer = await fetch(`${url}/api/external/jobs/${jobId}/choose-winners`, {
      method: "POST",
      headers: { "x-api-key": key, "content-type": "application/json" },
      body: JSON.stringify({ submissionIds: ids }),
    });
    expect(answer.status, await answer.text()).toBe(200);
  }
};
