/** Event-loop delay of main while a random job draws 500 winners from 100,000 submissions and answers its receipt. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import BetterSqlite3 from "better-sqlite3";
import { DAY } from "#shared/lib/instant.ts";
import { uuidToHex } from "#shared/domain/ids.ts";
import { databasePaths } from "../../electron/store/engine/database-file.ts";
import { generate } from "../../scripts/generate/generate.ts";
import { startTestService, TestClock } from "../helpers/service.ts";
import { report } from "./report.ts";

const ROWS = 100_000;
const CAP = 500;
const LIMIT_MS = 10;

const dataDir = await mkdtemp(join(tmpdir(), "winnow-bench-"));
try {
  const { job, until } = await generate({ dataDir, rows: ROWS });
  // The generated job is a places job; its submissions are those of a random one as well.
  const sqlite = new BetterSqlite3(databasePaths(dataDir).database);
  sqlite
    .prepare(
      `UPDATE job SET type = 'custom', files_needed = NULL, max_completions = ?, selection_type = 'random',
        closes_at = ?, draw_commitment = ?, draw_secret = ? WHERE id = ?`,
    )
    .run(CAP, until + DAY, Buffer.alloc(32, 1), Buffer.alloc(32, 2), Buffer.from(uuidToHex(job.id), "hex"));
  sqlite.close();

  const clock = new TestClock(until);
  const service = await startTestService({ dataDir, clock, model: null, keepFolder: true });
  try {
    await service.timekeeper.tick();
    clock.advance(2 * DAY);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const began = performance.now();
    await service.timekeeper.tick();
    const drawing = performance.now() - began;
    const receipt = await service.ports.store.views.drawReceipt(job.id);
    const answering = performance.now() - began - drawing;
    delay.disable();
    const drawn = await service.ports.store.reader.job(job.id);
    if (drawn?.counts.winners !== CAP) throw new Error("The draw was not made.");
    report({
      name: `event-loop delay p99 of main while ${String(CAP)} winners are drawn from 100,000 submissions`,
      ratio: (delay.percentile(99) / 1e6 - 1) / LIMIT_MS,
      against: `${String(LIMIT_MS)} ms`,
      limit: { at: 1, side: "most" },
      detail: {
        "p99 ms": delay.percentile(99) / 1e6 - 1,
        "p50 ms": delay.percentile(50) / 1e6 - 1,
        "max ms": delay.max / 1e6 - 1,
        "draw ms": drawing,
        "receipt ms": answering,
        "receipt MB": (receipt?.length ?? 0) / 1e6,
        eligible: drawn.draw?.eligibleCount ?? 0,
      },
    });
  } finally {
    await service.stop();
  }
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
