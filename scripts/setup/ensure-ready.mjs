// @ts-check
import { delimiter, dirname, join } from "node:path";
import { ensureChromium, findChromium } from "./chromium.mjs";
import { findProgram, startVirtualDisplay } from "./display.mjs";
import { ensureElectron } from "./electron.mjs";
import { describeMachine } from "./machine.mjs";
import { ensurePackages } from "./packages.mjs";
import { modules } from "./paths.mjs";
import { needsVirtualDisplay, systemPackages } from "./plan.mjs";
import { ensureSystemPackages } from "./system-packages.mjs";

/**
 * @typedef {object} Ready
 * @property {import("./plan.mjs").Machine} machine
 * @property {string} node the path of a Node 24
 * @property {NodeJS.ProcessEnv} env the environment that programs of this repository run in
 * @property {import("./electron.mjs").Runtime | null} electron
 * @property {() => void} stop ends what was started along the way
 */

/**
 * Brings the machine to where it can run what is wanted, saying what it installs before it does. When all is in
 * place it only looks at a few files. It never prompts.
 * @param {import("./plan.mjs").Wants} wants
 * @returns {Promise<Ready>}
 */
export const ensureReady = async (wants = {}) => {
  const machine = describeMachine();
  const found = { chromiumFound: findChromium() !== null, xvfbFound: findProgram("Xvfb") !== undefined };
  await ensureSystemPackages(machine, systemPackages(machine, { ...wants, ...found }));
  const node = await ensurePackages();

  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env };
  env.PATH = [dirname(node), join(modules, ".bin"), process.env.PATH].join(delimiter);
  // Editors built on Electron set this in their terminals; with it Electron is a plain Node.
  delete env.ELECTRON_RUN_AS_NODE;

  const electron = wants.electron ? await ensureElectron(machine, node) : null;
  if (electron) {
    env.ELECTRON_OVERRIDE_DIST_PATH = electron.folder;
    env.ELECTRON_EXEC_PATH = electron.executable;
  }
  if (wants.chromium) {
    const chromium = await ensureChromium(node, env);
    if (chromium !== null) env.WINNOW_CHROMIUM = chromium;
  }
  const display = needsVirtualDisplay(machine, wants) ? await startVirtualDisplay() : null;
  Object.assign(env, display?.env);
  return { machine, node, env, electron, stop: () => display?.stop() };
};
