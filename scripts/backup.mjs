// @ts-check
/** npm run backup -- DIR: one consistent folder of a data folder, also while Winnow runs with it. */
import { join } from "node:path";
import { ensureReady } from "./setup/ensure-ready.mjs";
import { root } from "./setup/paths.mjs";
import { handOver } from "./setup/processes.mjs";
import { asScript } from "./setup/say.mjs";

await asScript(async () => {
  const ready = await ensureReady();
  const command = join(root, "electron", "backup-command.ts");
  return handOver(ready.node, [command, "backup", ...process.argv.slice(2)], {
    cwd: process.cwd(),
    env: ready.env,
  });
});
