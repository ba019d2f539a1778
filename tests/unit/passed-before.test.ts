import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { passedBefore } from "../../scripts/checks/passed-before.mjs";

const lint = { name: "eslint", args: ["eslint.js"] };
const types = { name: "types: shared", args: ["tsc", "-p", "shared"], reads: ["shared"] };
const checks = [lint, types];

let base: string;
beforeEach(() => {
  vi.stubEnv("CI", undefined);
  base = mkdtempSync(join(tmpdir(), "winnow-test-"));
  for (const folder of ["shared", "electron"]) {
    mkdirSync(join(base, folder));
    writeFileSync(join(base, folder, "file.ts"), "export const one = 1;");
  }
  writeFileSync(join(base, "package-lock.json"), "{}");
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(base, { recursive: true, force: true });
});

const known = (node = "node"): boolean[] => {
  const before = passedBefore(checks, node, base);
  return checks.map((check) => before.has(check));
};
const passAll = (): void => {
  passedBefore(checks, "node", base).keep(checks);
};

test("a check that passed is known on the same files, and only that check", () => {
  expect(known()).toEqual([false, false]);
  passedBefore(checks, "node", base).keep([types]);
  expect(known()).toEqual([false, true]);
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
  expect(known()).toEqual([false, false]);
});

test("a setting, another package or another Node makes all run again", () => {
  passAll();
  expect(known("another node")).toEqual([false, false]);
  writeFileSync(join(base, "package-lock.json"), '{ "changed": true }');
  expect(known()).toEqual([false, false]);
});

test("a check whose files changed while it ran is not taken for passed", () => {
  const before = passedBefore(checks, "node", base);
  writeFileSync(join(base, "shared", "file.ts"), "export const one: string = 1;");
  before.keep(checks);
  expect(known()).toEqual([false, false]);
});

test("CI remembers nothing", () => {
  passAll();
  expect(known()).toEqual([true, true]);
  vi.stubEnv("CI", "true");
  expect(known()).toEqual([false, false]);
});
