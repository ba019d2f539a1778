// @ts-check
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");

export const modules = join(root, "node_modules");

/**
 * Where what is fetched once for all clones lies: the user's cache folder.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 */
export const cacheFolder = (env = process.env, platform = process.platform) => {
  if (env.WINNOW_CACHE) return resolve(env.WINNOW_CACHE);
  if (platform === "win32")
    return join(env.LOCALAPPDATA ?? join(homedir(), "AppData", "Local"), "winnow", "cache");
  if (platform === "darwin") return join(homedir(), "Library", "Caches", "winnow");
  return join(env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "winnow");
};
