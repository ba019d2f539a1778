/** Writes clients/typescript/schema.d.ts from what a service of this program says of itself. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { compose } from "../../electron/compose.ts";
import { entriesBeside } from "../../electron/entries.ts";
import { clientTypes } from "./generate.ts";

const root = join(import.meta.dirname, "..", "..");
const target = join(root, "clients", "typescript", "schema.d.ts");
const dataDir = await mkdtemp(join(tmpdir(), "winnow-client-"));
const service = await compose({
  dataDir,
  resourcesDir: join(root, "resources"),
  workerPageDir: join(root, "out", "renderer", "worker"),
  nodePath: process.execPath,
  entries: entriesBeside(join(root, "electron", "serve.ts")),
  version: "0",
  host: "127.0.0.1",
  port: 0,
  publicUrls: [],
  trustProxy: [],
  model: null,
  apiKeys: [],
  log: pino({ level: "error" }, pino.destination(2)),
});
try {
  const document = await fetch(`${service.url}/openapi.json`);
  await writeFile(target, await clientTypes(await document.text()));
  process.stdout.write(`${target}\n`);
} finally {
  await service.close();
  await rm(dataDir, { recursive: true, force: true });
}
