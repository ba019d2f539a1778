import type { Migration } from "./migration.ts";

export const deadlines: Migration = {
  version: 7,
  name: "missed deadlines and reminders",
  up: (sqlite) => {
    sqlite.exec(`
      -- When it was recorded that the creator's window passed, and how many of its reminders were given.
      ALTER TABLE job ADD COLUMN deadline_missed_at INTEGER;
      ALTER TABLE job ADD COLUMN reminders INTEGER NOT NULL DEFAULT 0 CHECK (reminders BETWEEN 0 AND 2);
      CREATE INDEX job_creator_choosing ON job (closes_at)
        WHERE selection_type = 'creator' AND settled_at IS NULL AND cancelled_at IS NULL
          AND deadline_missed_at IS NULL;
    `);
  },
};
