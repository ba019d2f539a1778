/** Real `serve` processes: started, read, signalled and killed as a supervisor would. */
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import { SERVE_ENTRY } from "../helpers/entries.ts";
import { TEST_KEY } from "../helpers/service.ts";

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ServeProcess {
  /** The parsed first line of stdout. Rejects when the process ends before it. */
  readonly ready: Promise<{ readonly event: string; readonly url: string; readonly data: string }>;
  readonly ended: Promise<Ended>;
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
  signal(signal: NodeJS.Signals): void;
  /** Resolves with the first line of the log, past or future, that contains the words. */
  logged(words: string): Promise<string>;
}

export interface ServeOptions {
  readonly env?: Readonly<Record<string, string>>;
}

export const startServe = (args: readonly string[], { env = {} }: ServeOptions = {}): ServeProcess => {
  const child = spawn(process.execPath, [SERVE_ENTRY, ...args], {
    env: { ...process.env, WINNOW_API_KEYS: `acme=${TEST_KEY}`, NODE_OPTIONS: "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once("close", (code, signal) => {
      resolve({ code, signal });
    });
  });
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  const stdout = linesOf(child, "stdout");
  const stderr = linesOf(child, "stderr");
  const ready = Promise.race([
    stdout.first(() => true),
    ended.then(({ code }) => {
      throw new Error(`serve ended with ${String(code)} before it was ready:\n${stderr.lines.join("\n")}`);
    }),
  ]).then((line) => JSON.parse(line) as Awaited<ServeProcess["ready"]>);
  ready.catch(() => undefined);
  return {
    ready,
    ended,
    stdout: stdout.lines,
    stderr: stderr.lines,
    signal: (signal) => void child.kill(signal),
    logged: (words) => stderr.first((line) => line.includes(words)),
  };
};

/** What a person reads on stderr: everything but the log's JSON lines. */
export const sentencesOf = ({ stderr }: ServeProcess): readonly string[] =>
  stderr.filter((line) => line.trim() !== "" && !line.startsWith("{"));

const linesOf = (child: ChildProcess, name: "stdout" | "stderr") => {
  const lines: string[] = [];
  const waiting = new Set<(line: string) => void>();
  const stream = child[name];
  if (stream === null) throw new Error("The process has no such stream.");
  createInterface({ input: stream }).on("line", (line) => {
    lines.push(line);
    for (const look of waiting) look(line);
  });
  const first = (wanted: (line: string) => boolean): Promise<string> =>
    new Promise((resolve) => {
      const look = (line: string): void => {
        if (!wanted(line)) return;
        waiting.delete(look);
        resolve(line);
      };
      waiting.add(look);
      for (const line of lines) look(line);
    });
  return { lines, first };
};

export interface ServedJob {
  readonly id: string;
  readonly code: string;
  readonly upload_url: string;
}

const bearer = { authorization: `Bearer ${TEST_KEY}` };

export const readJson = async (url: string, path: string): Promise<unknown> => {
  const answer = await fetch(url + path, { headers: bearer });
  if (!answer.ok)
    throw new Error(`${path} was answered with ${String(answer.status)}: ${await answer.text()}`);
  return answer.json();
};

/** Every row of a list, page by page. */
export const readAll = async <Row>(url: string, path: string): Promise<readonly Row[]> => {
  const all: Row[] = [];
  let cursor: string | null = null;
  do {
    const after = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page = (await readJson(url, `${path}?limit=100${after}`)) as {
      readonly data: readonly Row[];
      readonly next_cursor: string | null;
    };
    all.push(...page.data);
    cursor = page.next_cursor;
  } while (cursor !== null);
  return all;
};

/** A places job of the key's owner, made over HTTP. */
export const makeJobAt = async (url: string, over: object = {}): Promise<ServedJob> => {
  const answer = await fetch(`${url}/v1/jobs`, {
    method: "POST",
    headers: { ...bearer, "content-type": "application/json" },
    body: JSON.stringify({
      type: "data_collection",
      title: "Red cars",
      description: "One red car in each photo.",
      scoring_criteria: ["a red car", "a sharp photo"],
      files_needed: 10_000,
      ...over,
    }),
  });
  if (answer.status !== 201) throw new Error(`The job was answered with ${String(answer.status)}.`);
  return (await answer.json()) as ServedJob;
};
