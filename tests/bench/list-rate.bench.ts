/** How many lists of 20 the service answers a second, beside what a bare route with the same statement does. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "../../scripts/generate/generate.ts";
import { databasePaths } from "../../electron/store/engine/database-file.ts";
import { answersPerSecond } from "./raw-client.ts";
import { quantile, report } from "./report.ts";
import { BENCH_KEY, startProduct, startRival, untilNothingLapses } from "./servers.ts";

const ROWS = 100_000;
const CONNECTIONS = 8;
const ROUNDS = 9;
const SLICE_MS = 1_500;
const PATH = "/v1/submissions";

const dataDir = mkdtempSync(join(tmpdir(), "winnow-bench-"));
try {
  await generate({ dataDir, rows: ROWS, events: false });
  const product = await startProduct(dataDir);
  const { database } = databasePaths(dataDir);
  const bare = await startRival("bare-list.ts", [database]);
  const keyed = await startRival("bare-list.ts", [database, "key"]);
  const servers = [product, bare, keyed];
  await untilNothingLapses(product.url);
  const rates: number[][] = servers.map(() => []);
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [index, { port }] of servers.entries()) {
      const rate = await answersPerSecond({ port, path: PATH, key: BENCH_KEY }, CONNECTIONS, SLICE_MS);
      if (round >= 0) rates[index]?.push(rate);
    }
  }
  const [ours = 0, route = 0, withKey = 0] = rates.map((of) => quantile(of, 0.5));
  const detail = { "ours a second": ours, "bare a second": route, "with key a second": withKey };
  report({
    name: "lists of 20 a second, 8 connections",
    ratio: ours / route,
    against: "a bare fastify route that runs the prepared statement",
    limit: { at: 0.65, side: "least" },
    detail,
  });
  report({
    name: "lists of 20 a second, 8 connections",
    ratio: ours / withKey,
    against: "the same that also checks the key",
    limit: { at: 0.85, side: "least" },
    detail,
  });
  for (const server of servers) await server.stop();
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
