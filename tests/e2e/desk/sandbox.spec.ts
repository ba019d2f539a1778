import { execFileSync } from "node:child_process";
import { access, chmod, chown, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { _electron, expect, test } from "@playwright/test";
import { REPOSITORY } from "../helpers/desk-app.ts";

/** A user without any rights of its own; 65534 is nobody wherever Linux runs. */
const NOBODY = 65_534;

const executable = process.env["ELECTRON_EXEC_PATH"];
const skipReason = ((): string | null => {
  if (process.platform !== "linux")
    return "another user is only tried on Linux; elsewhere the sandbox is always on";
  if (process.getuid?.() !== 0)
    return "the other tests already run as another user than root, with the sandbox";
  if (executable === undefined) return "set-up names no Electron to run";
  try {
    execFileSync(
      "setpriv",
      ["--reuid", String(NOBODY), "--clear-groups", "test", "-r", join(REPOSITORY, "package.json")],
      {
        stdio: "ignore",
      },
    );
    return null;
  } catch {
    return "there is no setpriv here, or another user cannot read the repository";
  }
})();

/** Electron where the other user can reach it: a root's own cache folder is closed to others. */
const reachable = async (path: string, folder: string): Promise<string> => {
  const copy = join(folder, "electron");
  try {
    execFileSync("cp", ["-al", dirname(path), copy], { stdio: "ignore" });
  } catch {
    // Links do not reach another disk; what was begun would be copied into.
    await rm(copy, { recursive: true, force: true });
    execFileSync("cp", ["-a", dirname(path), copy]);
  }
  return join(copy, "electron");
};

test("as another user than root it starts with Chromium's sandbox on", async () => {
  test.skip(skipReason !== null, skipReason ?? "");
  const folder = await mkdtemp(join(tmpdir(), "winnow-sandbox-"));
  try {
    await chmod(folder, 0o755);
    const home = join(folder, "home");
    await mkdir(home);
    const env: Record<string, string> = {
      ...(process.env as Record<string, string>),
      HOME: home,
      TMPDIR: home,
    };
    const authority = env["XAUTHORITY"];
    if (authority !== undefined) {
      env["XAUTHORITY"] = join(home, "authority");
      await copyFile(authority, env["XAUTHORITY"]);
      await chown(env["XAUTHORITY"], NOBODY, NOBODY);
    }
    await chown(home, NOBODY, NOBODY);
    const asNobody = join(folder, "electron-as-nobody");
    const ids = `--reuid ${String(NOBODY)} --regid ${String(NOBODY)} --clear-groups`;
    await writeFile(
      asNobody,
      `#!/bin/sh\nexec setpriv ${ids} "${await reachable(executable ?? "", folder)}" "$@"\n`,
    );
    await chmod(asNobody, 0o755);
    await access(asNobody);

    const app = await _electron.launch({
      executablePath: asNobody,
      chromiumSandbox: true,
      args: [REPOSITORY, "--data", join(home, "data")],
      env,
    });
    try {
      const page = await app.firstWindow();
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const { user, switches, pid } = await app.evaluate(({ BrowserWindow }) => ({
        user: process.getuid?.(),
        switches: process.argv.filter((argument) => argument.endsWith("-sandbox")),
        pid: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
      }));
      expect(user).toBe(NOBODY);
      expect(switches).toEqual([]);
      const status = await readFile(`/proc/${String(pid)}/status`, "utf8");
      // 2: a filter says which system calls the page's process may make.
      expect(/^Seccomp:\s+(\d)/m.exec(status)?.[1]).toBe("2");
      expect(/^NoNewPrivs:\s+(\d)/m.exec(status)?.[1]).toBe("1");
    } finally {
      await app.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
