import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addTotals, NO_TOTALS } from "#shared/domain/insights/figures.ts";
import { DAY } from "#shared/lib/instant.ts";
import { databasePaths } from "../../electron/store/engine/database-file.ts";
import { openStore } from "../../electron/store/open-store.ts";
import type { Store } from "../../electron/service/store-port.ts";
import { generate, type Generated } from "../../scripts/generate/generate.ts";
import { ENTRIES } from "../helpers/entries.ts";
import { NOON } from "./moments.ts";
import { quietLog } from "./temporary-store.ts";

const ROWS = 2_000;
const dataDir = mkdtempSync(join(tmpdir(), "winnow-insights-"));
let made: Generated;
let store: Store;

beforeAll(async () => {
  made = await generate({ dataDir, rows: ROWS, days: 40, until: NOON, events: false, still: true });
  store = await openStore({ dataDir, log: quietLog(), now: () => NOON, entry: ENTRIES.reader });
});
afterAll(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const count = (condition: string): number => {
  const sqlite = new BetterSqlite3(databasePaths(dataDir).database, { readonly: true });
  try {
    return sqlite.prepare(`SELECT count(*) FROM submission WHERE ${condition}`).pluck().get() as number;
  } finally {
    sqlite.close();
  }
};

const ask = (range: "today" | "week" | "month" | "all", jobId: Generated["job"]["id"] | null = null) =>
  store.views.insights({ jobId, range, offsetMinutes: 0, now: NOON });

describe("the figures of insights", () => {
  test("all time says what the rows say, of one job and of all", async () => {
    const view = await ask("all");
    expect(view.now).toMatchObject({
      total: ROWS,
      approved: count("status = 'approved'"),
      rejected: count("status IN ('rejected', 'retry_pending')"),
      scored: count("stars IS NOT NULL"),
    });
    expect(view.stars).toEqual(
      [0, 1, 2, 3, 4, 5].map((stars) => count(stars === 0 ? "stars IS NULL" : `stars = ${String(stars)}`)),
    );
    expect(view.buckets.reduce(addTotals, NO_TOTALS)).toMatchObject(view.now);
    const ofJob = await ask("all", made.job.id);
    expect({ ...ofJob, credits: null }).toMatchObject({ now: view.now, stars: view.stars });
  });

  test("a range counts what was sent in it, beside as long a time before", async () => {
    const view = await ask("week");
    const sent = (from: number, to: number): number =>
      count(`submitted_at >= ${String(from)} AND submitted_at < ${String(to)}`);
    expect(view.now.total).toBe(sent(view.from, view.to));
    expect(view.before?.total).toBe(sent(view.from - 7 * DAY, view.to - 7 * DAY));
    expect(view.stars.reduce((sum, amount) => sum + amount, 0)).toBe(view.now.total);
    expect(view.buckets).toHaveLength(7);
  });

  test("reviewers, reasons and waits are those of the decisions in that time", async () => {
    const view = await ask("month");
    const inside = `decision_at >= ${String(view.from)} AND decision_at < ${String(view.to)}`;
    const decided = view.reviewers.reduce((sum, each) => sum + each.decided, 0);
    expect(decided).toBe(count(inside));
    expect(decided).toBeGreaterThan(0);
    expect(view.buckets.reduce((sum, each) => sum + each.decided, 0)).toBe(decided);
    expect(view.reviewers.reduce((sum, each) => sum + each.overruled, 0)).toBe(
      count(`${inside} AND review = 2`),
    );
    expect(view.reasons.reduce((sum, each) => sum + each.amount, 0)).toBe(
      count(`${inside} AND decision_outcome = 'rejected'`),
    );
    expect(view.waits.bars.reduce((sum, each) => sum + each.amount, 0)).toBe(decided);
    const [newest, next] = view.overrides;
    expect(newest?.jobTitle).toBe(made.job.title);
    expect(newest?.at).toBeGreaterThanOrEqual(next?.at ?? 0);
  });

  test("a job that nobody sent to has no figures, and no zero that looks measured", async () => {
    const view = await ask("month", "0190c3a2-0000-7000-8000-000000000000" as Generated["job"]["id"]);
    expect(view).toMatchObject({ now: NO_TOTALS, reviewers: [], workers: [], byType: [] });
    expect(view.waits).toMatchObject({ count: 0, medianMs: null, p90Ms: null });
  });
});
