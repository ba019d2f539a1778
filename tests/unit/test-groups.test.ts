/** A group of tests that is remembered must name every folder that its tests read, and no test may be in none. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { testGroups } from "../../scripts/checks/test-groups.mjs";

const root = resolve(import.meta.dirname, "../..");
const slashed = (path: string): string => path.replaceAll("\\", "/");
const files = globSync("tests/**/*.{test,spec}.{ts,tsx}", { cwd: root }).map(slashed);
const within = (path: string, folders: readonly string[]): boolean =>
  folders.some((folder) => path.startsWith(`${folder}/`));

const importsOf = (path: string): readonly string[] =>
  [
    ...readFileSync(join(root, path), "utf8").matchAll(/(?:from|import)\s*\(?\s*"((?:\.|#shared)[^"]+)"/gu),
  ].map(([, specifier = ""]) =>
    specifier.startsWith("#shared/")
      ? `shared/${specifier.slice("#shared/".length)}`
      : slashed(relative(root, resolve(root, dirname(path), specifier))),
  );

/** Everything of the repository that a file imports, and what that imports. */
const closureOf = (starts: readonly string[]): ReadonlySet<string> => {
  const found = new Set(starts);
  for (const path of found)
    if (/\.(ts|tsx|mjs)$/.test(path) && existsSync(join(root, path)))
      for (const each of importsOf(path)) found.add(each.split("?")[0] ?? each);
  return found;
};

test("every test file is in exactly one group", () => {
  const homes = files.map((file) => [file, testGroups.filter(({ folders }) => within(file, folders)).length]);
  expect(homes.filter(([, count]) => count !== 1)).toEqual([]);
});

test.each(testGroups.map((group) => [group.name, group] as const))(
  "%s: every file that its tests import is among what it reads",
  (_, { folders, reads = [] }) => {
    const unread = [...closureOf(files.filter((file) => within(file, folders)))].filter(
      (path) => path.includes("/") && !within(path, reads),
    );
    expect(unread).toEqual([]);
  },
);
