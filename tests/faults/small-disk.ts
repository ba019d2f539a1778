import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "../store/temporary-store.ts";

/** Why a small disk cannot be made here; null when it can. */
export const noSmallDisk = ((): string | null => {
  if (process.platform !== "linux") return "a small disk is made by mounting a tmpfs, which needs Linux";
  if (process.getuid?.() !== 0) return "a small disk is made by mounting a tmpfs, which needs root";
  try {
    // In a mount namespace of its own, so that looking leaves nothing behind.
    execFileSync("unshare", ["-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], { stdio: "ignore" });
    return null;
  } catch {
    return "mounting a tmpfs is not allowed here";
  }
})();

/** A disk of that many KiB, gone after the test. */
export const smallDisk = (kib: number): string => {
  const disk = join(temporaryFolder(), "disk");
  mkdirSync(disk);
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${String(kib)}k`, "tmpfs", disk]);
  onTestFinished(() => void execFileSync("umount", ["-l", disk]));
  return disk;
};
