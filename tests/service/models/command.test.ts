import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { MODEL_COMMAND, PROGRAM_PARTS } from "../../helpers/entries.ts";
import { hold, type ModelHub, startModelHub } from "../../helpers/model-hub.ts";
import { REPOSITORY, startTestService } from "../../helpers/service.ts";
import { noSmallDisk, smallDisk } from "../../faults/small-disk.ts";
import { temporaryFolder } from "../../store/temporary-store.ts";

const VISION = "onnx/vision_model_quantized.onnx";

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ran>;
}

/**
 * The command as `npm run model` starts it, in a program folder whose list of models is the hub's. Every hub has the
 * same model, so one folder does for all: what Node compiles it keeps by path, and then need not compile again.
 */
let made: Promise<string> | null = null;
afterAll(async () => {
  if (made !== null) await rm(await made, { recursive: true, force: true });
});
const home = (hub: ModelHub): Promise<string> => (made ??= makeHome(hub));
const makeHome = async (hub: ModelHub): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "winnow-home-"));
  for (const name of [...PROGRAM_PARTS, "package.json", "resources/models"]) {
    await cp(join(REPOSITORY, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(REPOSITORY, "node_modules"), join(folder, "node_modules"), "junction");
  const { name: _name, ...model } = hub.model;
  writeFileSync(join(folder, "resources", "models.json"), JSON.stringify({ format: 1, models: [model] }));
  return folder;
};

const start = (folder: string, args: readonly string[]): Running => {
  const child = spawn(process.execPath, [join(folder, MODEL_COMMAND), ...args], {
    env: { ...process.env, NODE_OPTIONS: "", HTTP_PROXY: "", http_proxy: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => (stdout += String(chunk)));
  child.stderr.on("data", (chunk) => (stderr += String(chunk)));
  const ended = new Promise<Ran>((resolve) => {
    child.once("close", (code) => {
      resolve({ code, stdout, stderr });
    });
  });
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  return { child, ended };
};
const run = (folder: string, args: readonly string[]): Promise<Ran> => start(folder, args).ended;
const events = ({ stdout }: Ran): readonly Record<string, unknown>[] =>
  stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const lengthOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0);

describe("npm run model", { timeout: 180_000 }, () => {
  test("lists, fetches, checks, imports and removes on a data folder", async () => {
    const hub = await startModelHub();
    const folder = await home(hub);
    const data = join(temporaryFolder(), "data");
    const { name } = hub.model;
    expect((await run(folder, ["list", "--data", data])).stdout).toContain(`${name}  Practice CLIP`);
    // Looking makes nothing.
    expect(existsSync(data)).toBe(false);

    const fetched = await run(folder, ["fetch", "--data", data, "--model-base", hub.base, "--json"]);
    expect(fetched).toMatchObject({ code: 0, stderr: "" });
    const told = events(fetched);
    expect(told[0]).toMatchObject({ event: "progress", name });
    expect(told).toContainEqual({ event: "installed", name });
    expect(told.at(-1)).toEqual({ event: "remark", message: "It is the model in use." });
    const listed = events(await run(folder, ["list", "--data", data, "--json"]));
    expect(listed).toEqual([
      expect.objectContaining({ event: "model", name, installed: true, in_use: true }),
    ]);

    // The service uses it without being told to.
    const service = await startTestService({ dataDir: data, model: null, keepFolder: true });
    expect(service.modelStatus().model?.id).toBe(hub.model.id);
    const [busy, looked] = await Promise.all([
      run(folder, ["remove", name, "--data", data]),
      run(folder, ["verify", "--data", data]),
    ]);
    expect(busy).toMatchObject({ code: 3, stdout: "" });
    expect(busy.stderr).toMatch(/already runs with the data folder/);
    expect(looked).toMatchObject({ code: 0 });
    await service.stop();

    expect(await run(folder, ["remove", name, "--data", data])).toMatchObject({ code: 1 });
    rmSync(join(data, "models", name, "tokenizer.json"));
    const damaged = await run(folder, ["verify", name, "--data", data, "--json"]);
    expect(damaged.code).toBe(1);
    expect(events(damaged)[0]).toEqual({
      event: "damaged",
      name,
      faults: [{ path: "tokenizer.json", fault: "missing" }],
    });

    const brought = join(temporaryFolder(), "mine");
    await cp(join(REPOSITORY, "resources", "models", "practice"), brought, { recursive: true });
    writeFileSync(join(brought, "LICENSE"), "As you like.");
    writeFileSync(
      join(brought, "config.json"),
      `${await readFile(join(REPOSITORY, "resources", "models", "practice", "config.json"), "utf8")}\n`,
    );
    expect(await run(folder, ["import", brought, "--data", data])).toMatchObject({
      code: 0,
      stdout: "mine is imported.\n",
    });
    expect(await run(folder, ["remove", name, "--data", data])).toMatchObject({
      code: 0,
      stdout: "Practice CLIP is removed.\n",
    });
    expect(readdirSync(join(data, "models"))).toEqual([expect.stringMatching(/^mine_/)]);
  });

  test("says what can be done where it is not understood", async () => {
    const wrong = await run(REPOSITORY, ["frobnicate"]);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toMatch(/^Say what to do: list, fetch/);
  });

  test("killed in the middle of a download, it goes on where it was", async () => {
    const hub = await startModelHub();
    const folder = await home(hub);
    const data = join(temporaryFolder(), "data");
    const args = ["fetch", "--data", data, "--model-base", hub.base];
    const part = join(data, "models", `.fetching-${hub.model.name}`, `${VISION}.part`);
    hub.fail(VISION, hold(200_000));
    const first = start(folder, args);
    await expect.poll(() => lengthOf(part), { timeout: 60_000 }).toBe(200_000);
    first.child.kill("SIGKILL");
    await first.ended;
    expect(events(await run(folder, ["list", "--data", data, "--json"]))).toEqual([
      expect.objectContaining({ installed: false }),
    ]);

    expect(await run(folder, args)).toMatchObject({ code: 0 });
    const asked = hub.seen.filter(({ host, path }) => host === "store" && path === VISION);
    expect(asked.map(({ range }) => range)).toEqual([null, "bytes=200000-"]);
    expect(await run(folder, ["verify", "--data", data])).toMatchObject({ code: 0 });
  });

  test(`a full disk is said in a sentence, and the download goes on once there is space${noSmallDisk === null ? "" : ` (skipped: ${noSmallDisk})`}`, async (context) => {
    context.skip(noSmallDisk !== null, noSmallDisk ?? "");
    const hub = await startModelHub();
    const folder = await home(hub);
    const disk = smallDisk(2 * 1024);
    const filler = join(disk, "filler");
    writeFileSync(filler, Buffer.alloc(1000 * 1024));
    const args = ["fetch", "--data", join(disk, "data"), "--model-base", hub.base];
    const full = await run(folder, args);
    expect(full.code).not.toBe(0);
    expect(full.stderr).toMatch(/The disk (of .* )?is full/);
    expect(readdirSync(join(disk, "data", "models")).filter((name) => !name.startsWith("."))).toEqual([]);

    rmSync(filler);
    expect(await run(folder, args)).toMatchObject({ code: 0 });
    expect(await run(folder, ["verify", "--data", join(disk, "data")])).toMatchObject({ code: 0 });
  });
});
