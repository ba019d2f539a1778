import type { Migration } from "./migration.ts";

export const ownersAndJobs: Migration = {
  version: 1,
  name: "owners, keys, workers, settings and jobs",
  up: (sqlite) => {
    sqlite.exec(`
      CREATE TABLE owner (
        id BLOB PRIMARY KEY CHECK (length(id) = 16),
        name TEXT NOT NULL UNIQUE
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE api_key (
        id BLOB PRIMARY KEY CHECK (length(id) = 16),
        owner_id BLOB NOT NULL REFERENCES owner (id),
        name TEXT NOT NULL,
        hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
        scopes TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        revoked_at INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX api_key_by_owner ON api_key (owner_id, created_at);

      CREATE TABLE setting (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE job (
        id BLOB PRIMARY KEY CHECK (length(id) = 16),
        owner_id BLOB NOT NULL REFERENCES owner (id),
        code TEXT NOT NULL UNIQUE CHECK (length(code) = 8),
        type TEXT NOT NULL CHECK (type IN ('data_collection', 'feedback', 'custom', 'agent_help', 'social')),
        created_at INTEGER NOT NULL,
        files_needed INTEGER,
        max_completions INTEGER,
        selection_type TEXT CHECK (selection_type IN ('creator', 'random')),
        brief TEXT NOT NULL,
        closes_at INTEGER,
        closed_at INTEGER,
        cancelled_at INTEGER,
        settled_at INTEGER,
        settle_reason TEXT,
        claim_moderator TEXT,
        claim_until INTEGER,
        draw_commitment BLOB CHECK (length(draw_commitment) = 32),
        draw_secret BLOB CHECK (length(draw_secret) = 32),
        drawn_at INTEGER,
        draw_eligible INTEGER,
        pending_score INTEGER NOT NULL CHECK (pending_score >= 0),
        approved INTEGER NOT NULL CHECK (approved >= 0),
        rejected INTEGER NOT NULL CHECK (rejected >= 0),
        retry_pending INTEGER NOT NULL CHECK (retry_pending >= 0),
        winners INTEGER NOT NULL CHECK (winners >= 0),
        held_verdicts INTEGER NOT NULL CHECK (held_verdicts >= 0),
        invite_generation INTEGER NOT NULL,
        last_number INTEGER NOT NULL DEFAULT 0 CHECK (last_number >= 0),
        file_bytes INTEGER NOT NULL DEFAULT 0 CHECK (file_bytes >= 0),
        CHECK ((claim_moderator IS NULL) = (claim_until IS NULL)),
        CHECK ((draw_commitment IS NULL) = (draw_secret IS NULL)),
        CHECK ((drawn_at IS NULL) = (draw_eligible IS NULL)),
        CONSTRAINT winners_within_cap CHECK (winners = 0 OR winners <= max_completions),
        CONSTRAINT places_within_need CHECK (
          type NOT IN ('data_collection', 'feedback') OR files_needed IS NULL
          OR pending_score + approved + retry_pending <= files_needed
        )
      ) STRICT;
      CREATE INDEX job_by_owner ON job (owner_id, created_at, id);
      CREATE INDEX job_unclosed ON job (closes_at)
        WHERE closes_at IS NOT NULL AND closed_at IS NULL AND cancelled_at IS NULL;

      CREATE TRIGGER job_winners_are_final BEFORE UPDATE OF winners ON job WHEN NEW.winners < OLD.winners
        BEGIN SELECT RAISE(ABORT, 'winners are final'); END;

      CREATE TABLE worker (
        id BLOB PRIMARY KEY CHECK (length(id) = 16),
        owner_id BLOB NOT NULL REFERENCES owner (id),
        name TEXT,
        created_at INTEGER NOT NULL,
        sent INTEGER NOT NULL DEFAULT 0 CHECK (sent >= 0),
        approved INTEGER NOT NULL DEFAULT 0 CHECK (approved BETWEEN 0 AND sent)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE worker_token (
        hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
        worker_id BLOB NOT NULL REFERENCES worker (id),
        job_id BLOB NOT NULL REFERENCES job (id),
        created_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
