import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { databasePaths } from "../../electron/store/engine/database-file.ts";
import { defaultReaderEntry, readerClient } from "../../electron/store/engine/reader-client.ts";
import { quietLog, temporaryFolder, temporaryStore } from "./temporary-store.ts";
import { aWorld, send } from "./world.ts";

test("a worker that dies over a question is started again, and the question asked once more", async () => {
  const { dataDir, store } = await temporaryStore();
  const world = await aWorld(store);
  await send(world);
  // Dies on its first start, then is the real one.
  const entry = join(temporaryFolder(), "dies-once.mjs");
  writeFileSync(
    entry,
    `import { existsSync, writeFileSync } from "node:fs";
     import { parentPort } from "node:worker_threads";
     const mark = ${JSON.stringify(`${entry}.mark`)};
     if (existsSync(mark)) await import(${JSON.stringify(defaultReaderEntry())});
     else parentPort.on("message", () => { writeFileSync(mark, ""); process.exit(1); });`,
  );
  const reader = readerClient(entry, { database: databasePaths(dataDir).database }, quietLog());
  expect(await reader.read("verifyEvents", undefined)).toEqual({ checked: 1, firstBad: null });
  expect(await reader.read("quickCheck", undefined)).toEqual([]);
  await reader.close();
});

test("a worker that dies twice over the same question is an error, not a silence", async () => {
  const { dataDir, store } = await temporaryStore();
  const entry = join(temporaryFolder(), "dies.mjs");
  writeFileSync(
    entry,
    `import { parentPort } from "node:worker_threads"; parentPort.on("message", () => process.exit(1));`,
  );
  const reader = readerClient(entry, { database: databasePaths(dataDir).database }, quietLog());
  await expect(reader.read("verifyEvents", undefined)).rejects.toMatchObject({ code: "storage_failed" });
  await reader.close();
  await store.close();
});

test("errors of the worker arrive as errors", async () => {
  const { dataDir, store } = await temporaryStore();
  const reader = readerClient(
    defaultReaderEntry(),
    { database: databasePaths(dataDir).database },
    quietLog(),
  );
  await expect(reader.read("triageIndex", null as never)).rejects.toThrow(/null/);
  await reader.close();
  await expect(reader.read("verifyEvents", undefined)).rejects.toMatchObject({ code: "store_closed" });
  await store.close();
});
