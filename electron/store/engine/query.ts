/**
 * Queries are written in Kysely, compiled once when their module loads, and prepared once per connection:
 * the SQL stays in common ground, and a hot statement costs what SQLite costs.
 */
import {
  type AliasedExpression,
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from "kysely";
import type { Database } from "./schema.ts";

/** Builds and compiles queries; it has no connection, so nothing can be executed by mistake. */
export const build = new Kysely<Database>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** A BLOB column as hex text under a name of its own, so that ORDER BY still means the column and its index. */
export const hexOf = <Name extends string>(column: string, name: Name): AliasedExpression<string, Name> =>
  sql<string>`hex(${sql.ref(column)})`.as(name);

/** What SQLite takes as a parameter. */
export type Value = string | number | bigint | Uint8Array | null;

/** A compiled statement with named parameters P, whose rows are R. */
export interface Query<P, R> {
  readonly sql: string;
  bind(params: P): Value[];
  /** Only the type matters. */
  readonly row?: R;
}

class Placeholder {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

const placeholders = new Proxy({}, { get: (_, name) => new Placeholder(String(name)) });

/** Compiles a query; `p.name` stands for the parameter of that name. */
export const query =
  <P>() =>
  <R>(make: (p: P) => Compilable<R>): Query<P, R> => {
    const { sql, parameters } = make(placeholders as P).compile();
    const read = parameters.map((parameter) =>
      parameter instanceof Placeholder
        ? (params: P) => params[parameter.name as keyof P] as Value
        : () => parameter as Value,
    );
    return { sql, bind: (params) => read.map((get) => get(params)) };
  };

/** A statement built for one occasion, parameters included. */
export const once = <R>(made: Compilable<R>): Query<void, R> => {
  const { sql, parameters } = made.compile();
  return { sql, bind: () => [...parameters] as Value[] };
};

/** An insert of whole rows: every column by its name. */
export const insertQuery = <Row>(
  table: keyof Database,
  columns: readonly (keyof Row & string)[],
): Query<Row, unknown> =>
  query<Row>()((p) =>
    build.insertInto(table).values(Object.fromEntries(columns.map((column) => [column, p[column]])) as never),
  );

/** Saves the named columns of the row with that key. */
export const saveQuery = <Row>(
  table: keyof Database,
  columns: readonly (keyof Row & string)[],
  key: keyof Row & string,
): Query<Row, unknown> =>
  query<Row>()((p) =>
    build
      .updateTable(table)
      .set(Object.fromEntries(columns.map((column) => [column, p[column]])) as never)
      .where(key as never, "=", p[key] as never),
  );
