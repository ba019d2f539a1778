/** A copy of a data folder's database, made beside a running service, and what such a copy holds. */
import BetterSqlite3 from "better-sqlite3";
import { openConnection } from "./engine/connection.ts";
import { databasePaths, examineDatabase } from "./engine/database-file.ts";
import { build, query } from "./engine/query.ts";
import { asStoreError, damaged } from "./store-error.ts";

const contents = query<Record<string, never>>()(() => build.selectFrom("file").select("sha256").distinct());

/** So many pages that all are copied in one step: nothing written meanwhile makes it begin again. */
const ALL_PAGES = 0x7f_ff_ff_ff;

/** One consistent copy; writers go on meanwhile. To be called away from main: the copy is one long step. */
export const snapshotDatabase = async (dataDir: string, to: string): Promise<void> => {
  try {
    const source = new BetterSqlite3(databasePaths(dataDir).database, {
      readonly: true,
      fileMustExist: true,
    });
    try {
      await source.backup(to, { progress: () => ALL_PAGES });
    } finally {
      source.close();
    }
    const copy = new BetterSqlite3(to);
    try {
      // A single file, without a log beside it.
      copy.pragma("journal_mode = DELETE");
    } finally {
      copy.close();
    }
  } catch (error) {
    throw asStoreError(error);
  }
};

/** SHA-256, in hex, of every file that the database names. */
export const contentsNamedIn = (database: string): readonly string[] => {
  const connection = openConnection(database, "read");
  try {
    return connection.column(contents, {}).map((sha256) => Buffer.from(sha256 as Uint8Array).toString("hex"));
  } finally {
    connection.close();
  }
};

/** Looks at every page. Throws a StoreError (`database_damaged`, `database_newer`); returns the schema's version. */
export const examineSnapshot = (database: string): number => {
  const { version } = examineDatabase({ database, wal: `${database}-wal` });
  const sqlite = new BetterSqlite3(database, { readonly: true });
  try {
    if (sqlite.pragma("integrity_check(1)", { simple: true }) !== "ok") throw damaged();
  } finally {
    sqlite.close();
  }
  return version;
};
