import { existsSync } from "node:fs";
import { openConnection } from "./engine/connection.ts";
import { databasePaths } from "./engine/database-file.ts";
import { build, query } from "./engine/query.ts";

const valueOf = query<{ name: string }>()((p) =>
  build.selectFrom("setting").select("value").where("name", "=", p.name),
);

/** One setting of a data folder, also while Winnow runs with it: nothing is locked or written. */
export const readSetting = (dataDir: string, name: string): string | null => {
  const { database } = databasePaths(dataDir);
  if (!existsSync(database)) return null;
  const connection = openConnection(database, "read");
  try {
    return connection.get(valueOf, { name })?.value ?? null;
  } finally {
    connection.close();
  }
};
