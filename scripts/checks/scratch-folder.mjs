// @ts-check
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { freemem } from "node:os";
import { join } from "node:path";
import { isRunning } from "../setup/processes.mjs";

const memory = "/dev/shm";
const ENOUGH_BYTES = 4 * 1024 ** 3;

const hasRoom = () => {
  if (!existsSync(memory) || freemem() < ENOUGH_BYTES) return false;
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize >= ENOUGH_BYTES;
};

/** Runs that were killed left theirs behind, in memory that is wanted back. */
const removeLeftovers = () => {
  for (const name of readdirSync(memory)) {
    const pid = /^winnow-tests-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid)))
      rmSync(join(memory, name), { recursive: true, force: true });
  }
};

/**
 * Where tests put their folders. On a desk that is memory, if there is plenty: they make some thousand databases and
 * close each with a write that waits for the disk. CI keeps the disk, so that both are used.
 * @returns {{ env: NodeJS.ProcessEnv, remove: () => void }} what tells programs of it, and what ends it
 */
export const scratchFolder = () => {
  if (process.env.CI || process.platform !== "linux" || !hasRoom())
    return { env: {}, remove: () => undefined };
  removeLeftovers();
  const folder = mkdtempSync(join(memory, `winnow-tests-${process.pid}-`));
  // One test starts the application as another user.
  chmodSync(folder, 0o1777);
  return { env: { TMPDIR: folder }, remove: () => rmSync(folder, { recursive: true, force: true }) };
};
