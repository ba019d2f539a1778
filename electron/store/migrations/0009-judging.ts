import type { Migration } from "./migration.ts";

export const judging: Migration = {
  version: 9,
  name: "how a job judges, and what its scores rest on",
  up: (sqlite) => {
    sqlite.exec(`
      -- Threshold, weights and prompts as JSON; null: all as the brief says.
      ALTER TABLE job ADD COLUMN judging TEXT;

      -- The dimensions of the latest attempt's score, so that a what-if over a job reads no JSON.
      ALTER TABLE submission ADD COLUMN relevance REAL;
      ALTER TABLE submission ADD COLUMN quality REAL;
      ALTER TABLE submission ADD COLUMN completeness REAL;
      UPDATE submission SET (relevance, quality, completeness) = (
        SELECT json_extract(score, '$.relevance'), json_extract(score, '$.quality'), json_extract(score, '$.completeness')
        FROM attempt WHERE submission_id = submission.id AND attempt.attempt = submission.attempt
      ) WHERE mean IS NOT NULL;

      -- Prompt sets and calibrations by the id that scores name, so that any score can be computed again.
      CREATE TABLE scoring_basis (
        id TEXT PRIMARY KEY,
        body TEXT NOT NULL
      ) STRICT;
    `);
  },
};
