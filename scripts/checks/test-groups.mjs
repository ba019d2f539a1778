// @ts-check
/**
 * Tests in groups that are remembered apart (see passed-before.mjs): where a group's tests lie, and all folders from
 * which they, or programs that they start, may read. Too many folders cost time; too few would hide a failure, which
 * CI, having no memory, would find.
 */

/**
 * @typedef {import("./passed-before.mjs").Check & { readonly runner: "vitest" | "playwright", readonly folders: readonly string[] }} TestGroup
 */

const besidesTests = ["shared", "electron", "resources", "scripts", "clients"];
const forNode = [
  ...besidesTests,
  "renderer/worker",
  ...["faults", "files", "fixtures", "helpers", "http", "scoring", "service", "static", "store", "unit"].map(
    (name) => `tests/${name}`,
  ),
];

/**
 * @param {string} name
 * @param {readonly string[]} folders
 * @param {readonly string[]} reads
 * @returns {TestGroup}
 */
const inVitest = (name, folders, reads) => ({ name, runner: "vitest", folders, reads, args: folders });

/**
 * @param {string} name
 * @param {string} folder
 * @returns {TestGroup}
 */
const inPlaywright = (name, folder) => ({
  name,
  runner: "playwright",
  folders: [folder],
  args: [folder],
  reads: [...besidesTests, "renderer", folder, "tests/e2e/helpers", "tests/fixtures", "tests/helpers"],
});

/** @type {readonly TestGroup[]} */
export const testGroups = [
  inVitest("rules", ["tests/unit", "tests/static"], [...forNode, "renderer"]),
  inVitest("store and files", ["tests/store", "tests/files"], forNode),
  inVitest("HTTP", ["tests/http"], forNode),
  inVitest("service", ["tests/service"], forNode),
  inVitest("scoring", ["tests/scoring"], forNode),
  inVitest("faults", ["tests/faults"], forNode),
  inVitest(
    "screens",
    ["tests/renderer"],
    ["renderer", "shared", "resources", "tests/helpers", "tests/renderer", "tests/unit/scoring"],
  ),
  inPlaywright("the worker page in a browser", "tests/e2e/worker"),
  inPlaywright("the documentation in a browser", "tests/e2e/docs"),
  inPlaywright("the application", "tests/e2e/desk"),
];
