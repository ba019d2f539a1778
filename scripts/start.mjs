// @ts-check
/** npm start: the desktop application. What follows `--` goes to it (npm start -- --practice). */
import { ensureBuilt } from "./setup/build.mjs";
import { ensureReady } from "./setup/ensure-ready.mjs";
import { root } from "./setup/paths.mjs";
import { chromiumArguments } from "./setup/plan.mjs";
import { handOver } from "./setup/processes.mjs";
import { asScript, CannotContinue, say } from "./setup/say.mjs";

await asScript(async () => {
  const ready = await ensureReady({ electron: true, display: true });
  try {
    await ensureBuilt(ready);
    if (ready.electron === null) throw new CannotContinue("There is no Electron.");
    const switches = chromiumArguments(ready.machine);
    if (switches.includes("--no-sandbox"))
      say("Running as root: Chromium's sandbox is off. Use another user for anything but a trial.");
    return await handOver(ready.electron.executable, [...switches, root, ...process.argv.slice(2)], {
      cwd: root,
      env: ready.env,
    });
  } finally {
    ready.stop();
  }
});
