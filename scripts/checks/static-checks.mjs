// @ts-check
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { modules, root } from "../setup/paths.mjs";

/** @typedef {{ name: string, args: string[] }} StaticCheck a check and how Node runs it */

/**
 * @param {string} folder
 * @param {RegExp} pattern
 * @returns {boolean} whether a file of that name lies anywhere below
 */
export const hasFiles = (folder, pattern) =>
  existsSync(folder) &&
  readdirSync(folder, { withFileTypes: true }).some((entry) =>
    entry.isDirectory() ? hasFiles(join(folder, entry.name), pattern) : pattern.test(entry.name),
  );

/** Sides of the program, each with the types that it may see, and the folder it is about. */
const sides = [
  { name: "shared", folder: "shared" },
  { name: "electron", folder: "electron" },
  { name: "desk", folder: "renderer/desk" },
  { name: "worker", folder: "renderer/worker" },
  { name: "tests", folder: "tests" },
  { name: "scripts", folder: "scripts" },
];

/** @param {string[]} path */
const tool = (...path) => join(modules, ...path);

/**
 * Repeated runs on a desk lint what has changed. A file whose own text is the same may still be judged otherwise
 * because of a type it imports, so CI lints everything afresh.
 */
const eslintCache = () =>
  process.env.CI
    ? []
    : ["--cache", "--cache-strategy", "content", "--cache-location", join(".cache", "eslint")];

/** @returns {StaticCheck[]} */
export const staticChecks = () => {
  const present = sides.filter(({ folder }) => hasFiles(join(root, folder), /\.(ts|tsx|mjs)$/));
  const cruised = ["electron", "shared", "renderer", "scripts"].filter((name) =>
    existsSync(join(root, name)),
  );
  return [
    // First, because it takes as long as all others together.
    {
      name: "eslint",
      args: [tool("eslint", "bin", "eslint.js"), ".", "--max-warnings", "0", ...eslintCache()],
    },
    ...present.map(({ name }) => ({
      name: `types: ${name}`,
      args: [
        tool("typescript", "bin", "tsc"),
        "-p",
        `tsconfig.${name}.json`,
        "--incremental",
        "--tsBuildInfoFile",
        join(".cache", "types", `${name}.json`),
      ],
    })),
    {
      name: "prettier",
      args: [
        tool("prettier", "bin", "prettier.cjs"),
        "--check",
        ".",
        "--log-level",
        "warn",
        "--cache",
        "--cache-strategy",
        "content",
        "--cache-location",
        join(".cache", "prettier"),
      ],
    },
    {
      name: "import rules",
      args: [
        tool("dependency-cruiser", "bin", "dependency-cruiser.mjs"),
        "--config",
        ".dependency-cruiser.mjs",
        ...cruised,
      ],
    },
    { name: "knip", args: [tool("knip", "bin", "knip.js"), "--no-progress"] },
  ];
};
