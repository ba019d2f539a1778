import type { Migration } from "./migration.ts";

export const decisionTimes: Migration = {
  version: 13,
  name: "decisions in the order of their time, for the figures of reviewers",
  up: (sqlite) => {
    sqlite.exec(`
      -- Holds all that the figures ask, so that they never read the wide rows.
      CREATE INDEX submission_decisions ON submission (
        decision_at, job_id, decision_actor, review, decision_outcome, decision_reason, verdict, attempted_at
      ) WHERE decision_at IS NOT NULL;
    `);
  },
};
