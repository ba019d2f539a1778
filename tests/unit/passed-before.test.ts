import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { passedBefore } from "../../scripts/checks/passed-before.mjs";

const lint = { name: "eslint", args: ["eslint.js"] };
const types = { name: "types: shared", args: ["tsc", "-p", "shared"], reads: ["shared"] };
const checks = [lint, types];

let [base, memory] = ["", ""];
beforeEach(() => {
  vi.stubEnv("CI", undefined);
  base = aClone();
  memory = mkdtempSync(join(tmpdir(), "winnow-test-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const folder of [base, memory]) rmSync(folder, { recursive: true, force: true });
});

const aClone = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "winnow-test-"));
  for (const side of ["shared", "electron"]) {
    mkdirSync(join(folder, side));
    writeFileSync(join(folder, side, "file.ts"), "export const one = 1;");
  }
  writeFileSync(join(folder, "package-lock.json"), "{}");
  return folder;
};
const known = (runtime = "v24.1.0", clone = base): boolean[] => {
  const before = passedBefore(checks, runtime, clone, memory);
  return checks.map((check) => before.count(check) !== null);
};
const passAll = (): void => {
  passedBefore(checks, "v24.1.0", base, memory).keep(new Map(checks.map((check) => [check, 1])));
};

test("what passed is known on the same files, with its count, and only that", () => {
  expect(known()).toEqual([false, false]);
  passedBefore(checks, "v24.1.0", base, memory).keep(new Map([[types, 12]]));
  expect(known()).toEqual([false, true]);
  expect(passedBefore(checks, "v24.1.0", base, memory).count(types)).toBe(12);
});

test("a changed, new or missing file that it reads makes a check run again", () => {
  passAll();
  writeFileSync(join(base, "electron", "file.ts"), "export const two = 2;");
  expect(known()).toEqual([false, true]);
  passAll();
  writeFileSync(join(base, "shared", "other.ts"), "");
  expect(known()).toEqual([false, false]);
  passAll();
  rmSync(join(base, "shared", "other.ts"));
  writeFileSync(join(base, "shared", "file.ts"), "export const three = 3;");
  expect(known()).toEqual([false, false]);
});

test("a setting, another package or another Node makes all run again", () => {
  passAll();
  expect(known("v24.2.0")).toEqual([false, false]);
  writeFileSync(join(base, "package-lock.json"), '{ "changed": true }');
  expect(known()).toEqual([false, false]);
});

test("another clone of the same files knows it too", () => {
  passAll();
  const other = aClone();
  expect(known("v24.1.0", other)).toEqual([true, true]);
  rmSync(other, { recursive: true });
});

test("a check whose files changed while it ran is not taken for passed", () => {
  const before = passedBefore(checks, "v24.1.0", base, memory);
  writeFileSync(join(base, "shared", "file.ts"), "export const one: string = 1;");
  before.keep(new Map(checks.map((check) => [check, 1])));
  expect(known()).toEqual([false, false]);
});

test("CI remembers nothing", () => {
  passAll();
  expect(known()).toEqual([true, true]);
  vi.stubEnv("CI", "true");
  expect(known()).toEqual([false, false]);
});
