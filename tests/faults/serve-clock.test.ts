/** A real `serve` on one data folder, switched off for a week, then started under a clock that was set back. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import BetterSqlite3 from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { type JobId, parsePublicId, uuidToHex } from "#shared/domain/ids.ts";
import { DAY } from "#shared/lib/instant.ts";
import { joinAs } from "../helpers/worker.ts";
import { makeJobAt, readJson, type ServedJob, startServe } from "./serve-process.ts";

const SHIFTED_CLOCK = join(import.meta.dirname, "shifted-clock.ts");

const startAt = async (data: string, shiftMs: number) => {
  const serve = startServe(["--data", data, "--port", "0"], {
    env: { NODE_OPTIONS: `--import ${SHIFTED_CLOCK}`, WINNOW_TEST_SHIFT_MS: String(shiftMs) },
  });
  const { url } = await serve.ready;
  const stop = async (): Promise<void> => {
    serve.signal("SIGTERM");
    expect(await serve.ended).toEqual({ code: 0, signal: null });
  };
  return { url, stop };
};

const sendText = async (job: ServedJob, text: string): Promise<void> => {
  const { origin, code, token } = await joinAs(job, "Mika K.");
  const body = new FormData();
  body.append("content_text", text);
  const answer = await fetch(`${origin}/worker/v1/jobs/${code}/submissions`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body,
  });
  expect(answer.status, await answer.text()).toBe(201);
};

interface Life {
  readonly events: Readonly<Record<string, number>>;
  readonly receipts: number;
}

/** What the log and the receipts of a job hold while nothing runs. */
const lifeOf = (data: string, { id }: ServedJob): Life => {
  const job = Buffer.from(uuidToHex(parsePublicId<JobId>("job", id)!), "hex");
  const sqlite = new BetterSqlite3(join(data, "winnow.db"), { readonly: true });
  try {
    const rows = sqlite
      .prepare("SELECT type, count(*) AS amount FROM event WHERE chain_id = ? GROUP BY type")
      .all(job) as { readonly type: string; readonly amount: number }[];
    const receipts = sqlite.prepare("SELECT count(*) FROM receipt WHERE job_id = ?").pluck().get(job);
    return {
      events: Object.fromEntries(rows.map(({ type, amount }) => [type, amount])),
      receipts: receipts as number,
    };
  } finally {
    sqlite.close();
  }
};

const stateOf = async (url: string, { id }: ServedJob): Promise<string> => {
  const { state, phase } = (await readJson(url, `/v1/jobs/${id}`)) as { state: string; phase: string };
  return `${state}, ${phase}`;
};

const untilDrawn = async (url: string, { id }: ServedJob): Promise<unknown> => {
  for (;;) {
    const receipt = (await readJson(url, `/v1/jobs/${id}/draw`)) as { readonly drawn_at: string | null };
    if (receipt.drawn_at !== null) return receipt;
    await wait(50);
  }
};

test(
  "after a week switched off a draw and a missed deadline are recorded once, and a clock set back changes nothing",
  { timeout: 120_000 },
  async () => {
    const data = await mkdtemp(join(tmpdir(), "winnow-test-"));
    onTestFinished(() => rm(data, { recursive: true, force: true }));

    const first = await startAt(data, 0);
    const selection = { type: "custom", files_needed: undefined, max_completions: 2 };
    const random = await makeJobAt(first.url, {
      ...selection,
      selection_type: "random",
      selection_time_minutes: 2,
    });
    const creator = await makeJobAt(first.url, {
      ...selection,
      selection_type: "creator",
      selection_time_minutes: 2,
    });
    for (const text of ["one", "two", "three"]) await sendText(random, text);
    await sendText(creator, "one");
    expect(await stateOf(first.url, random)).toBe("open, collecting");
    await first.stop();

    const later = await startAt(data, 7 * DAY);
    const receipt = await untilDrawn(later.url, random);
    expect(receipt).toMatchObject({ cap: 2, excluded: [] });
    expect(await stateOf(later.url, random)).toBe("completed, settled");
    expect(await stateOf(later.url, creator)).toBe("closed, moderator_selection");
    await later.stop();
    const lives = [lifeOf(data, random), lifeOf(data, creator)];
    expect(lives).toMatchObject([
      { events: { "job.closed": 1, "job.winners_chosen": 1, "job.settled": 1 }, receipts: 1 },
      { events: { "job.closed": 1, "job.deadline_missed": 1 }, receipts: 0 },
    ]);
    expect(lives[1]?.events).not.toHaveProperty("job.selection_reminder");

    const back = await startAt(data, 0);
    expect(await stateOf(back.url, random)).toBe("completed, settled");
    expect(await stateOf(back.url, creator)).toBe("closed, moderator_selection");
    expect(await readJson(back.url, `/v1/jobs/${random.id}/draw`)).toEqual(receipt);
    for (const job of [random, creator]) {
      const again = { upload_url: job.upload_url.replace(first.url, back.url) };
      await expect(joinAs(again, "Noa")).rejects.toThrow("409");
    }
    await back.stop();
    expect([lifeOf(data, random), lifeOf(data, creator)]).toEqual(lives);
  },
);
