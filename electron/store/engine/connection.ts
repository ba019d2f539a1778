import BetterSqlite3, { type Database as Sqlite, type Statement } from "better-sqlite3";
import type { Query, Value } from "./query.ts";

/** How long a statement waits for another process that holds the database, e.g. a backup program. */
const BUSY_MS = 5_000;
/** Page cache of one connection, in KiB (SQLite's convention: negative). */
const CACHE_KIB = -16_000;

/**
 * One SQLite connection. Statements are synchronous and short; each is prepared once.
 * No iterator is ever handed out, so no reader stays open longer than its call.
 */
export interface Connection {
  readonly sqlite: Sqlite;
  all<P, R>(query: Query<P, R>, params: P): R[];
  get<P, R>(query: Query<P, R>, params: P): R | undefined;
  /** The first column of every row. */
  column<P>(query: Query<P, unknown>, params: P): unknown[];
  /** Every row as its values in the order of the columns: for very many, half of the time that objects take. */
  rows<P>(query: Query<P, unknown>, params: P): readonly unknown[][];
  /** The number of rows changed. */
  run<P>(query: Query<P, unknown>, params: P): number;
  /** BEGIN, SAVEPOINT and the like. */
  control(sql: string): void;
  close(): void;
}

/** What reading and writing functions need: a connection, or a transaction that is still open. */
export type Session = Pick<Connection, "all" | "get" | "column" | "run">;

type Prepared = Statement<Value[]>;

export const openConnection = (path: string, mode: "read" | "write"): Connection => {
  const sqlite = new BetterSqlite3(path, {
    readonly: mode === "read",
    fileMustExist: true,
    timeout: BUSY_MS,
  });
  sqlite.pragma(`cache_size = ${CACHE_KIB}`);
  sqlite.pragma("temp_store = MEMORY");
  sqlite.pragma("trusted_schema = OFF");
  if (mode === "read") sqlite.pragma("query_only = ON");
  return connectionOver(sqlite);
};

export const connectionOver = (sqlite: Sqlite): Connection => {
  const statements = new Map<string, Prepared>();
  const columns = new Map<string, Prepared>();
  const raws = new Map<string, Prepared>();
  const prepared = (known: Map<string, Prepared>, sql: string): Prepared => {
    const existing = known.get(sql);
    if (existing !== undefined) return existing;
    const made: Prepared = sqlite.prepare(sql);
    known.set(sql, made);
    return made;
  };
  return {
    sqlite,
    all: (query, params) => prepared(statements, query.sql).all(...query.bind(params)) as never,
    get: (query, params) => prepared(statements, query.sql).get(...query.bind(params)) as never,
    column: (query, params) =>
      prepared(columns, query.sql)
        .pluck()
        .all(...query.bind(params)),
    rows: (query, params) =>
      prepared(raws, query.sql)
        .raw()
        .all(...query.bind(params)) as unknown[][],
    run: (query, params) => prepared(statements, query.sql).run(...query.bind(params)).changes,
    control: (sql) => {
      prepared(statements, sql).run();
    },
    close: () => {
      sqlite.close();
    },
  };
};
