// @ts-check
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "../setup/build.mjs";
import { ensureReady } from "../setup/ensure-ready.mjs";
import { modules, root } from "../setup/paths.mjs";
import { run } from "../setup/processes.mjs";
import { passedBefore } from "./passed-before.mjs";
import { fromPlaywright, fromVitest, judged, lastLine, passedIn, totals } from "./report.mjs";
import { scratchFolder } from "./scratch-folder.mjs";
import { staticChecks } from "./static-checks.mjs";
import { testGroups } from "./test-groups.mjs";

/** @typedef {"static" | "vitest" | "e2e"} Part */
/** @typedef {import("../setup/ensure-ready.mjs").Ready} Ready */
/** @typedef {import("./report.mjs").Outcome} Outcome */

/** @type {readonly Part[]} */
export const parts = ["static", "vitest", "e2e"];

const minutes = 60_000;
const RUNNER_MS = 20 * minutes;
const reports = join(root, ".cache", "reports");

/** @param {string} text */
const print = (text) => {
  process.stdout.write(`${text}\n`);
};

/** @param {string} title */
const heading = (title) => {
  print(`\n=== ${title} ===`);
};

/**
 * @param {string} node
 * @returns {string}
 */
const nodeVersion = (node) => execFileSync(node, ["--version"], { encoding: "utf8" }).trim();

/** @param {number} since */
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/**
 * One check, counted as one test; what it printed is shown when it failed.
 * @param {string} name
 * @param {() => Promise<{ code: number, output: string }>} body
 * @returns {Promise<Outcome>}
 */
const asOneTest = async (name, body) => {
  const began = Date.now();
  const { code, output } = await body();
  print(`${code === 0 ? "passed" : "FAILED"}  ${name} (${seconds(began)})`);
  if (code !== 0) print(output.trimEnd());
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
};

/** @typedef {import("./passed-before.mjs").Check} Check */

/**
 * Those that did not pass before on the same files; the others are counted as they passed then.
 * @template {Check} C
 * @param {readonly C[]} checks
 * @param {ReturnType<typeof passedBefore<C>>} before
 * @param {Outcome[]} outcomes
 * @returns {C[]}
 */
const notKnown = (checks, before, outcomes) =>
  checks.filter((check) => {
    const passed = before.count(check);
    if (passed === null) return true;
    print(`passed  ${check.name} (before, on the same files${passed > 1 ? `: ${passed} tests` : ""})`);
    outcomes.push({ name: check.name, passed, failed: 0, skipped: 0 });
    return false;
  });

/**
 * @param {Ready} ready
 * @param {boolean} again
 * @returns {Promise<Outcome[]>}
 */
const runStatic = async ({ node, env }, again) => {
  heading("Static checks");
  const checks = staticChecks();
  const before = passedBefore(checks, nodeVersion(node));
  /** @type {Outcome[]} */
  const outcomes = [];
  const waiting = again ? [...checks] : notKnown(checks, before, outcomes);
  /** @type {Map<import("./static-checks.mjs").StaticCheck, number>} */
  const passed = new Map();
  // Two at a time: each keeps about one core busy.
  const lane = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const { name, args } = check;
      const outcome = await asOneTest(name, () =>
        run(node, args, { cwd: root, env, capture: true, timeoutMs: 8 * minutes }),
      );
      outcomes.push(outcome);
      if (outcome.failed === 0) passed.set(check, 1);
    }
  };
  await Promise.all([lane(), lane()]);
  before.keep(passed);
  return outcomes;
};

/**
 * @param {Ready} ready
 * @returns {Promise<Outcome>}
 */
const runBuild = (ready) => {
  heading("Build");
  return asOneTest("build", async () => {
    try {
      await ensureBuilt(ready);
      return { code: 0, output: "" };
    } catch (error) {
      return { code: 1, output: String(error) };
    }
  });
};

/**
 * @template Report
 * @param {string} path
 * @returns {Report | null}
 */
const readReport = (path) => {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
};

/** @typedef {import("./test-groups.mjs").TestGroup} TestGroup */

/**
 * Runs a test runner on groups of tests and counts what its report says. Its output is on the screen while it runs, or
 * all at its end.
 * @template Report
 * @param {Ready} ready
 * @param {object} runner
 * @param {string} runner.title
 * @param {readonly TestGroup[]} runner.groups
 * @param {string[]} runner.args
 * @param {NodeJS.ProcessEnv} [runner.env]
 * @param {string} runner.report
 * @param {boolean} runner.shownAtEnd
 * @param {(name: string, report: Report | null) => Outcome} runner.count
 * @param {(report: Report, folders: readonly string[]) => number} runner.passedIn
 * @returns {Promise<{ outcome: Outcome, passed: Map<TestGroup, number> }>}
 */
const runRunner = async (ready, { title, groups, args, env, report, shownAtEnd, count, passedIn }) => {
  if (!shownAtEnd) heading(title);
  rmSync(report, { force: true });
  const finished = await run(ready.node, [...args, ...groups.flatMap(({ folders }) => folders)], {
    cwd: root,
    env: { ...ready.env, ...env },
    capture: shownAtEnd,
    timeoutMs: RUNNER_MS,
  });
  if (shownAtEnd) {
    heading(title);
    print(finished.output.trimEnd());
  }
  if (finished.timedOut) print(`${title} did not end in time and was ended.`);
  /** @type {Report | null} */
  const said = readReport(report);
  const outcome = judged(count(title, said), { code: finished.code, filesExist: true });
  // An error outside of any test leaves in doubt which group it belongs to.
  const inDoubt = said === null || (finished.code !== 0 && outcome.failed === 1);
  const passed = inDoubt
    ? []
    : groups.map((group) => /** @type {const} */ ([group, passedIn(said, group.folders)]));
  return { outcome, passed: new Map(passed.filter(([, tests]) => tests > 0)) };
};

/**
 * @param {Ready} ready
 * @param {readonly TestGroup[]} groups
 */
const runVitest = (ready, groups) => {
  const report = join(reports, "vitest.json");
  return runRunner(ready, {
    title: "Tests",
    groups,
    args: [
      join(modules, "vitest", "vitest.mjs"),
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ],
    report,
    shownAtEnd: false,
    count: fromVitest,
    passedIn: passedIn.vitest,
  });
};

/**
 * @param {Ready} ready
 * @param {readonly TestGroup[]} groups
 * @param {boolean} shownAtEnd
 */
const runEndToEnd = (ready, groups, shownAtEnd) => {
  const report = join(reports, "e2e.json");
  return runRunner(ready, {
    title: "Tests in the browser and in the application",
    groups,
    args: [join(modules, "@playwright", "test", "cli.js"), "test", "--reporter=list,json"],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    report,
    shownAtEnd,
    count: fromPlaywright,
    passedIn: passedIn.playwright,
  });
};

/**
 * @param {Ready} ready
 * @param {readonly Part[]} wanted
 * @param {boolean} again
 * @returns {Promise<Outcome[]>}
 */
const runGroups = async (ready, wanted, again) => {
  const groups = testGroups.filter(({ runner }) => wanted.includes(runner === "vitest" ? "vitest" : "e2e"));
  /** @type {Outcome[]} */
  const outcomes = [];
  const before = passedBefore(groups, `${nodeVersion(ready.node)} ${ready.env["ELECTRON_MAJOR_VER"] ?? ""}`);
  const waiting = again ? groups : notKnown(groups, before, outcomes);
  const inNode = waiting.filter(({ runner }) => runner === "vitest");
  const inApp = waiting.filter(({ runner }) => runner === "playwright");
  // Either leaves a core idle a third of the time, so on a desk they overlap. CI has the time for one after the
  // other, and nobody to run a test again that failed for want of a core.
  const together = inNode.length > 0 && inApp.length > 0 && !process.env.CI;
  const vitest = inNode.length > 0 ? runVitest(ready, inNode) : null;
  if (!together) await vitest;
  const endToEnd = inApp.length > 0 ? runEndToEnd(ready, inApp, together) : null;
  for (const finished of await Promise.all([vitest, endToEnd])) {
    if (finished === null) continue;
    outcomes.push(finished.outcome);
    before.keep(finished.passed);
  }
  return outcomes;
};

/** @param {readonly Outcome[]} outcomes */
const summarize = (outcomes) => {
  const sums = totals(outcomes);
  heading("Totals");
  for (const { name, passed, failed, skipped } of outcomes)
    if (failed > 0 || passed > 1)
      print(`${name}: ${lastLine({ passed, failed })}${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  print(lastLine(sums));
  return sums.failed === 0 && sums.passed > 0 ? 0 : 1;
};

/**
 * Runs the named parts, each to its end whatever came before, and prints the totals.
 * @param {readonly Part[]} wanted
 * @param {boolean} [again] also what passed before on the same files
 * @returns {Promise<number>} the exit code
 */
export const runTests = async (wanted, again = false) => {
  const e2e = wanted.includes("e2e");
  const ready = await ensureReady({ electron: e2e, display: e2e, chromium: e2e });
  // Tests start many short processes, and compiling the same modules again is nearly half of each start.
  ready.env["NODE_COMPILE_CACHE"] = join(root, ".cache", "compiled");
  const scratch = scratchFolder();
  Object.assign(ready.env, scratch.env);
  try {
    mkdirSync(reports, { recursive: true });
    /** @type {Outcome[]} */
    const outcomes = [];
    if (wanted.includes("static")) outcomes.push(...(await runStatic(ready, again)));
    const build = await runBuild(ready);
    outcomes.push(build);
    if (build.failed === 0) ready.env["WINNOW_BUILT_MAIN"] = join(root, "out", "main");
    outcomes.push(...(await runGroups(ready, wanted, again)));
    return summarize(outcomes);
  } finally {
    scratch.remove();
    ready.stop();
  }
};
