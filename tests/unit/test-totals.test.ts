import { describe, expect, test } from "vitest";
import {
  fromPlaywright,
  fromVitest,
  judged,
  lastLine,
  passedIn,
  totals,
} from "../../scripts/checks/report.mjs";

const none = { name: "Tests", passed: 0, failed: 0, skipped: 0 };

describe("the totals of a test run", () => {
  test("are one plain line over all runners", () => {
    const runs = [
      { name: "eslint", passed: 1, failed: 0, skipped: 0 },
      { name: "Tests", passed: 40, failed: 2, skipped: 1 },
    ];
    expect(lastLine(totals(runs))).toBe("41 passed, 2 failed");
  });

  test("count a test file that does not load as a failure", () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 0,
      numTodoTests: 0,
      testResults: [
        { name: "a", status: "failed", assertionResults: [{ status: "failed" }, { status: "passed" }] },
        { name: "b", status: "failed", assertionResults: [] },
        { name: "c", status: "passed", assertionResults: [{ status: "passed" }, { status: "passed" }] },
      ],
    };
    expect(fromVitest("Tests", report)).toMatchObject({ passed: 3, failed: 2 });
  });

  test("count a test that passes only when repeated as a failure", () => {
    const stats = { expected: 5, unexpected: 0, flaky: 1, skipped: 2 };
    expect(fromPlaywright("e2e", { stats, suites: [] })).toMatchObject({ passed: 5, failed: 1, skipped: 2 });
  });

  test("count a runner that ran nothing, although there are tests, as a failure", () => {
    expect(judged(none, { code: 0, filesExist: true }).failed).toBe(1);
    expect(judged(none, { code: 0, filesExist: false }).failed).toBe(0);
  });

  test("count a runner that broke off without a failed test as a failure", () => {
    expect(judged({ ...none, passed: 7 }, { code: 1, filesExist: true }).failed).toBe(1);
    expect(judged({ ...none, passed: 7, failed: 2 }, { code: 1, filesExist: true }).failed).toBe(2);
  });

  test("count nothing twice when a runner leaves no report", () => {
    expect(judged(fromVitest("Tests", null), { code: 1, filesExist: true })).toMatchObject({
      passed: 0,
      failed: 1,
    });
  });
});

describe("the tests that passed in some folders", () => {
  test("are counted in vitest's report, and are none where one failed or did not load", () => {
    const file = (name: string, ...ends: readonly string[]) => ({
      name: `/clone/tests/${name}`,
      status: ends.includes("failed") || ends.length === 0 ? "failed" : "passed",
      assertionResults: ends.map((status) => ({ status })),
    });
    const report = {
      numPassedTests: 0,
      numFailedTests: 0,
      numPendingTests: 0,
      numTodoTests: 0,
      testResults: [
        file("unit/a.test.ts", "passed", "skipped"),
        file("store/b.test.ts", "passed", "passed"),
        file("http/c.test.ts", "passed", "failed"),
        file("faults/d.test.ts"),
      ],
    };
    const count = (...folders: readonly string[]) => passedIn.vitest(report, folders);
    expect(count("tests/unit", "tests/store")).toBe(3);
    expect(count("tests/http")).toBe(0);
    expect(count("tests/faults")).toBe(0);
  });

  test("are counted in Playwright's report, and are none where one failed or passed only when repeated", () => {
    const suite = (file: string, ...ends: readonly string[]) => ({
      file,
      specs: [{ tests: [{ status: "expected" }] }],
      suites: [{ file, specs: ends.map((status) => ({ tests: [{ status }] })) }],
    });
    const report = {
      stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 },
      suites: [
        suite("desk/a.spec.ts", "expected", "skipped"),
        suite("worker/b.spec.ts", "flaky"),
        suite("docs/c.spec.ts", "unexpected"),
      ],
    };
    const count = (folder: string) => passedIn.playwright(report, [folder]);
    expect([count("tests/e2e/desk"), count("tests/e2e/worker"), count("tests/e2e/docs")]).toEqual([2, 0, 0]);
  });
});
