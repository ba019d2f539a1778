import type { Migration } from "./migration.ts";

export const copies: Migration = {
  version: 10,
  name: "what was sent more than once",
  up: (sqlite) => {
    sqlite.exec(`
      -- Attempts that nothing was compared with yet; ids sort by time, so the oldest stands first.
      CREATE TABLE to_compare (
        submission_id BLOB NOT NULL REFERENCES submission (id),
        attempt INTEGER NOT NULL,
        PRIMARY KEY (submission_id, attempt)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO to_compare
        SELECT a.submission_id, a.attempt FROM attempt a JOIN submission s ON s.id = a.submission_id
        WHERE a.attempt < s.attempt
          OR s.status <> 'pending_score' OR s.scored_at IS NOT NULL OR s.waiting_for IS NOT NULL;

      -- A picture, or the text of an attempt, that was compared with what the same owner had before. The digest is
      -- the file's, or that of the text without case, spaces and signs; the hash is of the picture as it stands.
      CREATE TABLE copy_item (
        seq INTEGER PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('picture', 'text')),
        owner_id BLOB NOT NULL REFERENCES owner (id),
        job_id BLOB NOT NULL REFERENCES job (id),
        submission_id BLOB NOT NULL REFERENCES submission (id),
        attempt INTEGER NOT NULL,
        file_id BLOB UNIQUE REFERENCES file (id),
        sent_at INTEGER NOT NULL,
        digest BLOB NOT NULL CHECK (length(digest) = 32),
        hash BLOB CHECK (length(hash) = 8),
        cluster INTEGER,
        CHECK ((kind = 'picture') = (file_id IS NOT NULL))
      ) STRICT;
      CREATE INDEX copy_item_by_content ON copy_item (owner_id, kind, digest, sent_at);
      CREATE INDEX copy_item_by_submission ON copy_item (submission_id, attempt);
      CREATE INDEX copy_item_by_cluster ON copy_item (cluster, submission_id) WHERE cluster IS NOT NULL;

      -- Two items that were found alike, b the one that was compared later, and by what figures.
      CREATE TABLE copy_pair (
        a INTEGER NOT NULL REFERENCES copy_item (seq),
        b INTEGER NOT NULL REFERENCES copy_item (seq),
        kind TEXT NOT NULL,
        figures TEXT NOT NULL,
        PRIMARY KEY (a, b),
        CHECK (a < b)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX copy_pair_by_later ON copy_pair (b);

      -- Items joined by pairs; size counts submissions.
      CREATE TABLE copy_cluster (
        id INTEGER PRIMARY KEY,
        size INTEGER NOT NULL
      ) STRICT;

      -- What a job's list shows and filters by, of each submission's latest attempt.
      CREATE TABLE copy_mark (
        job_id BLOB NOT NULL REFERENCES job (id),
        number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        cluster INTEGER,
        PRIMARY KEY (job_id, number, kind)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX copy_mark_by_kind ON copy_mark (job_id, kind, number);

      -- Bands of a text's MinHash; the owner is hashed into the key.
      CREATE TABLE text_band (
        key INTEGER NOT NULL,
        item INTEGER NOT NULL REFERENCES copy_item (seq),
        PRIMARY KEY (key, item)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
