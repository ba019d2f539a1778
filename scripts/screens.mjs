// @ts-check
/** npm run screens: pictures of every screen of the application, dark and light, into docs/screens. */
import { join } from "node:path";
import { ensureBuilt } from "./setup/build.mjs";
import { ensureReady } from "./setup/ensure-ready.mjs";
import { modules, root } from "./setup/paths.mjs";
import { handOver } from "./setup/processes.mjs";
import { asScript } from "./setup/say.mjs";

await asScript(async () => {
  const ready = await ensureReady({ electron: true, display: true });
  await ensureBuilt(ready);
  return handOver(
    ready.node,
    [
      join(modules, "@playwright", "test", "cli.js"),
      "test",
      "--workers=1",
      "--grep=pictures of every screen",
      join("tests", "e2e", "desk", "screens.spec.ts"),
    ],
    { cwd: root, env: { ...ready.env, WINNOW_SCREENS: join(root, "docs", "screens") } },
  );
});
