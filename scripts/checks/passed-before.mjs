// @ts-check
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../setup/paths.mjs";

/** @typedef {import("./static-checks.mjs").StaticCheck} StaticCheck */

/** Folders that programs make: what is in them follows from the rest. */
const made = [".cache", ".git", "coverage", "node_modules", "out", "playwright-report", "test-results"];

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
 * @param {string} base
 * @param {readonly StaticCheck[]} checks
 * @param {string} node the path of the Node that runs them
 * @returns {Map<StaticCheck, string>}
 */
const inputsOf = (base, checks, node) => {
  const everything = describe(base, "", true);
  const settings = describe(base, "", false);
  return new Map(
    checks.map((check) => {
      const { args, reads } = check;
      const read = everything.filter((line) => reads?.some((name) => line.startsWith(`${name}/`)) ?? true);
      const all = [node, ...args, ...settings, ...read].join("\n");
      return [check, createHash("sha256").update(all).digest("hex")];
    }),
  );
};

/**
 * Remembers over runs which checks passed on which files. CI has no memory: each check runs there.
 * @param {readonly StaticCheck[]} checks
 * @param {string} node
 * @param {string} [base] the folder that all are about
 */
export const passedBefore = (checks, node, base = root) => {
  const folder = join(base, ".cache", "passed");
  const before = inputsOf(base, checks, node);
  /** @param {StaticCheck} check */
  const fileOf = ({ name }) => join(folder, name.replaceAll(/\W+/g, "-"));
  return {
    /** @param {StaticCheck} check */
    has: (check) => {
      if (process.env.CI) return false;
      try {
        return readFileSync(fileOf(check), "utf8") === before.get(check);
      } catch {
        return false;
      }
    },
    /**
     * Keeps that these passed, but for those whose files changed meanwhile.
     * @param {readonly StaticCheck[]} passed
     */
    keep: (passed) => {
      mkdirSync(folder, { recursive: true });
      for (const [check, inputs] of inputsOf(base, passed, node))
        if (before.get(check) === inputs) writeFileSync(fileOf(check), inputs);
    },
  };
};
