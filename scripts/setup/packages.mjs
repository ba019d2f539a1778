// @ts-check
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { npm } from "./npm.mjs";
import { modules, root } from "./paths.mjs";
import { packagesDiffer } from "./plan.mjs";
import { CannotContinue, say } from "./say.mjs";

/** Packages whose install script is wanted. All other scripts stay off: everything native comes prebuilt. */
const withScript = ["node"];

/**
 * @param {string} path
 * @returns {Record<string, import("./plan.mjs").LockedPackage> | null}
 */
const lockedPackages = (path) => {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages;
  } catch {
    return null;
  }
};

const nodeBinary = join(modules, "node", "bin", process.platform === "win32" ? "node.exe" : "node");

/**
 * The Node that everything but set-up runs on.
 * @returns {string | null}
 */
const suitableNode = () => {
  if (existsSync(nodeBinary)) return nodeBinary;
  // Started by npm, this may be the Node of the packages, which have just been replaced beneath it.
  return Number(process.versions.node.split(".")[0]) >= 24 && existsSync(process.execPath)
    ? process.execPath
    : null;
};

/**
 * Installs the packages of the lock file when others, or none, are installed.
 * @returns {Promise<string>} the path of a Node 24
 */
export const ensurePackages = async () => {
  const wanted = lockedPackages(join(root, "package-lock.json"));
  const installed = lockedPackages(join(modules, ".package-lock.json"));
  if (wanted === null) throw new CannotContinue("package-lock.json cannot be read.");
  if (installed === null || packagesDiffer(wanted, installed)) {
    say("Installing the packages of package-lock.json into node_modules (about 0.7 GB)");
    if (
      (await npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
        cwd: root,
      })) !== 0
    )
      throw new CannotContinue("npm ci did not succeed. Its own message stands above.");
  }
  if (suitableNode() === null) {
    say("Fetching Node 24");
    await npm(["rebuild", ...withScript], { cwd: root });
  }
  const node = suitableNode();
  if (node === null)
    throw new CannotContinue("Node 24 is wanted, and the package that carries it could not be installed.");
  return node;
};
