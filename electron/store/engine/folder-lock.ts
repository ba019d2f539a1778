import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { asStoreError, isStoreError, StoreError } from "../store-error.ts";

const FILE = "winnow.lock";

export interface FolderLock {
  release(): void;
}

/**
 * Takes the data folder for this process. The lock is the one SQLite holds on an empty database during an exclusive
 * transaction that never ends: the operating system drops it with the process, however that dies, so nothing is
 * ever left to clean up. (Nothing else may open the file: closing a second handle would drop the lock on POSIX.)
 */
export const lockFolder = (dataDir: string): FolderLock => {
  try {
    const sqlite = new BetterSqlite3(join(dataDir, FILE), { timeout: 0 });
    try {
      sqlite.pragma("journal_mode = MEMORY");
      sqlite.exec("BEGIN EXCLUSIVE");
    } catch (error) {
      sqlite.close();
      throw error;
    }
    return { release: () => void sqlite.close() };
  } catch (error) {
    const known = asStoreError(error);
    throw isStoreError(known) && known.code === "data_folder_in_use"
      ? new StoreError(
          "data_folder_in_use",
          `Winnow already runs with the data folder ${dataDir}. Use that one, close it first, or choose another folder.`,
          { cause: error },
        )
      : known;
  }
};
