// @ts-check
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder, root } from "../setup/paths.mjs";

/**
 * What can be remembered: a static check, or a group of tests.
 * @typedef {object} Check
 * @property {string} name
 * @property {readonly string[]} args how it is run
 * @property {readonly string[]} [reads] the folders whose files it judges; without, all of them
 */

/** Folders that programs make: what is in them follows from the rest. */
const made = [".cache", ".git", "coverage", "node_modules", "out", "playwright-report", "test-results"];

const KEPT_MS = 30 * 24 * 3_600_000;

/**
 * @param {string} base
 * @param {string} path relative to the base, or "" for it
 * @param {boolean} deep
 * @returns {string[]} one line a file: its path and a hash of its bytes
 */
const describe = (base, path, deep) =>
  readdirSync(join(base, path), { withFileTypes: true })
    .filter(({ name }) => !made.includes(name) && name !== "__pycache__")
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inner = path === "" ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) return deep ? describe(base, inner, true) : [];
      if (!entry.isFile()) return [];
      return [
        `${inner} ${createHash("sha256")
          .update(readFileSync(join(base, inner)))
          .digest("hex")}`,
      ];
    });

/**
 * What each check would judge now: the files that it reads, the settings and locked packages at the base, and how
 * it is run.
 * @template {Check} C
 * @param {string} base
 * @param {readonly C[]} checks
 * @param {string} runtime what they run on: the version of Node, and whatever else may change what they find
 * @returns {Map<C, string>}
 */
const inputsOf = (base, checks, runtime) => {
  const everything = describe(base, "", true);
  const settings = everything.filter((line) => !line.split(" ")[0]?.includes("/"));
  return new Map(
    checks.map((check) => {
      const { name, args, reads } = check;
      const read = everything.filter((line) => reads?.some((each) => line.startsWith(`${each}/`)) ?? true);
      const run = args.map((each) => each.replaceAll(base, "."));
      const all = [name, runtime, process.platform, process.arch, ...run, ...settings, ...read].join("\n");
      return [check, createHash("sha256").update(all).digest("hex")];
    }),
  );
};

/** @param {string} folder */
const forgetOld = (folder) => {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > KEPT_MS) unlinkSync(path);
  }
};

/**
 * Remembers over runs, and over clones of one user, which checks passed on which files. CI has no memory: each check
 * runs there.
 * @template {Check} C
 * @param {readonly C[]} checks
 * @param {string} runtime
 * @param {string} [base] the folder that all are about
 * @param {string} [folder] where it is remembered
 */
export const passedBefore = (checks, runtime, base = root, folder = join(cacheFolder(), "passed")) => {
  const before = inputsOf(base, checks, runtime);
  return {
    /**
     * How many tests passed, or null when nothing is known.
     * @param {C} check
     * @returns {number | null}
     */
    count: (check) => {
      if (process.env.CI) return null;
      try {
        const count = Number(readFileSync(join(folder, before.get(check) ?? "none"), "utf8"));
        return Number.isInteger(count) && count > 0 ? count : null;
      } catch {
        return null;
      }
    },
    /**
     * Keeps that these passed, but for those whose files changed meanwhile.
     * @param {ReadonlyMap<C, number>} passed with how many tests
     */
    keep: (passed) => {
      if (passed.size === 0) return;
      mkdirSync(folder, { recursive: true });
      forgetOld(folder);
      for (const [check, inputs] of inputsOf(base, [...passed.keys()], runtime))
        if (before.get(check) === inputs) writeFileSync(join(folder, inputs), String(passed.get(check)));
    },
  };
};
