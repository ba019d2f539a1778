// @ts-check
/**
 * What the runners' own reports come to.
 */

/**
 * @typedef {object} Outcome
 * @property {string} name
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * A runner that ended badly without a failed test (a file that does not load, an error outside of any test), or
 * that ran nothing although there are test files, counts as one failure.
 * @param {Outcome} counted
 * @param {{ code: number, filesExist: boolean }} facts
 * @returns {Outcome}
 */
export const judged = (counted, { code, filesExist }) => {
  const ranNothing = counted.passed + counted.failed === 0 && filesExist;
  const brokeOff = code !== 0 && counted.failed === 0;
  return ranNothing || brokeOff ? { ...counted, failed: counted.failed + 1 } : counted;
};

/**
 * @typedef {object} VitestReport the parts of vitest's JSON report that count
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {{ name: string, status: string, assertionResults: { status: string }[] }[]} testResults one a file
 *
 * @typedef {object} PlaywrightReport the parts of Playwright's JSON report that count
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 * @property {PlaywrightSuite[]} suites one a file, with suites inside
 *
 * @typedef {object} PlaywrightSuite
 * @property {string} file relative to tests/e2e
 * @property {PlaywrightSuite[]} [suites]
 * @property {{ tests: { status: string }[] }[]} [specs]
 */

/**
 * @param {string} name
 * @param {VitestReport | null} report null when the runner left none
 * @returns {Outcome}
 */
export const fromVitest = (name, report) => {
  if (report === null) return { name, passed: 0, failed: 0, skipped: 0 };
  // A file that does not load has failed without a test of its own.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  return {
    name,
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
};

/**
 * @param {string} name
 * @param {PlaywrightReport | null} report null when the runner left none
 * @returns {Outcome}
 */
export const fromPlaywright = (name, report) => ({
  name,
  passed: report?.stats.expected ?? 0,
  // A test that only passes when repeated does not pass.
  failed: (report?.stats.unexpected ?? 0) + (report?.stats.flaky ?? 0),
  skipped: report?.stats.skipped ?? 0,
});

/**
 * @param {PlaywrightSuite} suite
 * @returns {string[]} how each of its tests ended
 */
const endsOf = ({ suites = [], specs = [] }) => [
  ...suites.flatMap(endsOf),
  ...specs.flatMap(({ tests }) => tests.map(({ status }) => status)),
];

/**
 * How many tests passed in the files of some folders, given from the repository's root; 0 where any failed.
 */
export const passedIn = {
  /**
   * @param {VitestReport} report
   * @param {readonly string[]} folders
   */
  vitest: ({ testResults }, folders) => {
    const files = testResults.filter(({ name }) =>
      folders.some((folder) => name.replaceAll("\\", "/").includes(`/${folder}/`)),
    );
    if (files.some(({ status }) => status !== "passed")) return 0;
    return files
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === "passed").length;
  },
  /**
   * @param {PlaywrightReport} report
   * @param {readonly string[]} folders
   */
  playwright: ({ suites }, folders) => {
    const ends = suites
      .filter(({ file }) => folders.some((folder) => `tests/e2e/${file}`.startsWith(`${folder}/`)))
      .flatMap(endsOf);
    if (ends.some((end) => end !== "expected" && end !== "skipped")) return 0;
    return ends.filter((end) => end === "expected").length;
  },
};

/** @param {readonly Outcome[]} outcomes */
export const totals = (outcomes) => {
  /** @param {"passed" | "failed" | "skipped"} key */
  const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  return { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };
};

/** @param {{ passed: number, failed: number }} sums */
export const lastLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`;
