import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { SECOND } from "#shared/lib/instant.ts";
import { generate, type Generated } from "../../scripts/generate/generate.ts";
import type { ListFilter, ListPosition } from "../../electron/service/list-port.ts";
import { type OpenedStore, openStore } from "../../electron/store/open-store.ts";
import { type Figure, quantile } from "./report.ts";

export type Report = (figure: Figure) => void;

const FEW = 1_000;
const PAGE = 100;
const RARE = 5;
const CALLS = 150;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

interface Filled {
  readonly rows: number;
  readonly store: OpenedStore;
  readonly made: Generated;
  readonly all: ListFilter;
}

const fill = async (folder: string, rows: number): Promise<Filled> => {
  const dataDir = join(folder, String(rows));
  const made = await generate({ dataDir, rows, events: false });
  const store = await openStore({ dataDir, log: quiet, now: () => made.until });
  const all: ListFilter = {
    ownerId: made.ownerId,
    jobId: null,
    status: null,
    minStars: null,
    // A window with ragged edges on both sides, as "the last 30 days" has at most moments.
    fromSecond: Math.floor(made.from / SECOND) + 4_217,
    toSecond: Math.floor(made.until / SECOND) - 3_391,
  };
  return { rows, store, made, all };
};

/** Medians of both, called in turn so that the machine's moods meet both alike; in milliseconds. */
const inTurn = async (
  a: (call: number) => Promise<unknown>,
  b: (call: number) => Promise<unknown>,
): Promise<readonly [number, number]> => {
  const times: [number[], number[]] = [[], []];
  for (let call = -10; call < CALLS; call += 1) {
    for (const [index, work] of [a, b].entries()) {
      const began = performance.now();
      await work(Math.max(call, 0));
      if (call >= 0) times[index]?.push(performance.now() - began);
    }
  }
  return [quantile(times[0], 0.5), quantile(times[1], 0.5)];
};

const middleOf = async ({ store, made, rows }: Filled): Promise<ListPosition> => {
  const row = await store.reader.submissionByNumber(made.job.id, Math.floor(rows / 2));
  if (row === null) throw new Error("The middle row is missing.");
  return { submittedAt: row.submittedAt, id: row.id };
};

/** Every bounded read over many rows, against the same over a thousand. */
export const benchStoreReads = async (report: Report, rows = 100_000): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), "winnow-bench-"));
  try {
    const few = await fill(folder, FEW);
    const many = await fill(folder, rows);
    const compare = async (
      name: string,
      limit: number,
      read: (filled: Filled) => Promise<unknown>,
    ): Promise<void> => {
      const [base, big] = await inTurn(
        () => read(few),
        () => read(many),
      );
      report({
        name: `${name}, ${String(rows)} rows`,
        ratio: big / base,
        against: `the same over ${String(FEW)} rows`,
        limit: { at: limit, side: "most" },
        detail: { manyMs: big, fewMs: base },
      });
    };
    const deep = new Map([
      [few, await middleOf(few)],
      [many, await middleOf(many)],
    ]);
    await compare("first page of the list", 2, ({ store, all }) =>
      store.views.listSubmissions(all, null, PAGE),
    );
    await compare("page from the middle of the list", 2, (filled) =>
      filled.store.views.listSubmissions(filled.all, deep.get(filled) ?? null, PAGE),
    );
    await compare("page of one status with stars", 3, ({ store, all }) =>
      store.views.listSubmissions({ ...all, status: "approved", minStars: 3 }, null, PAGE),
    );
    // As few as a thousand rows have of it.
    await compare("page of a rare status", 3, ({ store, all }) =>
      store.views.listSubmissions({ ...all, status: "retry_pending" }, null, RARE),
    );
    await compare("summary of 30 days", 3, ({ store, all }) => store.views.summary(all));
    await compare("first WURK page", 2, ({ store, made }) => store.views.wurkPage(made.job.id, 1, 50));
    await compare("last WURK page", 2, (filled) =>
      filled.store.views.wurkPage(filled.made.job.id, Math.ceil(filled.rows / 50), 50),
    );
    await benchTriage(report, many);
    await few.store.close();
    await many.store.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const TRIAGE_LIMIT_MS = 250;
const LOOP_LIMIT_MS = 10;

/** The whole ordered index, and what main's event loop feels while the worker thread makes it. */
const benchTriage = async (report: Report, { store, made, rows }: Filled): Promise<void> => {
  const filter = { jobId: made.job.id, statuses: [], stars: [], reviewed: "all" } as const;
  await store.views.triageIndex({ ...filter, sort: "newest" });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const times: number[] = [];
  for (let call = 0; call < 20; call += 1) {
    const began = performance.now();
    await store.views.triageIndex({ ...filter, sort: "least_certain" });
    times.push(performance.now() - began);
  }
  delay.disable();
  const median = quantile(times, 0.5);
  report({
    name: `triage index of ${String(rows)}, least certain first`,
    ratio: median / TRIAGE_LIMIT_MS,
    against: `${String(TRIAGE_LIMIT_MS)} ms`,
    limit: { at: rows / 100_000, side: "most" },
    detail: { medianMs: median },
  });
  report({
    name: "event-loop delay of main meanwhile, p99",
    ratio: delay.percentile(99) / 1e6 / LOOP_LIMIT_MS,
    against: `${String(LOOP_LIMIT_MS)} ms`,
    limit: { at: 1, side: "most" },
    detail: { p99Ms: delay.percentile(99) / 1e6, p50Ms: delay.percentile(50) / 1e6 },
  });
};
