import type { Migration } from "./migration.ts";

export const seals: Migration = {
  version: 11,
  name: "the journal of seals",
  up: (sqlite) => {
    sqlite.exec(`
      CREATE TABLE seal_plan (
        id BLOB PRIMARY KEY CHECK (length(id) = 16),
        job_id BLOB NOT NULL REFERENCES job (id),
        destination TEXT NOT NULL CHECK (destination = 'local' OR destination GLOB 'remote:?*'),
        sealed_at INTEGER NOT NULL,
        by_role TEXT NOT NULL CHECK (by_role IN ('creator', 'moderator')),
        by_name TEXT NOT NULL,
        by_holder TEXT CHECK ((by_holder IS NOT NULL) = (by_role = 'moderator')),
        first_place INTEGER NOT NULL CHECK (first_place >= 1),
        settle_reason TEXT,
        notes TEXT NOT NULL,
        ended_at INTEGER
      ) STRICT;
      -- A job is sealed by one plan at a time.
      CREATE UNIQUE INDEX seal_plan_open ON seal_plan (job_id) WHERE ended_at IS NULL;
      CREATE INDEX seal_plan_by_job ON seal_plan (job_id, id);

      CREATE TABLE seal_batch (
        plan_id BLOB NOT NULL REFERENCES seal_plan (id),
        position INTEGER NOT NULL CHECK (position >= 0),
        ids TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('planned', 'sent', 'confirmed', 'failed')),
        tries INTEGER NOT NULL,
        sent_at INTEGER,
        answered_at INTEGER,
        problem_code TEXT,
        problem TEXT CHECK ((problem IS NULL) = (problem_code IS NULL)),
        receipt_id BLOB REFERENCES receipt (id),
        PRIMARY KEY (plan_id, position)
      ) STRICT, WITHOUT ROWID;

      CREATE TRIGGER seal_batch_stays_confirmed BEFORE UPDATE ON seal_batch
        WHEN OLD.state = 'confirmed' AND NEW.state <> 'confirmed'
        BEGIN SELECT RAISE(ABORT, 'a confirmed batch stays confirmed'); END;
    `);
  },
};
