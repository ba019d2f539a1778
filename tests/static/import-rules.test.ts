import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import rules from "../../.dependency-cruiser.mjs";

/** A small program that breaks every rule once: the rule, who breaks it, and what it imports. */
const forbidden = [
  ["no-cycles", "electron/http/egg.ts", "./hen.ts"],
  ["domain-only-lib", "shared/domain/uses-contract.ts", "../contract/views.ts"],
  ["domain-only-lib", "shared/domain/uses-node.ts", "node:crypto"],
  ["domain-only-lib", "shared/domain/uses-zod.ts", "zod"],
  ["lib-alone", "shared/lib/uses-domain.ts", "../domain/rule.ts"],
  ["shared-only-shared", "shared/contract/uses-service.ts", "../../electron/service/use-case.ts"],
  ["shared-only-shared", "shared/contract/uses-sharp.ts", "sharp"],
  ["service-only-shared", "electron/service/uses-store.ts", "../store/rows.ts"],
  ["service-only-shared", "electron/service/uses-sharp.ts", "sharp"],
  ["adapters-apart", "electron/http/uses-store.ts", "../store/rows.ts"],
  ["adapters-apart", "electron/sync/uses-files.ts", "../files/blobs.ts"],
  ["adapters-through-ports", "electron/store/uses-use-case.ts", "../service/use-case.ts"],
  ["inward-only", "electron/jobs/uses-compose.ts", "../compose.ts"],
  ["electron-only-in-shell", "electron/compose.ts", "electron"],
  ["electron-only-in-shell", "electron/files/uses-electron.ts", "electron/main"],
  ["shell-only-from-main", "electron/serve.ts", "./shell/window.ts"],
  ["production-packages", "electron/http/uses-dev-package.ts", "only-for-tests"],
  ["renderer-only-shared", "renderer/desk/uses-service.ts", "../../electron/service/use-case.ts"],
  ["renderer-without-server", "renderer/desk/uses-sharp.ts", "sharp"],
  ["renderer-without-node", "renderer/worker/uses-node.ts", "node:fs"],
  ["desk-not-worker", "renderer/desk/uses-worker.ts", "../worker/page.ts"],
  ["worker-not-desk", "renderer/worker/uses-desk.ts", "../desk/features/pick/list.ts"],
  ["features-apart", "renderer/desk/features/inbox/uses-pick.ts", "../pick/list.ts"],
  ["not-to-tests", "electron/http/uses-tests.ts", "../../tests/helper.ts"],
  ["scripts-alone", "scripts/setup/uses-package.mjs", "zod"],
] as const;

/** What the architecture is for, and must therefore stay allowed. */
const allowed = [
  ["shared/domain/rule.ts", "../lib/brand.ts"],
  ["shared/contract/views.ts", "../domain/rule.ts"],
  ["shared/contract/schema.ts", "zod"],
  ["electron/service/use-case.ts", "../../shared/domain/rule.ts"],
  ["electron/service/inward.ts", "#shared/domain/rule.ts"],
  ["electron/store/implements.ts", "../service/ports.ts"],
  ["electron/store/rows.ts", "node:fs"],
  ["electron/http/calls.ts", "../service/use-case.ts"],
  ["electron/shell/window.ts", "electron"],
  ["electron/main.ts", "./shell/window.ts"],
  ["renderer/desk/features/pick/uses-shared.ts", "../../../../shared/domain/rule.ts"],
  ["renderer/desk/features/pick/uses-package.ts", "only-for-tests"],
  ["scripts/setup/uses-node.mjs", "node:fs"],
] as const;

const bystanders = [
  "shared/lib/brand.ts",
  "electron/service/ports.ts",
  "electron/files/blobs.ts",
  "renderer/worker/page.ts",
  "renderer/desk/features/pick/list.ts",
  "tests/helper.ts",
];

type Violation = { readonly rule: { readonly name: string }; readonly from: string; readonly to: string };

let folder = "";
let violations: readonly Violation[] = [];

const write = async (path: string, text: string) => {
  const full = join(folder, path);
  await mkdir(dirname(full), { recursive: true });
  await writeFile(full, text);
};

const writePackage = async (name: string) => {
  await write(
    `node_modules/${name}/package.json`,
    JSON.stringify({ name, version: "1.0.0", main: "index.js" }),
  );
  await write(`node_modules/${name}/index.js`, "module.exports = {};");
};

const cruise = async (): Promise<readonly Violation[]> => {
  const root = resolve(import.meta.dirname, "../..");
  const program = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const config = join(root, ".dependency-cruiser.mjs");
  const args = [program, "--config", config, "--output-type", "json"];
  const sides = ["electron", "shared", "renderer", "scripts"];
  // It answers how many errors it found as its exit code.
  const { stdout } = await promisify(execFile)(process.execPath, [...args, ...sides], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: unknown) => error as { stdout: string });
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "winnow-import-rules-"));
  const dependencies = { zod: "1.0.0", sharp: "1.0.0" };
  const devDependencies = { "only-for-tests": "1.0.0", electron: "1.0.0" };
  const imports = { "#shared/*": "./shared/*" };
  await write("package.json", JSON.stringify({ type: "module", imports, dependencies, devDependencies }));
  await Promise.all(["zod", "sharp", "only-for-tests", "electron"].map(writePackage));
  const lines = new Map<string, string>(bystanders.map((path) => [path, "export {};\n"]));
  for (const [path, target] of [...forbidden.map(([, from, to]) => [from, to] as const), ...allowed])
    lines.set(path, `import ${JSON.stringify(target)};\nexport {};\n`);
  lines.set("electron/http/hen.ts", 'import "./egg.ts";\nexport {};\n');
  for (const [path, text] of lines) await write(path, text);
  violations = await cruise();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("an import across a border is reported", () => {
  test.each(forbidden)("%s: %s imports %s", (rule, from) => {
    expect(
      violations.filter((violation) => violation.from === from).map(({ rule: { name } }) => name),
    ).toContain(rule);
  });
});

test.each(allowed)("%s may import %s", (from) => {
  expect(violations.filter((violation) => violation.from === from)).toEqual([]);
});

test("every rule has an import here that breaks it", () => {
  const broken = new Set<string>(forbidden.map(([rule]) => rule));
  const unproven = (rules.forbidden ?? [])
    .map(({ name }) => name)
    .filter((name) => name && !broken.has(name));
  expect(unproven).toEqual([]);
});
