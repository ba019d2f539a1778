/** What a backup's folder holds, and the file that says so. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "#shared/lib/app-error.ts";

export const MANIFEST = "winnow-backup.json";
export const DATABASE = "winnow.db";
export const SECRETS = "secrets.json";
export const FILES = "files";

export interface Manifest {
  readonly format: "winnow-backup-1";
  /** ISO, when it was begun. */
  readonly madeAt: string;
  /** Of the program that made it. */
  readonly version: string;
  readonly databaseSha256: string;
  readonly secretsSha256: string | null;
  readonly files: number;
  readonly bytes: number;
  /** Content that the database names and that was missing already when the backup was made. */
  readonly missing: readonly string[];
}

export interface Progress {
  readonly step: "database" | "files" | "verify";
  readonly doneBytes: number;
  readonly totalBytes: number;
}

export type OnProgress = (progress: Progress) => void;

/** Where a content lies below a `files` folder; the same in a data folder and in a backup. */
export const contentPath = (folder: string, sha256: string): string =>
  join(folder, FILES, sha256.slice(0, 2), sha256.slice(2));

/** Throws `backup_unusable` where the folder holds no backup that this program can read. */
export const readManifest = (folder: string): Manifest => {
  let value: Partial<Manifest>;
  try {
    value = JSON.parse(readFileSync(join(folder, MANIFEST), "utf8")) as Partial<Manifest>;
  } catch (cause) {
    throw unusable(`The folder ${folder} holds no backup. Choose the folder with ${MANIFEST} in it.`, cause);
  }
  const { format, madeAt, databaseSha256, files, bytes, missing } = value;
  const whole =
    typeof madeAt === "string" &&
    typeof databaseSha256 === "string" &&
    typeof files === "number" &&
    typeof bytes === "number" &&
    Array.isArray(missing);
  if (format !== "winnow-backup-1" || !whole)
    throw unusable(
      `The backup in ${folder} was made by a newer Winnow. Install that version or a later one.`,
    );
  return value as Manifest;
};

export const unusable = (message: string, cause?: unknown): AppError =>
  new AppError("backup_unusable", message, cause === undefined ? undefined : { cause });
