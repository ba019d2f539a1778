import type { Migration } from "./migration.ts";

/** Tables whose rows are written once. */
const APPEND_ONLY = ["event", "ledger", "receipt"];

export const history: Migration = {
  version: 4,
  name: "events, ledger, receipts and decision steps",
  up: (sqlite) => {
    sqlite.exec(`
      CREATE TABLE event (
        id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
        chain_id BLOB NOT NULL CHECK (length(chain_id) = 16),
        seq INTEGER NOT NULL CHECK (seq >= 1),
        owner_id BLOB NOT NULL REFERENCES owner (id),
        type TEXT NOT NULL,
        at INTEGER NOT NULL,
        prev_hash BLOB NOT NULL CHECK (length(prev_hash) = 32),
        payload_hash BLOB NOT NULL CHECK (length(payload_hash) = 32),
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        UNIQUE (chain_id, seq)
      ) STRICT;

      CREATE TABLE event_payload (
        event_id BLOB PRIMARY KEY REFERENCES event (id),
        submission_id BLOB,
        salt BLOB NOT NULL CHECK (length(salt) = 16),
        payload TEXT NOT NULL
      ) STRICT;
      CREATE INDEX event_payload_by_submission ON event_payload (submission_id) WHERE submission_id IS NOT NULL;

      CREATE TABLE event_chain (
        chain_id BLOB PRIMARY KEY CHECK (length(chain_id) = 16),
        last_seq INTEGER NOT NULL,
        last_hash BLOB NOT NULL CHECK (length(last_hash) = 32)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE ledger (
        seq INTEGER PRIMARY KEY,
        owner_id BLOB NOT NULL REFERENCES owner (id),
        job_id BLOB NOT NULL REFERENCES job (id),
        submission_id BLOB NOT NULL REFERENCES submission (id),
        worker_id BLOB NOT NULL REFERENCES worker (id),
        at INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('credit', 'payout')),
        amount INTEGER NOT NULL,
        cause TEXT NOT NULL
      ) STRICT;
      CREATE INDEX ledger_by_owner ON ledger (owner_id, kind, seq);

      CREATE TABLE ledger_balance (
        owner_id BLOB NOT NULL REFERENCES owner (id),
        kind TEXT NOT NULL,
        month INTEGER NOT NULL,
        amount INTEGER NOT NULL,
        PRIMARY KEY (owner_id, kind, month)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE receipt (
        seq INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
        job_id BLOB NOT NULL REFERENCES job (id),
        at INTEGER NOT NULL,
        "by" TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('chosen', 'drawn', 'settled')),
        winners TEXT NOT NULL,
        winners_now INTEGER NOT NULL CHECK (winners_now >= 0),
        cap INTEGER NOT NULL CHECK (winners_now <= cap),
        details TEXT NOT NULL
      ) STRICT;
      CREATE INDEX receipt_by_job ON receipt (job_id, seq);

      -- What was decided together is undone together: undo, redo and seal look at groups, however large.
      CREATE TABLE decision_group (
        seq INTEGER PRIMARY KEY,
        group_id BLOB NOT NULL CHECK (length(group_id) = 16),
        job_id BLOB NOT NULL REFERENCES job (id),
        at INTEGER NOT NULL,
        steps INTEGER NOT NULL CHECK (steps >= 0),
        undone_at INTEGER,
        dropped INTEGER NOT NULL DEFAULT 0 CHECK (dropped IN (0, 1)),
        UNIQUE (group_id, job_id),
        CHECK (dropped = 0 OR undone_at IS NOT NULL)
      ) STRICT;
      CREATE INDEX decision_group_done ON decision_group (job_id, seq) WHERE undone_at IS NULL;
      CREATE INDEX decision_group_undone ON decision_group (job_id, seq)
        WHERE undone_at IS NOT NULL AND dropped = 0;
      CREATE INDEX decision_group_recent ON decision_group (at) WHERE undone_at IS NULL;

      CREATE TABLE decision_step (
        seq INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
        group_seq INTEGER NOT NULL REFERENCES decision_group (seq),
        submission_id BLOB NOT NULL REFERENCES submission (id),
        actor TEXT NOT NULL,
        at INTEGER NOT NULL,
        label TEXT NOT NULL,
        "before" TEXT NOT NULL,
        "after" TEXT NOT NULL
      ) STRICT;
      CREATE INDEX decision_step_by_group ON decision_step (group_seq, seq);

      CREATE TABLE decision_seal (
        job_id BLOB PRIMARY KEY REFERENCES job (id),
        through_seq INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
    for (const table of APPEND_ONLY) {
      sqlite.exec(`
        CREATE TRIGGER ${table}_never_changes BEFORE UPDATE ON ${table}
          BEGIN SELECT RAISE(ABORT, '${table} rows are written once'); END;
        CREATE TRIGGER ${table}_never_goes BEFORE DELETE ON ${table}
          BEGIN SELECT RAISE(ABORT, '${table} rows are never deleted'); END;
      `);
    }
  },
};
