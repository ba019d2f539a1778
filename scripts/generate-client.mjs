// @ts-check
/** npm run generate:client: the types of the buyers' client, made anew from /openapi.json. */
import { join } from "node:path";
import { ensureReady } from "./setup/ensure-ready.mjs";
import { root } from "./setup/paths.mjs";
import { handOver } from "./setup/processes.mjs";
import { asScript } from "./setup/say.mjs";

await asScript(async () => {
  const ready = await ensureReady();
  return handOver(ready.node, [join(root, "scripts", "client", "main.ts")], { cwd: root, env: ready.env });
});
