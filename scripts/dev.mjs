// @ts-check
/**
 * npm run dev: the application, built and started again whenever a source changes. Rebuilding takes a second, and
 * what runs is what ships: the pages keep their content security policy, which a development server would need
 * lifted.
 */
import { spawn } from "node:child_process";
import { ensureBuilt, fingerprint } from "./setup/build.mjs";
import { ensureReady } from "./setup/ensure-ready.mjs";
import { root } from "./setup/paths.mjs";
import { chromiumArguments } from "./setup/plan.mjs";
import { asScript, CannotContinue, say } from "./setup/say.mjs";

/** Looking at all sources takes some 10 ms, and works the same on every file system. */
const lookEveryMs = 500;

await asScript(async () => {
  const ready = await ensureReady({ electron: true, display: true });
  const { electron } = ready;
  if (electron === null) throw new CannotContinue("There is no Electron.");
  const args = [...chromiumArguments(ready.machine), root, ...process.argv.slice(2)];

  const start = () => spawn(electron.executable, args, { cwd: root, env: ready.env, stdio: "inherit" });
  /** @param {import("node:child_process").ChildProcess} app */
  const ended = (app) =>
    app.exitCode !== null || app.signalCode !== null
      ? Promise.resolve()
      : new Promise((resolve) => app.once("exit", resolve));

  await ensureBuilt(ready);
  let app = start();
  let restarting = false;
  const finished = new Promise((resolve) => {
    /** @param {number | null} code */
    const whenClosed = (code) => {
      if (!restarting) resolve(code ?? 0);
    };
    app.once("exit", whenClosed);

    const restart = async () => {
      restarting = true;
      try {
        await ensureBuilt(ready);
        app.kill("SIGTERM");
        await ended(app);
        app = start();
        app.once("exit", whenClosed);
      } catch (error) {
        // The application of before keeps running until the sources build again.
        say(error instanceof Error ? error.message : String(error));
      }
      restarting = false;
    };
    let seen = fingerprint();
    setInterval(() => {
      const now = fingerprint();
      if (restarting || now === seen) return;
      seen = now;
      void restart();
    }, lookEveryMs);
    for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"]))
      process.on(signal, () => app.kill(signal));
  });
  const code = await finished;
  ready.stop();
  process.exit(code);
});
