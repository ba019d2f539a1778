import type { Migration } from "./migration.ts";

export const deskMarks: Migration = {
  version: 18,
  name: "marks that people at the desk put on submissions",
  up: (sqlite) => {
    sqlite.exec(`
      CREATE TABLE desk_mark (
        job_id BLOB NOT NULL REFERENCES job (id),
        number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        attempt INTEGER NOT NULL,
        PRIMARY KEY (job_id, number, kind)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
