// @ts-check
import { existsSync } from "node:fs";
import { join } from "node:path";
import { modules } from "./paths.mjs";
import { run } from "./processes.mjs";
import { findProgram } from "./display.mjs";
import { say } from "./say.mjs";

/** A Chromium of the system's, for the worker page's tests. */
export const findChromium = () => {
  const named = process.env.WINNOW_CHROMIUM;
  if (named !== undefined && existsSync(named)) return named;
  for (const name of ["chromium", "google-chrome", "google-chrome-stable"]) {
    const path = findProgram(name);
    if (path !== undefined) return path;
  }
  return null;
};

/**
 * Where the system has none, Playwright fetches one of its own, once.
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | null>} null: Playwright's own
 */
export const ensureChromium = async (node, env) => {
  const found = findChromium();
  if (found !== null) return found;
  say("No Chromium is installed here: Playwright fetches its own unless it has done so before");
  const cli = join(modules, "@playwright", "test", "cli.js");
  const { code } = await run(node, [cli, "install", "chromium"], { env, timeoutMs: 300_000 });
  if (code !== 0) say("It could not; the browser tests will say so. Name another one by WINNOW_CHROMIUM.");
  return null;
};
