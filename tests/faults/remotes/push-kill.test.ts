/** A desk that dies while it sends 500 winners; WINNOW_SYNC_KILLS=all is every batch, before, within and after it. */
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import BetterSqlite3 from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { startFaultProxy } from "../../helpers/fault-proxy.ts";
import { TEST_KEY } from "../../helpers/service.ts";
import {
  choose,
  follow,
  keyOf,
  listOf,
  makeContest,
  nearOf,
  REAL_MINUTE_MS,
  sendTexts,
  startFar,
  winnersIn,
} from "./two-services.ts";

const ALL = process.env["WINNOW_SYNC_KILLS"] === "all";
const WINNERS = ALL ? 500 : 40;
const BATCHES = WINNERS / 10;
const NAME = "Atlas";
/** The list is read back after each loss, so it is allowed more often than WURK allows it. */
const LIST_RATE = 60;
const WAIT = { timeout: 60_000, interval: 50 };

/**
 * Where in the life of a batch the desk dies, request by request: before it is carried out, after that and before its
 * answer, or some milliseconds after the answer, while it is written down.
 */
type Death = "arrived" | "carried_out" | "answered";
const everyBatch = (first: number): readonly Death[] =>
  Array.from({ length: BATCHES }, (_, batch): readonly Death[] => [
    ...(batch % 5 === first ? (["arrived"] as const) : []),
    batch % 2 === first ? "carried_out" : "answered",
  ]).flat();
const PLANS: readonly (readonly Death[])[] = ALL
  ? [everyBatch(0), everyBatch(1)]
  : [["arrived", "carried_out", "answered", "carried_out"]];

test.each(PLANS.map((deaths) => ({ deaths, times: deaths.length })))(
  `${String(WINNERS)} winners arrive once each, though the desk is killed $times times while it sends them`,
  { timeout: ALL ? 900_000 : 60_000 },
  async ({ deaths }) => {
    const near = await nearOf([NAME]);
    const [farUrl, firstUrl] = await Promise.all([startFar(), near.start()]);
    const job = await makeContest(farUrl, WINNERS);
    await sendTexts(job, 0, WINNERS + 7);

    const kills = [...deaths];
    let nearUrl = firstUrl;
    let cut = false;
    let dying: Promise<void> | null = null;
    // What it asks for between its death sentence and its death is lost, so that there is one batch to a kill.
    let isDying = false;
    const proxy = await startFaultProxy(
      farUrl,
      () => (cut || isDying ? "lost" : "none"),
      async (moment, lane) => {
        if (lane !== "choose" || cut || isDying || kills[0] !== moment) return undefined;
        kills.shift();
        isDying = true;
        // From nothing to the length of the transaction that an answer brings.
        if (moment === "answered") await pause((kills.length * 7) % 12);
        dying = near.kill();
        await dying;
        return "lost";
      },
    );
    const rates = [`list=${String(LIST_RATE)}/1m`];
    await follow(near, NAME, { url: proxy.url, code: job.code, cap: WINNERS, rates });
    const jobHere = async () => (await near.command("list"))[0]?.jobs[0];
    await expect.poll(async () => (await jobHere())?.rows, WAIT).toBe(WINNERS + 7);
    const jobId = (await jobHere())?.jobId ?? "";
    cut = true;
    const rows = (await listOf(nearUrl, keyOf(NAME), jobId)).slice(3, WINNERS + 3);
    await choose(nearUrl, keyOf(NAME), jobId, rows);
    cut = false;

    const isOver = async (): Promise<boolean> => {
      if (dying !== null) {
        await dying;
        dying = null;
        isDying = false;
        nearUrl = await near.start();
      }
      // A desk that dies now does not answer.
      const here = await jobHere().catch(() => undefined);
      return here?.push === null;
    };
    await expect.poll(isOver, { ...WAIT, timeout: ALL ? 800_000 : 50_000 }).toBe(true);

    expect(kills).toEqual([]);
    const wanted = rows.map((row) => row.content_text).sort();
    expect(winnersIn(await listOf(farUrl, TEST_KEY, job.code))).toEqual(wanted);
    expect(winnersIn(await listOf(nearUrl, keyOf(NAME), jobId))).toEqual(wanted);
    expect(proxy.most("choose", REAL_MINUTE_MS)).toBeLessThanOrEqual(50);
    expect(proxy.most("list", REAL_MINUTE_MS)).toBeLessThanOrEqual(LIST_RATE);
    await near.kill();
    const database = new BetterSqlite3(join(near.dataDir, "winnow.db"), { readonly: true });
    onTestFinished(() => void database.close());
    const receipts = database.prepare("SELECT winners FROM receipt").pluck().all() as string[];
    const winners = receipts.flatMap((text) => JSON.parse(text) as string[]);
    expect(winners).toHaveLength(WINNERS);
    expect(new Set(winners).size).toBe(WINNERS);
  },
);
