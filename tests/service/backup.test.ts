import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkBackup } from "../../electron/backup/check-backup.ts";
import { makeBackup } from "../../electron/backup/make-backup.ts";
import { finishRestore, stageRestore } from "../../electron/backup/restore.ts";
import { readSetting } from "../../electron/store/read-setting.ts";
import { REPOSITORY, startTestService, type TestService } from "../helpers/service.ts";

const run = promisify(execFile);
const nothing = (): void => undefined;
const AT = "2026-05-01T10:00:00.000Z";

let folder: string;
let service: TestService;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "winnow-backup-"));
  service = await startTestService({ dataDir: join(folder, "data"), model: null });
});
afterEach(async () => {
  await service.stop();
  await rm(folder, { recursive: true, force: true });
});

const set = (value: string): Promise<unknown> =>
  service.ports.store.write(async (tx) => {
    await tx.setSetting("test.mark", value);
    return null;
  });
const backup = (to: string) =>
  makeBackup({ dataDir: service.dataDir, to, version: "0.0.0-test", now: AT }, nothing);

describe("a backup", () => {
  it("is one moment of a service that goes on writing, and reads back whole", async () => {
    await set("before");
    const state = { writing: true };
    const writer = (async () => {
      for (let turn = 0; state.writing; turn += 1) await set(`turn ${String(turn)}`);
    })();
    const to = join(folder, "backup");
    await backup(to);
    state.writing = false;
    await writer;
    const manifest = await checkBackup(to, nothing);
    expect(manifest.missing).toEqual([]);
    expect(readSetting(to, "test.mark")).toMatch(/^(before|turn \d+)$/);
    expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("never takes a folder that holds something", async () => {
    const to = join(folder, "mine");
    await mkdir(to);
    await writeFile(join(to, "letter.txt"), "keep me");
    await expect(backup(to)).rejects.toMatchObject({ code: "invalid_setting" });
    expect(await readFile(join(to, "letter.txt"), "utf8")).toBe("keep me");
  });

  it("that was changed since is refused, and the data folder stays as it is", async () => {
    await set("kept");
    const to = join(folder, "backup");
    await backup(to);
    const database = await readFile(join(to, "winnow.db"));
    database[database.length - 1] = (database.at(-1) ?? 0) ^ 255;
    await writeFile(join(to, "winnow.db"), database);
    await expect(
      stageRestore({ from: to, dataDir: service.dataDir, now: AT }, nothing),
    ).rejects.toMatchObject({
      code: "backup_unusable",
    });
    expect(finishRestore(service.dataDir)).toBe(false);
    expect(readSetting(service.dataDir, "test.mark")).toBe("kept");
  });
});

describe("a restore", () => {
  it("takes the place of the data at the next start, and keeps what it replaced", async () => {
    await set("old");
    const to = join(folder, "backup");
    await backup(to);
    await set("new");
    const { replaced } = await stageRestore({ from: to, dataDir: service.dataDir, now: AT }, nothing);
    expect(await service.ports.store.reader.setting("test.mark")).toBe("new");
    await service.close();
    service = await startTestService({ dataDir: service.dataDir, model: null });
    expect(await service.ports.store.reader.setting("test.mark")).toBe("old");
    expect(readSetting(replaced, "test.mark")).toBe("new");
    expect(existsSync(join(service.dataDir, "restoring"))).toBe(false);
  });

  it("killed half-way through changing over goes on at the next start", async () => {
    await set("old");
    const to = join(folder, "backup");
    await backup(to);
    await set("new");
    const { replaced } = await stageRestore({ from: to, dataDir: service.dataDir, now: AT }, nothing);
    await service.close();
    // As a kill left it: the database was put aside, and its successor not yet put in its place.
    await mkdir(replaced, { recursive: true });
    await run("mv", [join(service.dataDir, "winnow.db"), replaced]);
    service = await startTestService({ dataDir: service.dataDir, model: null });
    expect(await service.ports.store.reader.setting("test.mark")).toBe("old");
    expect(readSetting(replaced, "test.mark")).toBe("new");
  });
});

describe("the command", () => {
  const command = (...args: string[]) =>
    run(process.execPath, [
      join(REPOSITORY, "electron", "backup-command.ts"),
      ...args,
      "--data",
      service.dataDir,
    ]);

  it("backs up beside a running service, and does not restore under one", async () => {
    const to = join(folder, "backup");
    const { stdout } = await command("backup", to);
    expect(stdout).toContain("read back and whole");
    await expect(command("restore", to)).rejects.toThrow("already runs");
    await service.close();
    expect((await command("restore", to)).stdout).toContain("What was there before lies in");
  });
});
