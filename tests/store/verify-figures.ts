import BetterSqlite3 from "better-sqlite3";
import { join } from "node:path";

/** Statements that give a row for every figure that was kept and is not what counting says. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  "counts of jobs": `
    SELECT job.id FROM job LEFT JOIN (
      SELECT job_id, sum(status = 'pending_score') AS p, sum(status = 'approved') AS a, sum(status = 'rejected') AS r,
        sum(status = 'retry_pending') AS t, sum(won_at IS NOT NULL) AS w, count(*) AS n, max(number) AS last
      FROM submission GROUP BY job_id) AS real ON real.job_id = job.id
    WHERE pending_score <> coalesce(p, 0) OR approved <> coalesce(a, 0) OR rejected <> coalesce(r, 0)
      OR retry_pending <> coalesce(t, 0) OR winners <> coalesce(w, 0)
      OR last_number <> coalesce(n, 0) OR last_number <> coalesce(last, 0)`,
  "bytes of jobs": `
    SELECT job.id FROM job LEFT JOIN (
      SELECT submission.job_id, sum(size_bytes) AS bytes FROM file JOIN submission ON submission.id = file.submission_id
      GROUP BY submission.job_id) AS real ON real.job_id = job.id
    WHERE file_bytes <> coalesce(bytes, 0)`,
  tallies: `
    WITH grain (width) AS (VALUES (1), (60), (3600), (86400)),
    scoped AS (
      SELECT submission.owner_id AS scope_id, submitted_second, status, stars, job.type AS job_type
      FROM submission JOIN job ON job.id = job_id
      UNION ALL SELECT job_id, submitted_second, status, stars, job.type
      FROM submission JOIN job ON job.id = job_id),
    counted AS (
      SELECT scope_id, width, submitted_second - submitted_second % width, job_type, count(*), sum(status = 'approved'),
        sum(status IN ('rejected', 'retry_pending')), count(stars), coalesce(sum(stars), 0)
      FROM scoped, grain GROUP BY 1, 2, 3, 4)
    SELECT * FROM (SELECT * FROM counted EXCEPT SELECT * FROM tally)
    UNION ALL SELECT * FROM (SELECT * FROM tally EXCEPT SELECT * FROM counted)`,
  "counts of facets": `
    WITH counted AS (
      SELECT job_id, facet, review, CASE waiting_for WHEN 'person' THEN 1 WHEN 'model' THEN 2 ELSE 0 END, count(*)
      FROM submission GROUP BY 1, 2, 3, 4)
    SELECT * FROM (SELECT * FROM counted EXCEPT SELECT * FROM facet_count WHERE amount > 0)
    UNION ALL SELECT * FROM (SELECT * FROM facet_count WHERE amount > 0 EXCEPT SELECT * FROM counted)`,
  "figures of workers": `
    SELECT worker.id FROM worker LEFT JOIN (
      SELECT worker_id, count(*) AS n, sum(status = 'approved') AS a FROM submission GROUP BY worker_id) AS real
      ON real.worker_id = worker.id
    WHERE sent <> coalesce(n, 0) OR approved <> coalesce(a, 0)`,
  balances: `
    WITH counted AS (
      SELECT owner_id, kind, CAST(strftime('%Y%m', at / 1000, 'unixepoch') AS INTEGER), sum(amount) FROM ledger
      GROUP BY 1, 2, 3)
    SELECT * FROM (SELECT * FROM counted EXCEPT SELECT * FROM ledger_balance)
    UNION ALL SELECT * FROM (SELECT * FROM ledger_balance EXCEPT SELECT * FROM counted)`,
  "first files of latest attempts": `
    SELECT submission.id FROM submission LEFT JOIN file
      ON file.submission_id = submission.id AND file.attempt = submission.attempt AND file.position = 0
    WHERE submission.file_id IS NOT file.id OR file_sha256 IS NOT sha256`,
};

/** The names of kept figures that differ from what counting the rows gives; none when all are right. */
export const wrongFigures = (dataDir: string): readonly string[] => {
  const sqlite = new BetterSqlite3(join(dataDir, "winnow.db"), { readonly: true });
  try {
    const wrong = Object.entries(DIFFERENCES).filter(([, sql]) => sqlite.prepare(sql).get() !== undefined);
    if (sqlite.pragma("quick_check", { simple: true }) !== "ok") wrong.push(["the file itself", ""]);
    if ((sqlite.pragma("foreign_key_check") as unknown[]).length > 0) wrong.push(["references", ""]);
    return wrong.map(([name]) => name);
  } finally {
    sqlite.close();
  }
};
