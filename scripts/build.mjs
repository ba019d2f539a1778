// @ts-check
/** npm run build: out/main, out/preload, out/renderer/desk and out/renderer/worker. */
import { ensureBuilt } from "./setup/build.mjs";
import { ensureReady } from "./setup/ensure-ready.mjs";
import { asScript } from "./setup/say.mjs";

await asScript(async () => {
  await ensureBuilt(await ensureReady(), { always: true });
  return 0;
});
