/** Every filter and facet against counting the rows one by one, also after rows have changed under the kept columns. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import type { TRIAGE_ORDERS } from "#shared/contract/triage-calls.ts";
import type { WorkerId } from "#shared/domain/ids.ts";
import { instant } from "#shared/lib/instant.ts";
import type { TriageFilter } from "../../electron/service/views-port.ts";
import { openConnection } from "../../electron/store/engine/connection.ts";
import { idBytes } from "../../electron/store/rows/codec.ts";
import { numbersInTriage, triageIndex } from "../../electron/store/views/triage/triage-index.ts";
import { fillFolder } from "../helpers/filled-folder.ts";
import { at } from "./moments.ts";
import { temporaryStore } from "./temporary-store.ts";
import { aWorld, decide, score, send } from "./world.ts";

const filled = async (rows: number) => {
  const dataDir = mkdtempSync(join(tmpdir(), "winnow-filters-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const made = await fillFolder(dataDir, rows);
  const path = join(dataDir, "winnow.db");
  const reader = openConnection(path, "read");
  onTestFinished(() => reader.close());
  const sqlite = new BetterSqlite3(path);
  onTestFinished(() => void sqlite.close());
  return { ...made, reader, sqlite };
};

test("every filter shows what SQL counts, alone and together, and so does each facet", async () => {
  const { job, reader, sqlite, until } = await filled(1500);
  const base: TriageFilter = {
    jobId: job.id,
    statuses: [],
    stars: [],
    reviewed: "all",
    sort: "oldest",
    asked: { actor: "Noor", now: until },
  };
  const { byWorker } = triageIndex(reader, base).facets;
  const worker = byWorker[0]!.id;
  const bytes = idBytes(worker).toString("hex");
  const cases: readonly (readonly [Partial<TriageFilter>, string])[] = [
    [{ workers: [worker] }, `hex(worker_id) = upper('${bytes}')`],
    [{ tries: [2] }, "attempt = 2"],
    [{ tries: [1, 3] }, "attempt <> 2"],
    [{ confidence: { min: 0.25, max: 0.75 } }, "confidence BETWEEN 0.25 AND 0.75"],
    [{ quality: { min: null, max: 2.5 } }, "quality <= 2.5"],
    [{ relevance: { min: 4, max: null } }, "relevance >= 4"],
    [{ decidedBy: ["nobody"] }, "decision_actor IS NULL AND verdict IS NULL"],
    [{ decidedBy: ["model"] }, "decision_actor IS NULL AND verdict IS NOT NULL"],
    [{ decidedBy: ["me"] }, "decision_actor = 'Noor'"],
    [{ decidedBy: ["others", "me"] }, "decision_actor IS NOT NULL"],
    [{ reviewed: "overrides" }, "review = 2"],
    [{ reasons: ["blurred", "incomplete"] }, "decision_reason IN ('blurred', 'incomplete')"],
    [{ sent: { within: "day" } }, `submitted_at >= ${String(until - 86_400_000)}`],
    [
      { sent: { from: instant(until - 500_000_000), to: instant(until - 200_000_000) } },
      `submitted_at BETWEEN ${String(until - 500_000_000)} AND ${String(until - 200_000_000)}`,
    ],
    [{ copies: ["same_picture"] }, "number IN (SELECT number FROM copy_mark WHERE kind = 'same_picture')"],
  ];
  const counted = (where: string): number[] =>
    sqlite.prepare(`SELECT number FROM submission WHERE ${where} ORDER BY number`).pluck().all() as number[];
  for (const [filter, where] of cases) {
    const numbers = [...numbersInTriage(reader, { ...base, ...filter })];
    expect(numbers, where).toEqual(counted(where));
    expect(numbers.length, where).toBeGreaterThan(0);
    const both = [...numbersInTriage(reader, { ...base, ...filter, statuses: ["approved"], stars: [4, 5] })];
    expect(both).toEqual(counted(`(${where}) AND status = 'approved' AND stars >= 4`));
  }
  const { facets } = triageIndex(reader, { ...base, decidedBy: ["me"], stars: [4] });
  expect(facets.byDecider.others).toBe(
    counted("stars = 4 AND decision_actor IS NOT NULL AND decision_actor <> 'Noor'").length,
  );
  expect(facets.byTries[2]).toBe(counted("stars = 4 AND decision_actor = 'Noor' AND attempt = 2").length);
  expect(facets.hiding).toEqual({
    stars: {
      hides: counted("stars IS NOT 4").length,
      brings: counted("stars IS NOT 4 AND decision_actor = 'Noor'").length,
    },
    decidedBy: {
      hides: counted("decision_actor IS NOT 'Noor'").length,
      brings: counted("decision_actor IS NOT 'Noor' AND stars = 4").length,
    },
  });
  expect(facets.byConfidence.reduce((sum, bar) => sum + bar)).toBe(
    counted("stars = 4 AND decision_actor = 'Noor' AND confidence IS NOT NULL").length,
  );
});

test("each order is the one that SQL gives, ties by number and what is unknown last", async () => {
  const { job, reader, sqlite } = await filled(1500);
  // Figures are compared in single precision, as they are kept.
  const by = {
    newest: ["number", -1],
    oldest: ["number", 1],
    least_certain: ["confidence", 1],
    relevance_high: ["relevance", -1],
    relevance_low: ["relevance", 1],
    quality_high: ["quality", -1],
    completeness_low: ["completeness", 1],
    slowest_decided: ["(decision_at - attempted_at) / 1000.0", -1],
  } as const satisfies Partial<Record<(typeof TRIAGE_ORDERS)[number], readonly [string, 1 | -1]>>;
  for (const [sort, [figure, direction]] of Object.entries(by)) {
    const rows = sqlite.prepare(`SELECT number, ${figure} FROM submission`).raw().all() as [
      number,
      number | null,
    ][];
    const keyOf = (value: number | null): number =>
      value === null ? Number.POSITIVE_INFINITY : direction * Math.fround(value);
    const wanted = rows
      .toSorted(([a, left], [b, right]) => {
        const [first, second] = [keyOf(left), keyOf(right)];
        return first === second ? a - b : first - second;
      })
      .map(([number]) => number);
    const { numbers } = triageIndex(reader, {
      jobId: job.id,
      statuses: [],
      stars: [],
      reviewed: "all",
      sort: sort as keyof typeof by,
    });
    expect([...numbers], sort).toEqual(wanted);
  }
});

test("what was read stays right while submissions come, are scored and are decided", async () => {
  const { store } = await temporaryStore();
  const world = await aWorld(store);
  const base: TriageFilter = {
    jobId: world.job.id,
    statuses: [],
    stars: [],
    reviewed: "all",
    sort: "best",
    asked: { actor: "Noor", now: at(1000) },
  };
  const index = (more: Partial<TriageFilter> = {}) => store.views.triageIndex({ ...base, ...more });
  expect((await index()).total).toBe(0);
  const first = await send(world, { at: at(1) });
  expect([...(await index()).numbers]).toEqual([1]);
  await score(world, first.id, 3);
  const second = await send(world, { at: at(2) });
  await score(world, second.id, 5);
  expect([...(await index()).numbers]).toEqual([2, 1]);
  await decide(world, first.id, "rejected");
  expect([...(await index({ decidedBy: ["me"] })).numbers]).toEqual([1]);
  expect((await index({ decidedBy: ["model"] })).facets.byDecider).toEqual({
    nobody: 0,
    model: 1,
    me: 1,
    others: 0,
  });
  expect(
    (await index({ workers: ["00000000-0000-7000-8000-000000000000" as WorkerId] })).numbers,
  ).toHaveLength(0);
});
