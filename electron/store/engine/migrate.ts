import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Database as Sqlite } from "better-sqlite3";
import type { Instant } from "#shared/lib/instant.ts";
import { MIGRATIONS } from "../migrations/all.ts";
import type { Migration } from "../migrations/migration.ts";
import { asStoreError } from "../store-error.ts";

export const NEWEST_VERSION = MIGRATIONS.at(-1)?.version ?? 0;

const COPIES_FOLDER = "before-update";
const COPIES_KEPT = 2;
/** Pages copied per turn of the event loop. */
const PAGES_AT_ONCE = 2_000;

/** Applies what is missing, in order, each in one transaction with its version number. */
export const applyMigrations = (sqlite: Sqlite, migrations: readonly Migration[]): void => {
  for (const migration of migrations) {
    if (migration.version <= versionOf(sqlite)) continue;
    sqlite.exec("BEGIN IMMEDIATE");
    try {
      migration.up(sqlite);
      const broken = sqlite.pragma("foreign_key_check") as readonly unknown[];
      if (broken.length > 0)
        throw new Error(`Migration ${migration.version} leaves rows without what they refer to.`);
      sqlite.pragma(`user_version = ${migration.version}`);
      sqlite.exec("COMMIT");
    } catch (error) {
      if (sqlite.inTransaction) sqlite.exec("ROLLBACK");
      throw error;
    }
  }
};

const versionOf = (sqlite: Sqlite): number => sqlite.pragma("user_version", { simple: true }) as number;

/**
 * Brings an existing database up to date. Before its first change a copy is made beside it, so that an update can be
 * taken back by hand; the newest copies are kept. Returns the copy's path, or null when nothing was to be done.
 */
export const migrateDatabase = async (
  sqlite: Sqlite,
  dataDir: string,
  now: Instant,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<string | null> => {
  const version = versionOf(sqlite);
  if (version >= (migrations.at(-1)?.version ?? 0)) return null;
  try {
    const copy = await copyBefore(sqlite, join(dataDir, COPIES_FOLDER), version, now);
    applyMigrations(sqlite, migrations);
    return copy;
  } catch (error) {
    throw asStoreError(error);
  }
};

const copyBefore = async (sqlite: Sqlite, folder: string, version: number, now: Instant): Promise<string> => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, "-");
  const copy = join(folder, `${stamp}-version-${version}.db`);
  const unfinished = `${copy}.part`;
  rmSync(unfinished, { force: true });
  try {
    await sqlite.backup(unfinished, { progress: () => PAGES_AT_ONCE });
    renameSync(unfinished, copy);
  } finally {
    if (existsSync(unfinished)) rmSync(unfinished, { force: true });
  }
  const older = readdirSync(folder)
    .filter((name) => name.endsWith(".db"))
    .sort()
    .slice(0, -COPIES_KEPT);
  for (const name of older) rmSync(join(folder, name), { force: true });
  return copy;
};
