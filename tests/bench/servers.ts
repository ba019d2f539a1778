/** Servers in processes of their own, as in use. */
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { REPOSITORY } from "../helpers/service.ts";

export const BENCH_KEY = "bench-key-of-acme-0001";

export interface Server {
  readonly port: number;
  readonly url: string;
  stop(): Promise<void>;
}

const started = async (child: ChildProcess): Promise<Server> => {
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    if (child.stdout === null) throw new Error("The server has no output to read.");
    createInterface(child.stdout).once("line", resolve);
    child.once("close", (code) => reject(new Error(`A server ended with ${String(code)}.`)));
  });
  const { url } = JSON.parse(line) as { url: string };
  return {
    url,
    port: Number(new URL(url).port),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
};

/** The product: `serve` on a data folder. */
export const startProduct = (dataDir: string, args: readonly string[] = []): Promise<Server> =>
  started(
    spawn(
      process.execPath,
      [join(REPOSITORY, "electron", "serve.ts"), "--data", dataDir, "--port", "0", ...args],
      {
        env: { ...process.env, NODE_ENV: "production", WINNOW_API_KEYS: `acme=${BENCH_KEY}` },
        stdio: ["ignore", "pipe", "ignore"],
      },
    ),
  );

/** Another program of this folder, which says its address on its first line. */
export const startRival = (file: string, args: readonly string[]): Promise<Server> =>
  started(
    spawn(process.execPath, [join(import.meta.dirname, file), ...args], {
      env: { ...process.env, NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "inherit"],
    }),
  );

/** The generated retries have lapsed; writing that down once is not what is measured. */
export const untilNothingLapses = async (url: string): Promise<void> => {
  const since = new Date(Date.now() - 20 * 24 * 3600 * 1000).toISOString();
  for (;;) {
    const answer = await fetch(
      `${url}/v1/submissions?status=retry_pending&limit=1&end_date=${encodeURIComponent(since)}`,
      { headers: { authorization: `Bearer ${BENCH_KEY}` } },
    );
    if (((await answer.json()) as { data: unknown[] }).data.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
};
