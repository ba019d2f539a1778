import type { Migration } from "./migration.ts";

export const remotes: Migration = {
  version: 14,
  name: "remotes, their jobs and submissions, and conflicts",
  up: (sqlite) => {
    sqlite.exec(`
      -- lanes: what was asked of the remote lately, as JSON, so that a restart keeps its rate limits too.
      CREATE TABLE remote (
        id BLOB PRIMARY KEY CHECK (length(id) = 16),
        owner_id BLOB NOT NULL REFERENCES owner (id),
        name TEXT NOT NULL,
        base_url TEXT NOT NULL,
        dialect TEXT NOT NULL CHECK (dialect IN ('firsthand', 'wurk')),
        key_by TEXT NOT NULL,
        key_sealed TEXT NOT NULL,
        rates TEXT NOT NULL,
        lanes TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        removed_at INTEGER,
        failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
        not_before INTEGER,
        reached_at INTEGER,
        trouble TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX remote_name ON remote (name) WHERE removed_at IS NULL;

      -- A job that lives elsewhere, and the local one that mirrors it. progress: where reading stands, as JSON.
      CREATE TABLE remote_job (
        job_id BLOB PRIMARY KEY REFERENCES job (id),
        remote_id BLOB NOT NULL REFERENCES remote (id),
        remote_key TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        due_at INTEGER NOT NULL,
        read_at INTEGER,
        progress TEXT NOT NULL,
        trouble TEXT,
        warned_at INTEGER,
        UNIQUE (remote_id, remote_key)
      ) STRICT, WITHOUT ROWID;

      -- One row for each submission that the remote listed. submission_id is null until its files are here.
      CREATE TABLE remote_submission (
        job_id BLOB NOT NULL REFERENCES remote_job (job_id),
        remote_key TEXT NOT NULL,
        submission_id BLOB REFERENCES submission (id),
        walk INTEGER NOT NULL,
        place INTEGER NOT NULL,
        seen_at INTEGER NOT NULL,
        content_text TEXT,
        worker_key TEXT,
        submitted_at INTEGER,
        urls TEXT NOT NULL,
        winner INTEGER NOT NULL CHECK (winner IN (0, 1)),
        status TEXT,
        stars INTEGER CHECK (stars BETWEEN 1 AND 5),
        reasoning TEXT,
        tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
        next_try_at INTEGER,
        problem TEXT,
        PRIMARY KEY (job_id, remote_key)
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX remote_submission_here ON remote_submission (submission_id)
        WHERE submission_id IS NOT NULL;
      CREATE INDEX remote_submission_order ON remote_submission (job_id, walk, place);
      CREATE INDEX remote_submission_to_fetch ON remote_submission (next_try_at)
        WHERE submission_id IS NULL AND next_try_at IS NOT NULL;
      CREATE INDEX remote_submission_winners ON remote_submission (job_id) WHERE winner = 1;

      -- How far the push of a sealed plan is.
      CREATE TABLE remote_push (
        plan_id BLOB PRIMARY KEY CHECK (length(plan_id) = 16),
        job_id BLOB NOT NULL REFERENCES remote_job (job_id),
        progress TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE remote_conflict (
        id BLOB PRIMARY KEY CHECK (length(id) = 16),
        job_id BLOB NOT NULL REFERENCES remote_job (job_id),
        plan_id BLOB NOT NULL,
        at INTEGER NOT NULL,
        body TEXT NOT NULL,
        settled_at INTEGER,
        settled_by TEXT,
        choice TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX remote_conflict_open ON remote_conflict (job_id) WHERE settled_at IS NULL;
    `);
  },
};
