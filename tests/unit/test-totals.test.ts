import { describe, expect, test } from "vitest";
import { fromPlaywright, fromVitest, judged, lastLine, totals } from "../../scripts/checks/report.mjs";

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
        { status: "failed", assertionResults: [{ status: "failed" }, { status: "passed" }] },
        { status: "failed", assertionResults: [] },
        { status: "passed", assertionResults: [{ status: "passed" }, { status: "passed" }] },
      ],
    };
    expect(fromVitest("Tests", report)).toMatchObject({ passed: 3, failed: 2 });
  });

  test("count a test that passes only when repeated as a failure", () => {
    const stats = { expected: 5, unexpected: 0, flaky: 1, skipped: 2 };
    expect(fromPlaywright("e2e", { stats })).toMatchObject({ passed: 5, failed: 1, skipped: 2 });
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
