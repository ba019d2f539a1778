/** Two real services and a network between them that does the worst: WINNOW_SYNC_SEEDS says how many plans of it. */
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { TEST_KEY } from "../../helpers/service.ts";
import { FAULTS, startFaultProxy, type Fault } from "../../helpers/fault-proxy.ts";
import { seeded } from "../../unit/domain/sync/list-that-moves.ts";
import {
  choose,
  follow,
  keyOf,
  listOf,
  makeContest,
  type Near,
  nearOf,
  REAL_MINUTE_MS,
  sendTexts,
  startFar,
  winnersIn,
} from "./two-services.ts";

const SEEDS = Number(process.env["WINNOW_SYNC_SEEDS"] ?? 6);
const FIRST = Number(process.env["WINNOW_SYNC_FIRST_SEED"] ?? 1);
/** Seeds that run beside each other. */
const ABREAST = 20;
const ROWS = 53;
const MOST_FAULTS = 16;
const WAIT = { timeout: 120_000, interval: 200 };

/** A network that has so many bad moments, by chance of the seed, and then none. */
const badNetwork = (chance: () => number) => {
  let left = MOST_FAULTS;
  return (): Fault => {
    if (left === 0 || chance() > 0.45) return "none";
    left -= 1;
    return FAULTS[1 + Math.floor(chance() * (FAULTS.length - 1))] ?? "none";
  };
};

const shuffled = <T>(items: readonly T[], chance: () => number): readonly T[] =>
  items
    .map((item) => ({ item, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

interface Services {
  readonly farUrl: string;
  readonly nearUrl: string;
  readonly near: Near;
}

/** One seed from connecting to the last receipt. */
const runSeed = async (
  { farUrl, nearUrl, near }: Services,
  seed: number,
): Promise<{ readonly requests: number; readonly winners: number }> => {
  const chance = seeded(seed);
  const name = `Seed ${String(seed)}`;
  const cap = 5 + Math.floor(chance() * 30);
  const job = await makeContest(farUrl, cap);
  await sendTexts(job, 0, ROWS);
  const network = badNetwork(chance);
  let cut = false;
  const plain = { is: true };
  const proxy = await startFaultProxy(farUrl, () => (plain.is ? "none" : cut ? "lost" : network()));
  // Trying the key is no part of the sync.
  await follow(near, name, { url: proxy.url, code: job.code, cap });
  plain.is = false;
  const jobHere = async () => {
    const view = (await near.command("list")).find((remote) => remote.name === name);
    return view?.jobs[0];
  };
  await expect.poll(async () => (await jobHere())?.rows, WAIT).toBe(ROWS);
  const jobId = (await jobHere())?.jobId ?? "";
  // Winners are sealed while nobody can be reached.
  cut = true;
  const rows = await listOf(nearUrl, keyOf(name), jobId);
  const chosen = shuffled(rows, chance).slice(0, cap);
  await choose(nearUrl, keyOf(name), jobId, chosen);
  cut = false;
  await sendTexts(job, ROWS, 4);
  await expect.poll(async () => (await jobHere())?.push, { ...WAIT, message: name }).toBeNull();

  const wanted = chosen.map((row) => row.content_text).sort();
  expect(winnersIn(await listOf(nearUrl, keyOf(name), jobId)), name).toEqual(wanted);
  expect(winnersIn(await listOf(farUrl, TEST_KEY, job.code)), name).toEqual(wanted);
  expect(proxy.most("list", REAL_MINUTE_MS), `${name}, list`).toBeLessThanOrEqual(6);
  expect(proxy.most("choose", REAL_MINUTE_MS), `${name}, choose`).toBeLessThanOrEqual(50);
  await near.command("remove", name);
  return { requests: proxy.arrivals.list.length + proxy.arrivals.choose.length, winners: cap };
};

test(
  `the same winners on both sides after ${String(SEEDS)} plans of a network that loses, cuts, repeats, reorders and refuses`,
  { timeout: SEEDS * 20_000 + 60_000 },
  async () => {
    const seeds = Array.from({ length: SEEDS }, (_, index) => FIRST + index);
    const near = await nearOf(seeds.map((seed) => `Seed ${String(seed)}`));
    const [farUrl, nearUrl] = await Promise.all([startFar(), near.start()]);
    const services = { farUrl, nearUrl, near };
    const done: Awaited<ReturnType<typeof runSeed>>[] = [];
    const waiting = [...seeds];
    const one = async (): Promise<void> => {
      for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift())
        done.push(await runSeed(services, seed));
    };
    await Promise.all(Array.from({ length: Math.min(ABREAST, SEEDS) }, one));
    await near.kill();
    const database = new BetterSqlite3(join(near.dataDir, "winnow.db"), { readonly: true });
    onTestFinished(() => void database.close());
    // Everybody stands on a receipt, and nobody on two.
    const receipts = database.prepare("SELECT winners FROM receipt").pluck().all() as string[];
    const winners = receipts.flatMap((text) => JSON.parse(text) as string[]);
    expect(winners).toHaveLength(done.reduce((sum, each) => sum + each.winners, 0));
    expect(new Set(winners).size).toBe(winners.length);
  },
);
