import type { Migration } from "./migration.ts";

export const largeSteps: Migration = {
  version: 15,
  name: "steps of very many decisions are taken back part by part",
  up: (sqlite) => {
    // While a group is being taken back, or done again: its steps up to this one are undone, the others are not.
    sqlite.exec(`ALTER TABLE decision_group ADD COLUMN undone_through INTEGER`);
    sqlite.exec(`CREATE INDEX decision_group_by_job ON decision_group (job_id, seq)`);
  },
};
