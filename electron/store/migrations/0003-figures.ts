import type { Migration } from "./migration.ts";

export const figures: Migration = {
  version: 3,
  name: "figures kept with every change: tallies over time, counts per facet",
  up: (sqlite) => {
    // tally: per owner and per job, per second, minute, hour and day (grain, in seconds). Any window of whole
    // seconds is a handful of ranges over them, so a summary costs the same over a thousand rows and a million.
    sqlite.exec(`
      CREATE TABLE tally (
        scope_id BLOB NOT NULL CHECK (length(scope_id) = 16),
        grain INTEGER NOT NULL CHECK (grain IN (1, 60, 3600, 86400)),
        start INTEGER NOT NULL CHECK (start % grain = 0),
        job_type TEXT NOT NULL,
        total INTEGER NOT NULL CHECK (total >= 0),
        approved INTEGER NOT NULL CHECK (approved >= 0),
        rejected INTEGER NOT NULL CHECK (rejected >= 0),
        scored INTEGER NOT NULL CHECK (scored BETWEEN 0 AND total),
        star_sum INTEGER NOT NULL CHECK (star_sum BETWEEN scored AND 5 * scored),
        PRIMARY KEY (scope_id, grain, start, job_type),
        CHECK (approved + rejected <= total)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE facet_count (
        job_id BLOB NOT NULL REFERENCES job (id),
        facet INTEGER NOT NULL CHECK (facet BETWEEN 0 AND 23),
        review INTEGER NOT NULL CHECK (review BETWEEN 0 AND 2),
        waiting INTEGER NOT NULL CHECK (waiting BETWEEN 0 AND 2),
        amount INTEGER NOT NULL CHECK (amount >= 0),
        PRIMARY KEY (job_id, facet, review, waiting)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
