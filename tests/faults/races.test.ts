/** Several client processes want the same thing at the same moment, hundreds of times: one gets it, each time. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { createHash, createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parsePublicId } from "#shared/domain/ids.ts";
import { databasePaths } from "../../electron/store/engine/database-file.ts";
import { TEST_KEY } from "../helpers/service.ts";
import { joinAs, type TestWorker } from "../helpers/worker.ts";
import { temporaryFolder } from "../store/temporary-store.ts";
import type { RaceAnswer, RaceRequest } from "./racer.ts";
import {
  makeJobAt,
  readAll,
  readJson,
  type ServedJob,
  type ServeProcess,
  startServe,
} from "./serve-process.ts";

const RACERS = 4;
const ROUNDS = process.env["CI"] ? 150 : 20;
const RESTARTS = process.env["CI"] ? 8 : 2;
/** A key may choose winners 50 times a minute; the racers take turns with many. */
const KEYS = Array.from({ length: 40 }, (_, index) => `race-key-of-acme-${String(index).padStart(4, "0")}`);

const racers: ChildProcess[] = [];
beforeAll(() => {
  for (let index = 0; index < RACERS; index += 1) racers.push(fork(join(import.meta.dirname, "racer.ts")));
});
afterAll(() => {
  for (const racer of racers.splice(0)) racer.kill();
});

/** Every racer sends its request; they are told one right after the other. */
const race = (requests: readonly Omit<RaceRequest, "round">[], round: number): Promise<RaceAnswer[]> =>
  Promise.all(
    racers.slice(0, requests.length).map(async (racer, index) => {
      const answered = once(racer, "message") as Promise<[RaceAnswer]>;
      racer.send({ ...requests[index], round });
      const [answer] = await answered;
      expect(answer.round).toBe(round);
      return answer;
    }),
  );

const json = { "content-type": "application/json" };
const withKey = (round: number, racer: number): Record<string, string> => ({
  ...json,
  "x-api-key": KEYS[(round * RACERS + racer) % KEYS.length] ?? "",
});
const form = (text: string) => ({
  type: { "content-type": "multipart/form-data; boundary=x" },
  body: `--x\r\nContent-Disposition: form-data; name="content_text"\r\n\r\n${text}\r\n--x--\r\n`,
});

/** `serve` whose owner acme has many keys. */
const startForRaces = async (
  data: string,
): Promise<{ readonly serve: ServeProcess; readonly url: string }> => {
  const serve = startServe(["--data", data, "--port", "0"], {
    env: { WINNOW_API_KEYS: [TEST_KEY, ...KEYS].map((key) => `acme=${key}`).join(",") },
  });
  const { url } = await serve.ready;
  return { serve, url };
};

const sendText = async (worker: TestWorker, text: string): Promise<string> => {
  const { type, body } = form(text);
  const answer = await fetch(`${worker.origin}/worker/v1/jobs/${worker.code}/submissions`, {
    method: "POST",
    headers: { ...type, authorization: `Bearer ${worker.token}` },
    body,
  });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { id: string }).id;
};

const joinAll = (job: ServedJob): Promise<TestWorker[]> =>
  Promise.all(racers.map((_, index) => joinAs(job, `Racer ${String(index)}`)));

test(
  `the last place goes to one of ${String(RACERS)}, ${String(ROUNDS)} times`,
  { timeout: 240_000 },
  async () => {
    const { url } = await startForRaces(temporaryFolder());
    for (let round = 0; round < ROUNDS; round += 1) {
      const job = await makeJobAt(url, { files_needed: 1 });
      const workers = await joinAll(job);
      const { type, body } = form("I am first.");
      const answers = await race(
        workers.map(({ token }) => ({
          url: `${url}/worker/v1/jobs/${job.code}/submissions`,
          headers: { ...type, authorization: `Bearer ${token}` },
          body,
        })),
        round,
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
      for (const { status, body: said } of answers)
        if (status === 409) expect(said).toContain("no_places_left");
      expect(await readJson(url, `/v1/jobs/${job.id}`)).toMatchObject({ state: "filled", places_taken: 1 });
    }
  },
);

test(
  `the last winner is one of ${String(RACERS)}, ${String(ROUNDS)} times`,
  { timeout: 240_000 },
  async () => {
    const { url } = await startForRaces(temporaryFolder());
    for (let round = 0; round < ROUNDS; round += 1) {
      const job = await makeJobAt(url, {
        type: "custom",
        files_needed: undefined,
        max_completions: 1,
        selection_type: "creator",
      });
      const [worker] = await joinAll(job);
      if (worker === undefined) throw new Error("Nobody joined.");
      const ids: string[] = [];
      for (let index = 0; index < RACERS; index += 1)
        ids.push(await sendText(worker, `Entry ${String(index)}`));
      const answers = await race(
        ids.map((id, racer) => ({
          url: `${url}/api/external/jobs/${job.code}/choose-winners`,
          headers: withKey(round, racer),
          body: JSON.stringify({ submissionIds: parsePublicId("submission", id) }),
        })),
        round,
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
      expect(await readJson(url, `/v1/jobs/${job.id}`)).toMatchObject({ winners_count: 1, phase: "settled" });
    }
  },
);

test(`the same idempotency key makes one job, ${String(ROUNDS)} times`, { timeout: 240_000 }, async () => {
  const { url } = await startForRaces(temporaryFolder());
  const body = JSON.stringify({
    type: "data_collection",
    title: "Red cars",
    description: "One red car in each photo.",
    files_needed: 3,
  });
  const made = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const headers = { ...json, authorization: `Bearer ${TEST_KEY}`, "idempotency-key": randomUUID() };
    const answers = await race(
      racers.map(() => ({ url: `${url}/v1/jobs`, headers, body })),
      round,
    );
    const ids = new Set(
      answers
        .filter(({ status }) => status === 201)
        .map((answer) => (JSON.parse(answer.body) as ServedJob).id),
    );
    expect(ids.size).toBe(1);
    expect(answers.filter(({ status, replayed }) => status === 201 && !replayed)).toHaveLength(1);
    expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
    for (const id of ids) made.add(id);
  }
  expect(made.size).toBe(ROUNDS);
  expect(await readAll(url, "/v1/jobs")).toHaveLength(ROUNDS);
});

test(
  `a draw that is killed in the middle happens once, ${String(RESTARTS)} times`,
  { timeout: 240_000 },
  async () => {
    const data = temporaryFolder();
    for (let round = 0; round < RESTARTS; round += 1) {
      const began = performance.now();
      const first = await startForRaces(data);
      const startMs = performance.now() - began;
      const job = await makeJobAt(first.url, {
        type: "custom",
        files_needed: undefined,
        max_completions: 5,
        selection_type: "random",
        selection_time_minutes: 60,
      });
      const [worker] = await joinAll(job);
      if (worker === undefined) throw new Error("Nobody joined.");
      for (let index = 0; index < 12; index += 1) await sendText(worker, `Entry ${String(index)}`);
      first.serve.signal("SIGTERM");
      await first.serve.ended;
      letClose(data, job.code);
      // The draw falls due at the start; the process is killed somewhere around it.
      const second = startServe(["--data", data, "--port", "0"]);
      second.ready.catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, startMs * (0.7 + Math.random() * 0.5)));
      second.signal("SIGKILL");
      await second.ended;
      const third = await startForRaces(data);
      await expect
        .poll(() => readJson(third.url, `/v1/jobs/${job.id}`), { timeout: 30_000 })
        .toMatchObject({ phase: "settled", winners_count: 5 });
      third.serve.signal("SIGTERM");
      await third.serve.ended;
      expectDrawnOnce(data, job.code);
    }
  },
);

/** Moves a job's close into the past, as if the machine had been off over it. */
const letClose = (data: string, code: string): void => {
  const { sqlite, close } = openDatabase(data);
  sqlite.prepare("UPDATE job SET closes_at = ? WHERE code = ?").run(Date.now() - 1_000, code);
  close();
};

const expectDrawnOnce = (data: string, code: string): void => {
  const { sqlite, close } = openDatabase(data);
  const job = sqlite.prepare("SELECT id, draw_secret, draw_commitment FROM job WHERE code = ?").get(code) as {
    id: Buffer;
    draw_secret: Buffer;
    draw_commitment: Buffer;
  };
  const receipts = sqlite
    .prepare("SELECT winners FROM receipt WHERE job_id = ? AND kind = 'drawn'")
    .all(job.id) as {
    winners: string;
  }[];
  const rows = sqlite
    .prepare("SELECT lower(hex(id)) AS hex, won_at FROM submission WHERE job_id = ?")
    .all(job.id) as { hex: string; won_at: number | null }[];
  close();
  const uuid = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  const rank = (id: string): string => createHmac("sha256", job.draw_secret).update(id).digest("hex");
  const expected = rows
    .map(({ hex }) => uuid(hex))
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .slice(0, 5);
  expect(createHash("sha256").update(job.draw_secret).digest()).toEqual(job.draw_commitment);
  expect(receipts.map(({ winners }) => JSON.parse(winners) as string[])).toEqual([expected]);
  const won = rows.filter(({ won_at }) => won_at !== null).map(({ hex }) => uuid(hex));
  expect(won.sort()).toEqual([...expected].sort());
};

const openDatabase = (
  data: string,
): { readonly sqlite: BetterSqlite3.Database; readonly close: () => void } => {
  const sqlite = new BetterSqlite3(databasePaths(data).database);
  return { sqlite, close: () => void sqlite.close() };
};
