import { existsSync } from "node:fs";
import type { Instant } from "#shared/lib/instant.ts";
import type { Log } from "../service/ports.ts";
import type { CommittedEvent, Store } from "../service/store-port.ts";
import { checkpoints } from "./engine/checkpoints.ts";
import { type Connection, openConnection } from "./engine/connection.ts";
import { createDatabase, databasePaths, examineDatabase, prepareFolder } from "./engine/database-file.ts";
import { lockFolder } from "./engine/folder-lock.ts";
import { groupCommit } from "./engine/group-commit.ts";
import { migrateDatabase } from "./engine/migrate.ts";
import { defaultReaderEntry, type ReaderClient, readerClient } from "./engine/reader-client.ts";
import { openWalSync } from "./engine/wal-sync.ts";
import { readerOver } from "./reads/reader.ts";
import { referencesFile } from "./reads/submissions.ts";
import { asStoreError, damaged, type StoreError } from "./store-error.ts";
import { viewsOver } from "./views/views.ts";

export interface StoreOptions {
  readonly dataDir: string;
  readonly log: Log;
  readonly now: () => Instant;
  /** The file of the reader worker; found beside this one when absent. */
  readonly entry?: string;
}

export interface OpenedStore extends Store {
  /** One consistent copy of the database as a file of its own, made while work goes on. */
  backupTo(file: string): Promise<void>;
  /** Whether any row names this content: what the sweep of orphaned files asks. */
  referencesFile(sha256: string): Promise<boolean>;
  /** Looks at every page, in the reader worker; null when all is well. */
  checkIntegrity(): Promise<StoreError | null>;
}

/** If the worker is gone, SQLite copies the log itself at this length (256 MiB). */
const LAST_RESORT_PAGES = 65_536;
const BACKUP_PAGES_AT_ONCE = 500;

/**
 * Opens the data folder's database, or makes it. Throws a StoreError (`data_folder_in_use`, `database_newer`,
 * `database_damaged`, `folder_not_writable`, `disk_full`) before anything was changed.
 */
export const openStore = async ({ dataDir, log, now, entry }: StoreOptions): Promise<OpenedStore> => {
  prepareFolder(dataDir);
  const lock = lockFolder(dataDir);
  const opened: { close(): unknown }[] = [{ close: () => lock.release() }];
  try {
    const paths = databasePaths(dataDir);
    if (!existsSync(paths.database)) createDatabase(dataDir, paths);
    const examined = examineDatabase(paths);
    const writer = openWriter(paths.database);
    opened.push(writer);
    const copy = await migrateDatabase(writer.sqlite, dataDir, now());
    if (copy !== null)
      log.info({ copy }, "The database was brought up to date; a copy of the earlier one was kept.");
    const reader = openConnection(paths.database, "read");
    opened.push(reader);
    const sync = await openWalSync(paths.wal);
    opened.push(sync);
    const worker = readerClient(entry ?? defaultReaderEntry(), { database: paths.database }, log);
    opened.push(worker);

    const listeners = new Set<(events: readonly CommittedEvent[]) => void>();
    const keeper = checkpoints(writer, worker, log);
    const commits = groupCommit({
      connection: writer,
      synced: sync.synced,
      between: keeper.between,
      tell: (events) => tellAll(listeners, events, log),
      log,
    });
    const checkIntegrity = () => integrityOf(worker, log);
    if (examined.unclean && !examined.checked) void checkIntegrity().catch(() => undefined);

    return {
      reader: readerOver(reader),
      views: viewsOver(reader, worker),
      write: commits.write,
      onCommitted: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      backupTo: async (file) => {
        await reader.sqlite.backup(file, { progress: () => BACKUP_PAGES_AT_ONCE });
      },
      referencesFile: async (sha256) => referencesFile(reader, sha256),
      checkIntegrity,
      close: once(async () => {
        await commits.close();
        await keeper.close();
        await closeAll(opened);
      }),
    };
  } catch (error) {
    await closeAll(opened);
    throw asStoreError(error);
  }
};

const openWriter = (database: string): Connection => {
  const writer = openConnection(database, "write");
  writer.sqlite.pragma("journal_mode = WAL");
  // Commits are synced by engine/wal-sync.ts before anybody is told of them; see there.
  writer.sqlite.pragma("synchronous = NORMAL");
  writer.sqlite.pragma("foreign_keys = ON");
  writer.sqlite.pragma(`wal_autocheckpoint = ${LAST_RESORT_PAGES}`);
  // An empty transaction makes the log file exist.
  writer.sqlite.exec("BEGIN IMMEDIATE; COMMIT");
  return writer;
};

const tellAll = (
  listeners: ReadonlySet<(events: readonly CommittedEvent[]) => void>,
  events: readonly CommittedEvent[],
  log: Log,
): void => {
  for (const listener of listeners) {
    try {
      listener(events);
    } catch (error) {
      log.error({ error: String(error) }, "A listener to committed events failed.");
    }
  }
};

const integrityOf = async (worker: ReaderClient, log: Log): Promise<StoreError | null> => {
  const problems = await worker.read("quickCheck", undefined);
  if (problems.length === 0) return null;
  const error = damaged();
  log.error({ problems }, error.message);
  return error;
};

/** The last opened is closed first; all are, whatever one of them says. */
const closeAll = async (opened: { close(): unknown }[]): Promise<void> => {
  for (const part of opened.splice(0).reverse()) {
    await Promise.resolve()
      .then(() => part.close())
      .catch(() => undefined);
  }
};

const once = (work: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> | undefined;
  return () => (running ??= work());
};
