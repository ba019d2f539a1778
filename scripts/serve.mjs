// @ts-check
/** npm run serve: the same service without a window. What follows `--` goes to it. */
import { join } from "node:path";
import { ensureBuilt } from "./setup/build.mjs";
import { ensureReady } from "./setup/ensure-ready.mjs";
import { root } from "./setup/paths.mjs";
import { handOver } from "./setup/processes.mjs";
import { asScript } from "./setup/say.mjs";

await asScript(async () => {
  const ready = await ensureReady();
  // The service runs from its sources; the page that it serves to workers has to be built.
  await ensureBuilt(ready);
  return handOver(ready.node, [join(root, "electron", "serve.ts"), ...process.argv.slice(2)], {
    cwd: process.cwd(),
    env: ready.env,
  });
});
