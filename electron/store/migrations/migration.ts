import type { Database as Sqlite } from "better-sqlite3";

/**
 * One step of the schema, forward only. `up` runs inside a transaction of its own; it never sees application
 * code that may change later, only SQL. A released migration is never edited.
 */
export interface Migration {
  readonly version: number;
  readonly name: string;
  up(sqlite: Sqlite): void;
}
