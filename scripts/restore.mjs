// @ts-check
/** npm run restore -- DIR: a backup into a data folder that nobody uses; what was there is kept aside. */
import { join } from "node:path";
import { ensureReady } from "./setup/ensure-ready.mjs";
import { root } from "./setup/paths.mjs";
import { handOver } from "./setup/processes.mjs";
import { asScript } from "./setup/say.mjs";

await asScript(async () => {
  const ready = await ensureReady();
  const command = join(root, "electron", "backup-command.ts");
  return handOver(ready.node, [command, "restore", ...process.argv.slice(2)], {
    cwd: process.cwd(),
    env: ready.env,
  });
});
