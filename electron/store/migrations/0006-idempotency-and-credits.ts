import type { Migration } from "./migration.ts";

export const idempotencyAndCredits: Migration = {
  version: 6,
  name: "answers kept for repeated requests, and monthly budgets",
  up: (sqlite) => {
    sqlite.exec(`
      -- The scope is whoever asked: a key's or a worker's id.
      CREATE TABLE kept_answer (
        scope_id BLOB NOT NULL CHECK (length(scope_id) = 16),
        name TEXT NOT NULL,
        request_hash BLOB NOT NULL CHECK (length(request_hash) = 32),
        status INTEGER NOT NULL,
        body TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (scope_id, name)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX kept_answer_by_age ON kept_answer (at);

      -- Credits a month; null is as many as it takes.
      ALTER TABLE owner ADD COLUMN monthly_credits INTEGER CHECK (monthly_credits >= 0);
    `);
  },
};
