/**
 * A restore in two steps. `stageRestore` checks a backup and copies it into the data folder beside what is there; a
 * marker written last says that it is whole. `finishRestore`, before anything opens the folder, changes the two over
 * by renames and keeps what was replaced. Killed anywhere, the next start goes on where it stopped.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { syncFolder } from "../files/sync-folder.ts";
import { checkBackup } from "./check-backup.ts";
import { copyFile } from "./copy-file.ts";
import { DATABASE, FILES, type Manifest, MANIFEST, type OnProgress, SECRETS } from "./layout.ts";

const STAGING = "restoring";
const MARKER = "restore-pending.json";
const REPLACED = "replaced";
/** Everything that a backup stands for, and what would contradict it: logs, derived pictures. */
const PARTS = [`${DATABASE}-wal`, `${DATABASE}-shm`, DATABASE, SECRETS, FILES, "cache"];

export interface RestoreWish {
  readonly from: string;
  readonly dataDir: string;
  /** ISO; names the folder of what is replaced. */
  readonly now: string;
}

export interface Staged {
  readonly manifest: Manifest;
  /** Where what is there now will lie. */
  readonly replaced: string;
}

export const stageRestore = async (
  { from, dataDir, now }: RestoreWish,
  onProgress: OnProgress,
): Promise<Staged> => {
  const manifest = await checkBackup(from, onProgress);
  const staging = join(dataDir, STAGING);
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true, mode: 0o700 });
  let doneBytes = 0;
  for (const path of await filesBelow(from)) {
    onProgress({ step: "files", doneBytes, totalBytes: manifest.bytes });
    doneBytes += (await copyFile(join(from, path), join(staging, path))).bytes;
  }
  // What was copied is what counts, not what was read before.
  await checkBackup(staging, onProgress);
  await mkdir(join(staging, FILES), { recursive: true, mode: 0o700 });
  const replaced = join(dataDir, REPLACED, now.replace(/[:.]/g, "-"));
  await writeFile(join(dataDir, `${MARKER}.new`), JSON.stringify({ replaced }), { mode: 0o600, flush: true });
  await rename(join(dataDir, `${MARKER}.new`), join(dataDir, MARKER));
  await syncFolder(dataDir);
  return { manifest, replaced };
};

const filesBelow = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => path === MANIFEST || PARTS.some((part) => path === part || path.startsWith(FILES)));
};

/** Changes over what was staged. Nothing happens where nothing was; true when a restore was finished. */
export const finishRestore = (dataDir: string): boolean => {
  const marker = join(dataDir, MARKER);
  if (!existsSync(marker)) return false;
  const { replaced } = JSON.parse(readFileSync(marker, "utf8")) as { readonly replaced: string };
  const staging = join(dataDir, STAGING);
  mkdirSync(replaced, { recursive: true, mode: 0o700 });
  for (const part of PARTS) {
    const current = join(dataDir, part);
    const aside = join(replaced, part);
    const next = join(staging, part);
    // A part that was changed over already has left the staging folder.
    const done = !existsSync(next) && existsSync(aside);
    if (done) continue;
    if (existsSync(current) && !existsSync(aside)) renameSync(current, aside);
    if (existsSync(next)) renameSync(next, current);
  }
  rmSync(marker);
  rmSync(staging, { recursive: true, force: true });
  return true;
};

/** Takes a staged restore back, as long as it was not finished. */
export const forgetRestore = async (dataDir: string): Promise<void> => {
  await rm(join(dataDir, MARKER), { force: true });
  await rm(join(dataDir, STAGING), { recursive: true, force: true });
};
