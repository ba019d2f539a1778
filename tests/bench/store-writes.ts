import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { instant } from "#shared/lib/instant.ts";
import { openStore } from "../../electron/store/open-store.ts";
import { aWorld, score, send } from "../store/world.ts";
import { quantile } from "./report.ts";
import type { Report } from "./store-reads.ts";

const WRITES = 1_000;
const AT_ONCE = 4;
const EVERY_MS = 8;
const LOOP_LIMIT_MS = 10;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A thousand submissions arriving in small groups and being scored, as in a busy hour; what main feels of it. */
export const benchStoreWrites = async (report: Report): Promise<void> => {
  const dataDir = mkdtempSync(join(tmpdir(), "winnow-bench-"));
  const store = await openStore({ dataDir, log: quiet, now: () => instant(Date.now()) });
  try {
    const world = await aWorld(store, { filesNeeded: 10_000 });
    const now = () => instant(Date.now());
    for (let index = 0; index < 50; index += 1) await send(world, { at: now() });
    const waits: number[] = [];
    const work: Promise<void>[] = [];
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const cpu = process.cpuUsage();
    const began = performance.now();
    for (let index = 0; index < WRITES; index += 1) {
      const asked = performance.now();
      work.push(
        send(world, { at: now() }).then(async ({ id }) => {
          waits.push(performance.now() - asked);
          await score(world, id, 4);
        }),
      );
      if (index % AT_ONCE === AT_ONCE - 1) await sleep(EVERY_MS);
    }
    await Promise.all(work);
    const tookMs = performance.now() - began;
    const { user, system } = process.cpuUsage(cpu);
    delay.disable();
    const p99 = delay.percentile(99) / 1e6;
    report({
      name: "event-loop delay while 1,000 submissions arrive and are scored, p99",
      ratio: p99 / LOOP_LIMIT_MS,
      against: `${String(LOOP_LIMIT_MS)} ms`,
      limit: { at: 1, side: "most" },
      detail: {
        p99Ms: p99,
        p50Ms: delay.percentile(50) / 1e6,
        transactionsPerSecond: (2 * WRITES * 1000) / tookMs,
        cpuMsPerTransaction: (user + system) / 1000 / (2 * WRITES),
        waitP50Ms: quantile(waits, 0.5),
        waitP99Ms: quantile(waits, 0.99),
      },
    });
  } finally {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
};
