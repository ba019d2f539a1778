/** Everything that can go wrong with the store as a whole. A program decides by the code, a person by the sentence. */
export type StoreErrorCode =
  | "data_folder_in_use"
  | "database_newer"
  | "database_damaged"
  | "folder_not_writable"
  | "disk_full"
  /** A write broke a promise of the schema: a defect of the program, never of the data. */
  | "constraint_violated"
  /** The disk answered with an error, or a transaction was misused. */
  | "storage_failed"
  | "store_closed";

/** A fault of the store; expected refusals are values and never come as this. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = "StoreError";
    this.code = code;
  }
}

export const isStoreError = (value: unknown): value is StoreError => value instanceof StoreError;

const SENTENCES = {
  disk_full: "The disk is full: nothing of this change was kept. Free some space, then try again.",
  database_damaged:
    "The database is damaged and was left as it is. Close Winnow, keep a copy of the data folder, and restore the latest backup.",
  folder_not_writable:
    "The data folder cannot be written. Check who owns it and whether the disk is read-only, or choose another folder.",
  data_folder_in_use:
    "Another program holds the database. Close it, or wait until it is done, then try again.",
  constraint_violated: "The change contradicts what the database guarantees, and nothing of it was kept.",
  storage_failed: "The disk could not read or write the database. Check the disk, then start Winnow again.",
} as const satisfies Partial<Record<StoreErrorCode, string>>;

const codeOf = (cause: unknown): string =>
  typeof cause === "object" && cause !== null && "code" in cause && typeof cause.code === "string"
    ? cause.code
    : "";

/** SQLite's result codes and Node's errno names, by how they begin; the first that fits counts. */
const MEANINGS: readonly (readonly [prefix: string, code: keyof typeof SENTENCES])[] = [
  ["SQLITE_FULL", "disk_full"],
  // The log's index beside the database could not grow.
  ["SQLITE_IOERR_SHMSIZE", "disk_full"],
  ["ENOSPC", "disk_full"],
  ["EDQUOT", "disk_full"],
  ["SQLITE_CORRUPT", "database_damaged"],
  ["SQLITE_NOTADB", "database_damaged"],
  ["SQLITE_READONLY", "folder_not_writable"],
  ["SQLITE_CANTOPEN", "folder_not_writable"],
  ["SQLITE_PERM", "folder_not_writable"],
  ["EACCES", "folder_not_writable"],
  ["EPERM", "folder_not_writable"],
  ["EROFS", "folder_not_writable"],
  ["ENOTDIR", "folder_not_writable"],
  ["EEXIST", "folder_not_writable"],
  ["SQLITE_BUSY", "data_folder_in_use"],
  ["SQLITE_LOCKED", "data_folder_in_use"],
  ["SQLITE_CONSTRAINT", "constraint_violated"],
  ["SQLITE", "storage_failed"],
  ["EIO", "storage_failed"],
];

/** What an error of SQLite or of the file system means to a person; anything else is returned as it is. */
export const asStoreError = (cause: unknown): unknown => {
  if (isStoreError(cause)) return cause;
  const text = codeOf(cause);
  const meaning = MEANINGS.find(([prefix]) => text.startsWith(prefix));
  if (meaning === undefined) return cause;
  const detail = meaning[1] === "constraint_violated" && cause instanceof Error ? ` (${cause.message})` : "";
  return new StoreError(meaning[1], SENTENCES[meaning[1]] + detail, { cause });
};

export const damaged = (cause?: unknown): StoreError =>
  new StoreError("database_damaged", SENTENCES.database_damaged, { cause });
