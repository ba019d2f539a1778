// @ts-check
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt } from "../setup/build.mjs";
import { ensureReady } from "../setup/ensure-ready.mjs";
import { modules, root } from "../setup/paths.mjs";
import { run } from "../setup/processes.mjs";
import { passedBefore } from "./passed-before.mjs";
import { fromPlaywright, fromVitest, judged, lastLine, totals } from "./report.mjs";
import { scratchFolder } from "./scratch-folder.mjs";
import { hasFiles, staticChecks } from "./static-checks.mjs";

/** @typedef {"static" | "vitest" | "e2e"} Part */
/** @typedef {import("../setup/ensure-ready.mjs").Ready} Ready */
/** @typedef {import("./report.mjs").Outcome} Outcome */

/** @type {readonly Part[]} */
export const parts = ["static", "vitest", "e2e"];

const minutes = 60_000;
const reports = join(root, ".cache", "reports");

/** @param {string} text */
const print = (text) => {
  process.stdout.write(`${text}\n`);
};

/** @param {string} title */
const heading = (title) => {
  print(`\n=== ${title} ===`);
};

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

/**
 * @param {Ready} ready
 * @returns {Promise<Outcome[]>}
 */
const runStatic = async ({ node, env }) => {
  heading("Static checks");
  const checks = staticChecks();
  const before = passedBefore(checks, node);
  /** @type {Outcome[]} */
  const outcomes = [];
  const waiting = checks.filter((check) => {
    if (!before.has(check)) return true;
    print(`passed  ${check.name} (before, on the same files)`);
    outcomes.push({ name: check.name, passed: 1, failed: 0, skipped: 0 });
    return false;
  });
  /** @type {typeof checks} */
  const passed = [];
  // Two at a time: each keeps about one core busy.
  const lane = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const { name, args } = check;
      const outcome = await asOneTest(name, () =>
        run(node, args, { cwd: root, env, capture: true, timeoutMs: 8 * minutes }),
      );
      outcomes.push(outcome);
      if (outcome.failed === 0) passed.push(check);
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

/**
 * @template Report
 * Runs a test runner and counts what its report says. Its output is on the screen while it runs, or all at its end.
 * @param {Ready} ready
 * @param {object} runner
 * @param {string} runner.title
 * @param {string[]} runner.args
 * @param {NodeJS.ProcessEnv} [runner.env]
 * @param {string} runner.report
 * @param {boolean} runner.filesExist
 * @param {number} runner.timeoutMs
 * @param {boolean} [runner.shownAtEnd]
 * @param {(name: string, report: Report | null) => Outcome} runner.count
 * @returns {Promise<Outcome>}
 */
const runRunner = async (ready, { title, args, env, report, filesExist, timeoutMs, shownAtEnd, count }) => {
  if (!filesExist) {
    heading(title);
    print("There are no such tests.");
    return { name: title, passed: 0, failed: 0, skipped: 0 };
  }
  if (shownAtEnd !== true) heading(title);
  rmSync(report, { force: true });
  const finished = await run(ready.node, args, {
    cwd: root,
    env: { ...ready.env, ...env },
    capture: shownAtEnd === true,
    timeoutMs,
  });
  if (shownAtEnd === true) {
    heading(title);
    print(finished.output.trimEnd());
  }
  if (finished.timedOut) print(`${title} did not end in time and was ended.`);
  return judged(count(title, readReport(report)), { code: finished.code, filesExist });
};

/** @param {Ready} ready */
const runVitest = (ready) => {
  const report = join(reports, "vitest.json");
  return runRunner(ready, {
    title: "Tests",
    args: [
      join(modules, "vitest", "vitest.mjs"),
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ],
    report,
    filesExist: ["unit", "service", "http", "scoring", "renderer", "faults", "static"].some((folder) =>
      hasFiles(join(root, "tests", folder), /\.test\.tsx?$/),
    ),
    timeoutMs: 12 * minutes,
    count: fromVitest,
  });
};

/**
 * @param {Ready} ready
 * @param {boolean} shownAtEnd
 */
const runEndToEnd = (ready, shownAtEnd) => {
  const report = join(reports, "e2e.json");
  return runRunner(ready, {
    title: "Tests in the browser and in the application",
    args: [join(modules, "@playwright", "test", "cli.js"), "test", "--reporter=list,json"],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    report,
    filesExist: hasFiles(join(root, "tests", "e2e"), /\.(spec|test)\.ts$/),
    timeoutMs: 12 * minutes,
    shownAtEnd,
    count: fromPlaywright,
  });
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
 * @returns {Promise<number>} the exit code
 */
export const runTests = async (wanted) => {
  const e2e = wanted.includes("e2e") && hasFiles(join(root, "tests", "e2e"), /\.(spec|test)\.ts$/);
  const ready = await ensureReady({ electron: e2e, display: e2e, chromium: e2e });
  // Tests start many short processes, and compiling the same modules again is nearly half of each start.
  ready.env["NODE_COMPILE_CACHE"] = join(root, ".cache", "compiled");
  const scratch = scratchFolder();
  Object.assign(ready.env, scratch.env);
  try {
    mkdirSync(reports, { recursive: true });
    /** @type {Outcome[]} */
    const outcomes = [];
    if (wanted.includes("static")) outcomes.push(...(await runStatic(ready)));
    const build = await runBuild(ready);
    outcomes.push(build);
    if (build.failed === 0) ready.env["WINNOW_BUILT_MAIN"] = join(root, "out", "main");
    // Either leaves a core idle a third of the time, so on a desk they overlap. CI has the time for one after the
    // other, and nobody to run a test again that failed for want of a core.
    const together = wanted.length > 1 && !process.env.CI;
    const vitest = wanted.includes("vitest") ? runVitest(ready) : null;
    if (vitest !== null && !together) await vitest;
    const endToEnd = wanted.includes("e2e") ? runEndToEnd(ready, together) : null;
    for (const outcome of await Promise.all([vitest, endToEnd])) if (outcome !== null) outcomes.push(outcome);
    return summarize(outcomes);
  } finally {
    scratch.remove();
    ready.stop();
  }
};
