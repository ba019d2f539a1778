import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { AppError } from "#shared/lib/app-error.ts";
import { syncFolder } from "../files/sync-folder.ts";
import { contentsNamedIn, snapshotDatabase } from "../store/snapshot.ts";
import { checkBackup } from "./check-backup.ts";
import { copyFile, hashFile } from "./copy-file.ts";
import { contentPath, DATABASE, type Manifest, MANIFEST, type OnProgress, SECRETS } from "./layout.ts";

export interface BackupWish {
  readonly dataDir: string;
  /** The folder that becomes the backup: absent, or empty. */
  readonly to: string;
  readonly version: string;
  /** ISO. */
  readonly now: string;
}

/**
 * One consistent folder of a data folder, also while a service runs with it: the database as it was at one moment,
 * then every file that it names. Files never change and are kept at least a day after nobody names them, so none is
 * gone before its turn. It gets its name when it is whole and was read back; until then it is called `….part`.
 */
export const makeBackup = async (
  { dataDir, to, version, now }: BackupWish,
  onProgress: OnProgress,
): Promise<Manifest> => {
  await refuseFull(to);
  const part = join(dirname(to), `${basename(to)}.part`);
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true, mode: 0o700 });
  try {
    const database = join(part, DATABASE);
    onProgress({ step: "database", doneBytes: 0, totalBytes: 0 });
    await snapshotDatabase(dataDir, database);
    const secrets = join(dataDir, SECRETS);
    const secretsSha256 = existsSync(secrets) ? (await copyFile(secrets, join(part, SECRETS))).sha256 : null;
    const copied = await copyContents(dataDir, part, contentsNamedIn(database), onProgress);
    const manifest: Manifest = {
      format: "winnow-backup-1",
      madeAt: now,
      version,
      databaseSha256: (await hashFile(database)).sha256,
      secretsSha256,
      ...copied,
    };
    await writeFile(join(part, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, {
      mode: 0o600,
      flush: true,
    });
    await checkBackup(part, onProgress);
    await syncFolder(part);
    await rm(to, { recursive: true, force: true });
    await rename(part, to);
    await syncFolder(dirname(to));
    return manifest;
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw error;
  }
};

const refuseFull = async (to: string): Promise<void> => {
  const names = await readdir(to).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw new AppError("folder_not_writable", `${to} is no folder that can be written. Choose another.`, {
      cause: error,
    });
  });
  if (names.length > 0)
    throw new AppError("invalid_setting", `The folder ${to} is not empty. Choose an empty or a new one.`);
};

const copyContents = async (
  dataDir: string,
  part: string,
  contents: readonly string[],
  onProgress: OnProgress,
): Promise<Pick<Manifest, "files" | "bytes" | "missing">> => {
  const present: { readonly sha256: string; readonly size: number }[] = [];
  const missing: string[] = [];
  for (const sha256 of contents) {
    const found = await stat(contentPath(dataDir, sha256)).catch(() => null);
    if (found === null) missing.push(sha256);
    else present.push({ sha256, size: found.size });
  }
  const totalBytes = present.reduce((sum, { size }) => sum + size, 0);
  let doneBytes = 0;
  for (const { sha256, size } of present) {
    onProgress({ step: "files", doneBytes, totalBytes });
    await copyFile(contentPath(dataDir, sha256), contentPath(part, sha256));
    doneBytes += size;
  }
  return { files: present.length, bytes: totalBytes, missing };
};
