// @ts-check
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { modules, root } from "./paths.mjs";
import { isRunning, run } from "./processes.mjs";
import { CannotContinue, say } from "./say.mjs";

const sources = ["electron", "shared", "renderer", "resources/locales"];
const settings = ["electron.config.ts", "vite.worker.config.ts", "package.json", "package-lock.json"];
const stampFile = join(root, "out", ".built-from");
const lockFile = join(root, ".cache", "building");
const LOOK_AGAIN_MS = 200;
const UNSIGNED_MS = 5000;

/**
 * @param {string} path relative to the root
 * @returns {string[]} one line a file: path, size, time
 */
const describe = (path) => {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  const about = statSync(full);
  if (!about.isDirectory()) return [`${path} ${about.size} ${about.mtimeMs}`];
  return readdirSync(full)
    .sort()
    .flatMap((name) => describe(`${path}/${name}`));
};

/** What the sources are like: another answer means that something changed. */
export const fingerprint = () =>
  createHash("sha256")
    .update([...sources, ...settings].flatMap(describe).join("\n"))
    .digest("hex");

/**
 * Phones load the worker page over whatever network there is: its files are compressed once, here, and not at
 * every request.
 * @param {string} folder
 */
const compressAssets = (folder) => {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).filter((each) => /\.(js|css|svg)$/.test(each))) {
    const bytes = readFileSync(join(folder, name));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes));
  }
};

/** @param {string} stamp */
const upToDate = (stamp) => {
  try {
    return readFileSync(stampFile, "utf8") === stamp;
  } catch {
    return false;
  }
};

const isAbandoned = () => {
  try {
    const holder = Number(readFileSync(lockFile, "utf8"));
    // Who was killed before its number was written left an empty file.
    return holder === 0 ? Date.now() - statSync(lockFile).mtimeMs > UNSIGNED_MS : !isRunning(holder);
  } catch {
    return false;
  }
};

/** Whether the build is ours to do; what a killed one left is taken over. */
const takeLock = () => {
  mkdirSync(join(root, ".cache"), { recursive: true });
  try {
    writeFileSync(lockFile, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    if (isAbandoned()) rmSync(lockFile, { force: true });
    return false;
  }
};

/**
 * Builds into out/ unless what is there was built from the same files. Two commands that are begun together build once:
 * the second waits.
 * @param {import("./ensure-ready.mjs").Ready} ready
 * @param {{ always?: boolean }} [options]
 */
export const ensureBuilt = async (ready, { always = false } = {}) => {
  if (!always && upToDate(fingerprint())) return;
  while (!takeLock()) await pause(LOOK_AGAIN_MS);
  try {
    const stamp = fingerprint();
    if (!always && upToDate(stamp)) return;
    say("Building");
    await build(ready, always);
    writeFileSync(stampFile, stamp);
  } finally {
    rmSync(lockFile, { force: true });
  }
};

/**
 * @param {import("./ensure-ready.mjs").Ready} ready
 * @param {boolean} aloud also what a build that succeeds has to say
 */
const build = async ({ node, env }, aloud) => {
  const builds = [
    [
      join(modules, "electron-vite", "bin", "electron-vite.js"),
      "build",
      "-c",
      "electron.config.ts",
      "-l",
      "warn",
    ],
  ];
  if (existsSync(join(root, "renderer", "worker", "index.html")))
    builds.push([
      join(modules, "vite", "bin", "vite.js"),
      "build",
      "-c",
      "vite.worker.config.ts",
      "-l",
      "warn",
    ]);
  const finished = await Promise.all(
    builds.map((args) => run(node, args, { cwd: root, env, capture: true })),
  );
  for (const { code, output } of finished) if (code !== 0 || aloud) process.stderr.write(output);
  if (finished.some(({ code }) => code !== 0)) throw new CannotContinue("The build failed.");
  compressAssets(join(root, "out", "renderer", "worker", "assets"));
};
