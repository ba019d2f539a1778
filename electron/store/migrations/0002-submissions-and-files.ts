import type { Migration } from "./migration.ts";

export const submissionsAndFiles: Migration = {
  version: 2,
  name: "submissions, attempts, files and embeddings",
  up: (sqlite) => {
    // Facts of the latest attempt and its first file stand on the submission too, so that a list or triage row
    // is a read of one table. `facet` is status and stars in one number: 6 x status + stars (0: not scored).
    sqlite.exec(`
      CREATE TABLE submission (
        id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
        job_id BLOB NOT NULL REFERENCES job (id),
        owner_id BLOB NOT NULL REFERENCES owner (id),
        worker_id BLOB NOT NULL REFERENCES worker (id),
        number INTEGER NOT NULL CHECK (number >= 1),
        submitted_at INTEGER NOT NULL,
        submitted_second INTEGER NOT NULL CHECK (submitted_at - 1000 * submitted_second BETWEEN 0 AND 999),
        status TEXT NOT NULL CHECK (status IN ('pending_score', 'approved', 'rejected', 'retry_pending')),
        facet INTEGER NOT NULL,
        review INTEGER NOT NULL,
        attempt INTEGER NOT NULL CHECK (attempt >= 1),
        file_count INTEGER NOT NULL CHECK (file_count >= 0),
        attempted_at INTEGER NOT NULL,
        stars INTEGER CHECK (stars BETWEEN 1 AND 5),
        own_stars INTEGER CHECK (own_stars BETWEEN 1 AND 5),
        scored_at INTEGER,
        verdict TEXT CHECK (verdict IN ('approved', 'rejected')),
        won_at INTEGER,
        retry_expires_at INTEGER,
        waiting_for TEXT CHECK (waiting_for IN ('person', 'model')),
        decision_outcome TEXT CHECK (decision_outcome IN ('approved', 'rejected')),
        decision_actor TEXT,
        decision_at INTEGER,
        decision_reason TEXT,
        decision_text TEXT,
        mean REAL,
        confidence REAL,
        practice INTEGER NOT NULL DEFAULT 0 CHECK (practice IN (0, 1)),
        file_id BLOB,
        file_sha256 BLOB CHECK (length(file_sha256) = 32),
        file_type TEXT,
        file_bytes INTEGER,
        file_width INTEGER,
        file_height INTEGER,
        text_excerpt TEXT,
        reasoning TEXT,
        UNIQUE (job_id, number),
        CHECK (facet = coalesce(stars, 0) + CASE status
          WHEN 'pending_score' THEN 0 WHEN 'approved' THEN 6 WHEN 'rejected' THEN 12 ELSE 18 END),
        CHECK (review = CASE WHEN decision_outcome IS NULL THEN 0
          WHEN verdict IS NOT NULL AND decision_outcome <> verdict THEN 2 ELSE 1 END),
        CHECK ((stars IS NULL) = (scored_at IS NULL) AND (stars IS NULL) = (verdict IS NULL)),
        CHECK ((decision_outcome IS NULL) = (decision_actor IS NULL)
          AND (decision_outcome IS NULL) = (decision_at IS NULL)),
        CHECK (waiting_for IS NULL OR status = 'pending_score'),
        CONSTRAINT winner_is_eligible CHECK (won_at IS NULL OR status IN ('pending_score', 'approved'))
      ) STRICT;

      CREATE INDEX submission_by_owner ON submission (owner_id, submitted_second, id);
      CREATE INDEX submission_by_owner_facet ON submission (owner_id, facet, submitted_second, id);
      CREATE INDEX submission_by_job ON submission (job_id, submitted_second, id);
      CREATE INDEX submission_by_job_facet ON submission (job_id, facet, submitted_second, id);
      CREATE INDEX submission_by_worker ON submission (job_id, worker_id, number);
      CREATE INDEX submission_score_queue ON submission (attempted_at, id)
        WHERE status = 'pending_score' AND scored_at IS NULL AND waiting_for IS NULL;
      CREATE INDEX submission_waiting_for_model ON submission (attempted_at, id)
        WHERE status = 'pending_score' AND waiting_for = 'model';
      CREATE INDEX submission_retrying ON submission (retry_expires_at, id) WHERE status = 'retry_pending';
      CREATE INDEX submission_pictures ON submission (job_id, number) WHERE file_width IS NOT NULL;
      CREATE INDEX submission_winners ON submission (job_id) WHERE won_at IS NOT NULL;

      CREATE TRIGGER submission_first_facts_are_final
        BEFORE UPDATE OF id, job_id, owner_id, worker_id, number, submitted_at ON submission
        BEGIN SELECT RAISE(ABORT, 'what a submission is never changes'); END;
      CREATE TRIGGER submission_win_is_final BEFORE UPDATE OF won_at ON submission
        WHEN OLD.won_at IS NOT NULL AND NEW.won_at IS NOT OLD.won_at
        BEGIN SELECT RAISE(ABORT, 'winners are final'); END;
      CREATE TRIGGER submission_wins_within_cap BEFORE UPDATE OF won_at ON submission
        WHEN OLD.won_at IS NULL AND NEW.won_at IS NOT NULL
        BEGIN
          SELECT RAISE(ABORT, 'winners never exceed the cap')
          WHERE (SELECT count(*) FROM submission WHERE job_id = NEW.job_id AND won_at IS NOT NULL)
            >= (SELECT coalesce(max_completions, 0) FROM job WHERE id = NEW.job_id);
        END;

      CREATE TABLE attempt (
        submission_id BLOB NOT NULL REFERENCES submission (id),
        attempt INTEGER NOT NULL CHECK (attempt >= 1),
        content_text TEXT,
        received_at INTEGER NOT NULL,
        scored_at INTEGER,
        stars INTEGER CHECK (stars BETWEEN 1 AND 5),
        reasoning TEXT,
        score TEXT,
        PRIMARY KEY (submission_id, attempt)
      ) STRICT;

      CREATE TABLE file (
        id BLOB PRIMARY KEY CHECK (length(id) = 16),
        submission_id BLOB NOT NULL REFERENCES submission (id),
        attempt INTEGER NOT NULL CHECK (attempt >= 1),
        position INTEGER NOT NULL CHECK (position >= 0),
        sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
        size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
        content_type TEXT NOT NULL,
        original_name TEXT,
        width INTEGER CHECK (width > 0),
        height INTEGER CHECK (height > 0),
        facts TEXT,
        UNIQUE (submission_id, attempt, position)
      ) STRICT;
      CREATE INDEX file_by_content ON file (sha256);

      CREATE TABLE embedding (
        file_id BLOB NOT NULL REFERENCES file (id),
        model_id TEXT NOT NULL,
        revision TEXT NOT NULL,
        vector BLOB NOT NULL,
        PRIMARY KEY (file_id, model_id, revision)
      ) STRICT;
    `);
  },
};
