// @ts-check
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { modules, root } from "../setup/paths.mjs";

/**
 * @typedef {object} StaticCheck
 * @property {string} name
 * @property {string[]} args how Node runs it
 * @property {string[]} [reads] the folders whose files it judges; without, all of them
 */

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

/** Sides of the program, the folder that each is about, and all folders whose types it may see. */
const sides = [
  { name: "shared", folder: "shared", reads: ["shared"] },
  { name: "electron", folder: "electron", reads: ["electron", "shared", "resources"] },
  { name: "desk", folder: "renderer/desk", reads: ["renderer", "shared", "resources"] },
  { name: "worker", folder: "renderer/worker", reads: ["renderer", "shared", "resources"] },
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
    ...present.map(({ name, reads }) => ({
      name: `types: ${name}`,
      ...(reads === undefined ? {} : { reads }),
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
