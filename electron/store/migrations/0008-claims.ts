import type { Migration } from "./migration.ts";

export const claims: Migration = {
  version: 8,
  name: "who holds a claim, and the moderators' queue",
  up: (sqlite) => {
    sqlite.exec(`
      -- claim_moderator is the name that people read; two keys may have the same one.
      ALTER TABLE job ADD COLUMN claim_holder TEXT CHECK ((claim_holder IS NULL) = (claim_until IS NULL));

      -- Oldest deadline first; the deadline is 24 hours after closes_at.
      CREATE INDEX job_for_moderators ON job (closes_at, id)
        WHERE selection_type = 'creator' AND settled_at IS NULL AND cancelled_at IS NULL;
    `);
  },
};
