// @ts-check
/** npm run remote -- add|follow|list|sync|remove: remotes of a data folder, without a window. */
import { join } from "node:path";
import { ensureReady } from "./setup/ensure-ready.mjs";
import { root } from "./setup/paths.mjs";
import { handOver } from "./setup/processes.mjs";
import { asScript } from "./setup/say.mjs";

await asScript(async () => {
  const ready = await ensureReady();
  return handOver(ready.node, [join(root, "electron", "remote-command.ts"), ...process.argv.slice(2)], {
    cwd: process.cwd(),
    env: ready.env,
  });
});
