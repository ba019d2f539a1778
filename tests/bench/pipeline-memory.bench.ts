/**
 * Memory of the scoring process and event-loop delay of main while 10,000 waiting pictures are scored. Small pictures
 * and the practice model: the more of them a second, the harder for main. WINNOW_BENCH_PICTURES sets another number.
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { REPOSITORY } from "../helpers/service.ts";
import { startScoringService } from "./pipeline-service.ts";
import { quantile, report } from "./report.ts";

const PICTURES = Number(process.env["WINNOW_BENCH_PICTURES"] ?? 10_000);
/** Until then buffers grow to what they need. */
const WARM = Math.min(500, PICTURES / 4);
const MEMORY_LIMIT = 1.1;
const DELAY_LIMIT_MS = 20;
const SAMPLES = 40;
const AT_ONCE = 4;

/** Resident megabytes of this process's children that run the scoring process. */
const scorerMemory = (): number =>
  execFileSync("ps", ["-A", "-o", "ppid=,rss=,args="], { encoding: "utf8" })
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/u.exec(line))
    .filter((match) => Number(match?.[1]) === process.pid && match?.[3]?.includes("scoring/child") === true)
    .reduce((sum, match) => sum + Number(match?.[2]) / 1024, 0);

const { service, send, scored } = await startScoringService("practice");
try {
  const drawn = Array.from({ length: 8 }, (_, index) =>
    join(REPOSITORY, "tests", "fixtures", "drawn", `red-car-${String(index + 1)}.jpg`),
  );
  await service.scoring.change({ paused: true });
  const hand = async (from: number): Promise<void> => {
    for (let index = from; index < PICTURES; index += AT_ONCE) await send(drawn[index % drawn.length] ?? "");
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, from) => hand(from)));

  const mainBefore = process.memoryUsage().rss / 1e6;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const began = performance.now();
  delay.enable();
  await service.scoring.change({ paused: false });
  await scored(WARM);
  const samples: number[] = [];
  const step = (PICTURES - WARM) / SAMPLES;
  for (let sample = 1; sample <= SAMPLES; sample += 1) {
    await scored(Math.round(WARM + sample * step));
    samples.push(scorerMemory());
  }
  delay.disable();
  const seconds = (performance.now() - began) / 1000;
  const [early, late] = [samples.slice(0, SAMPLES / 4), samples.slice(-SAMPLES / 4)];
  report({
    name: `memory of the scoring process at the end of ${String(PICTURES)} waiting pictures`,
    ratio: quantile(late, 0.5) / quantile(early, 0.5),
    against: `the same after the first ${String(WARM)}`,
    limit: { at: MEMORY_LIMIT, side: "most" },
    detail: {
      "early MB": quantile(early, 0.5),
      "late MB": quantile(late, 0.5),
      "most MB": Math.max(...samples),
      "main before MB": mainBefore,
      "main after MB": process.memoryUsage().rss / 1e6,
      "pictures a second": PICTURES / seconds,
    },
  });
  const p99 = delay.percentile(99) / 1e6 - 1;
  report({
    name: "event-loop delay p99 of main meanwhile",
    ratio: p99 / DELAY_LIMIT_MS,
    against: `${String(DELAY_LIMIT_MS)} ms`,
    limit: { at: 1, side: "most" },
    detail: { "p99 ms": p99, "p50 ms": delay.percentile(50) / 1e6 - 1, "max ms": delay.max / 1e6 },
  });
} finally {
  await service.stop();
}
