import type { Migration } from "./migration.ts";

export const jobFigures: Migration = {
  version: 12,
  name: "what a job cost, and when its milestones were",
  up: (sqlite) => {
    sqlite.exec(`
      -- The ledger's sums per job, kept in the transaction of every line.
      CREATE TABLE job_balance (
        job_id BLOB NOT NULL REFERENCES job (id),
        kind TEXT NOT NULL,
        amount INTEGER NOT NULL,
        PRIMARY KEY (job_id, kind)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO job_balance (job_id, kind, amount)
        SELECT job_id, kind, sum(amount) FROM ledger GROUP BY job_id, kind;

      -- The few events of a job itself among the many of its submissions.
      CREATE INDEX event_of_job ON event (chain_id, type, at) WHERE substr(type, 1, 4) = 'job.';
    `);
  },
};
