// @ts-check
/** npm start: the desktop application. What follows `--` goes to it (npm start -- --practice). */
import { ensureBuilt } from "./setup/build.mjs";
import { ensureReady } from "./setup/ensure-ready.mjs";
import { root } from "./setup/paths.mjs";
import { sandboxArguments } from "./setup/plan.mjs";
import { handOver } from "./setup/processes.mjs";
import { asScript, CannotContinue, say } from "./setup/say.mjs";

await asScript(async () => {
  const ready = await ensureReady({ electron: true, display: true });
  try {
    await ensureBuilt(ready);
    if (ready.electron === null) throw new CannotContinue("There is no Electron.");
    const sandbox = sandboxArguments(ready.machine);
    if (sandbox.length > 0)
      say("Running as root: Chromium's sandbox is off. Use another user for anything but a trial.");
    return await handOver(ready.electron.executable, [root, ...sandbox, ...process.argv.slice(2)], {
      cwd: root,
      env: ready.env,
    });
  } finally {
    ready.stop();
  }
});
