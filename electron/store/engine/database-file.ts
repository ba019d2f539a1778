import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { MIGRATIONS } from "../migrations/all.ts";
import { asStoreError, damaged, StoreError } from "../store-error.ts";
import { applyMigrations, NEWEST_VERSION } from "./migrate.ts";

/** "Winn" in the header of the file: what tells this database from any other. */
export const APPLICATION_ID = 0x57_69_6e_6e;

/** Up to this size every page is looked at on each start (about 0.1 s); above it only after an unclean end. */
const CHECK_AT_OPEN_BYTES = 32 * 1024 * 1024;

const HEADER_BYTES = 100;
const MAGIC = "SQLite format 3\0";

export interface DatabasePaths {
  readonly database: string;
  readonly wal: string;
}

export const databasePaths = (dataDir: string): DatabasePaths => {
  const database = join(dataDir, "winnow.db");
  return { database, wal: `${database}-wal` };
};

/** The folder, made if it is missing, readable by its owner only: it holds secrets and other people's pictures. */
export const prepareFolder = (dataDir: string): void => {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw asStoreError(error);
  }
};

/** A new database is made under another name and renamed when it is whole: the real name never shows a half one. */
export const createDatabase = (dataDir: string, { database }: DatabasePaths): void => {
  const unborn = `${database}.new`;
  try {
    for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(unborn + suffix, { force: true });
    const sqlite = new BetterSqlite3(unborn);
    try {
      // Synced once, when it is whole: until it is renamed nothing of it counts.
      sqlite.pragma("journal_mode = MEMORY");
      sqlite.pragma("synchronous = OFF");
      sqlite.pragma(`application_id = ${APPLICATION_ID}`);
      applyMigrations(sqlite, MIGRATIONS);
    } finally {
      sqlite.close();
    }
    syncPath(unborn);
    renameSync(unborn, database);
    syncFolder(dataDir);
  } catch (error) {
    throw asStoreError(error);
  }
};

export interface Examined {
  readonly version: number;
  /** The last process that had it open did not close it. */
  readonly unclean: boolean;
  /** Every page was looked at. */
  readonly checked: boolean;
}

/**
 * Looks at an existing database without writing to it: header, size, who made it, schema, and all pages when they
 * are few. Damage is an error here, before anything could make it worse.
 */
export const examineDatabase = ({ database, wal }: DatabasePaths): Examined => {
  const unclean = existsSync(wal) && statSync(wal).size > 0;
  examineHeader(database, unclean);
  let sqlite: BetterSqlite3.Database | undefined;
  try {
    sqlite = new BetterSqlite3(database, { readonly: true, fileMustExist: true });
    const version = sqlite.pragma("user_version", { simple: true }) as number;
    refuseForeign(sqlite.pragma("application_id", { simple: true }) as number, version);
    sqlite.prepare("SELECT count(*) FROM sqlite_schema").get();
    const small = statSync(database).size <= CHECK_AT_OPEN_BYTES;
    if (small && sqlite.pragma("quick_check(1)", { simple: true }) !== "ok") throw damaged();
    return { version, unclean, checked: small };
  } catch (error) {
    throw asStoreError(error);
  } finally {
    sqlite?.close();
  }
};

const examineHeader = (database: string, unclean: boolean): void => {
  const header = Buffer.alloc(HEADER_BYTES);
  let size: number;
  try {
    const file = openSync(database, "r");
    try {
      size = statSync(database).size;
      readSync(file, header, 0, HEADER_BYTES, 0);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw asStoreError(error);
  }
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  if (size < HEADER_BYTES || header.toString("latin1", 0, 16) !== MAGIC || pageSize < 512) throw damaged();
  // With a log beside it the file may be short for a moment: the missing pages are in the log.
  if (!unclean && size < header.readUInt32BE(28) * pageSize) throw damaged();
};

const refuseForeign = (applicationId: number, version: number): void => {
  if (applicationId !== APPLICATION_ID) {
    throw new StoreError(
      "database_damaged",
      "The file winnow.db is not a Winnow database. Move it away, or choose another data folder.",
    );
  }
  if (version > NEWEST_VERSION) {
    throw new StoreError(
      "database_newer",
      `The data folder was written by a newer Winnow (database ${version}, this one knows ${NEWEST_VERSION}). Install that version or a later one; nothing was changed.`,
    );
  }
};

const syncPath = (path: string): void => {
  const file = openSync(path, "r+");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

/** Makes names in a folder survive a power cut; Windows keeps them by itself and cannot open folders. */
export const syncFolder = (folder: string): void => {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};
