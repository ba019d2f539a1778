import { createHash } from "node:crypto";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { expect, test } from "vitest";
import { drawnPictures, joinAs, type TestWorker, upload } from "../helpers/worker.ts";
import { openIn, temporaryFolder } from "../store/temporary-store.ts";
import { wrongFigures } from "../store/verify-figures.ts";
import { makeJobAt, readAll, type ServeProcess, startServe } from "./serve-process.ts";

/** Most of the time is starting processes; CI has more of it. */
const ROUNDS = process.env["CI"] ? 10 : 2;
const AT_ONCE = 4;
/** A kill falls after a random one of the first so many answers of a round, in the midst of others. */
const MOST_ANSWERS = 12;

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const pictures = drawnPictures().filter(({ file }) => file.endsWith(".jpg"));

/** Uploads from several hands until `answers` came, then kills the process; what was acknowledged goes into `kept`. */
const uploadUntilKilled = async (
  serve: ServeProcess,
  worker: TestWorker,
  answers: number,
  kept: Map<string, string>,
): Promise<void> => {
  let came = 0;
  const killed = (): boolean => came >= answers;
  const hand = async (from: number): Promise<void> => {
    for (let turn = from; !killed(); turn += AT_ONCE) {
      const { bytes } = pictures[turn % pictures.length]!;
      try {
        kept.set((await upload(worker, bytes)).id, sha256(bytes));
      } catch (error) {
        // An answer that is no 201 is a failure; a connection that broke is what a kill looks like.
        if (!killed() || !(error instanceof TypeError)) throw error;
        return;
      }
      came += 1;
      if (came === answers) serve.signal("SIGKILL");
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, from) => hand(from)));
  expect(await serve.ended).toEqual({ code: null, signal: "SIGKILL" });
};

interface Listed {
  readonly id: string;
  readonly file_url: string;
  readonly scored_at: string | null;
  readonly status: string;
}

const listAll = (url: string): Promise<readonly Listed[]> => readAll(url, "/v1/submissions");

test(
  `what was acknowledged is there, whole and scored once, after ${String(ROUNDS)} kills in the midst of uploads and scoring`,
  { timeout: 180_000 },
  async () => {
    const data = temporaryFolder();
    const args = ["--data", data, "--port", "0", "--model", "practice"];
    const kept = new Map<string, string>();
    let worker: TestWorker | null = null;
    for (let round = 0; round < ROUNDS; round += 1) {
      const serve = startServe(args);
      const { url } = await serve.ready;
      worker ??= await joinAs(await makeJobAt(url, { files_per_submission: 1 }), "Ada");
      // The token outlives the process; only the port is another.
      worker = { ...worker, origin: url };
      await uploadUntilKilled(serve, worker, 1 + Math.floor(Math.random() * MOST_ANSWERS), kept);
    }

    const serve = startServe(args);
    const { url } = await serve.ready;
    await expect
      .poll(async () => (await listAll(url)).filter((row) => row.status === "pending_score"), {
        timeout: 60_000,
        interval: 200,
      })
      .toEqual([]);
    const listed = new Map((await listAll(url)).map((row) => [row.id, row]));
    for (const [id, hash] of kept) {
      const row = listed.get(id);
      expect(row?.scored_at, `submission ${id}`).toEqual(expect.any(String));
      const answer = await fetch(row!.file_url);
      expect(sha256(new Uint8Array(await answer.arrayBuffer()))).toBe(hash);
    }
    // An upload may have been kept just before its answer was cut off, never the other way round.
    expect(listed.size).toBeGreaterThanOrEqual(kept.size);
    expect(listed.size).toBeLessThanOrEqual(kept.size + ROUNDS * AT_ONCE);
    serve.signal("SIGTERM");
    expect(await serve.ended).toEqual({ code: 0, signal: null });

    const store = await openIn(data);
    expect((await store.views.verifyEvents()).firstBad).toBeNull();
    await store.close();
    expect(wrongFigures(data)).toEqual([]);
    const database = new BetterSqlite3(join(data, "winnow.db"), { readonly: true });
    const twice = (sql: string): unknown[] => database.prepare(sql).all();
    try {
      expect(
        database.prepare("SELECT count(*) FROM event WHERE type = 'submission.scored'").pluck().get(),
      ).toBe(listed.size);
      expect(
        twice(
          "SELECT submission_id FROM ledger WHERE kind = 'credit' GROUP BY submission_id HAVING count(*) <> 1",
        ),
      ).toEqual([]);
      expect(database.prepare("SELECT count(*) FROM ledger WHERE kind = 'credit'").pluck().get()).toBe(
        listed.size,
      );
    } finally {
      database.close();
    }
  },
);
