/** The figures that the store keeps with every change, here counted once from the finished rows. */
export const FIGURES = `
  INSERT INTO tally
  SELECT scope, width, submitted_second - submitted_second % width, type, count(*), sum(status = 'approved'),
    sum(status IN ('rejected', 'retry_pending')), count(stars), coalesce(sum(stars), 0)
  FROM (
    SELECT submission.owner_id AS scope, submitted_second, type, status, stars FROM submission JOIN job ON job.id = job_id
    UNION ALL
    SELECT job_id, submitted_second, type, status, stars FROM submission JOIN job ON job.id = job_id
  ), (SELECT 1 AS width UNION ALL SELECT 60 UNION ALL SELECT 3600 UNION ALL SELECT 86400)
  GROUP BY 1, 2, 3, 4;

  INSERT INTO facet_count
  SELECT job_id, facet, review, CASE waiting_for WHEN 'person' THEN 1 WHEN 'model' THEN 2 ELSE 0 END, count(*)
  FROM submission GROUP BY 1, 2, 3, 4;

  UPDATE job SET pending_score = p, approved = a, rejected = r, retry_pending = t, last_number = n, file_bytes = b
  FROM (
    SELECT job_id, sum(status = 'pending_score') AS p, sum(status = 'approved') AS a, sum(status = 'rejected') AS r,
      sum(status = 'retry_pending') AS t, count(*) AS n, sum(file_bytes) AS b
    FROM submission GROUP BY job_id
  ) WHERE job.id = job_id;

  UPDATE worker SET sent = n, approved = a
  FROM (SELECT worker_id, count(*) AS n, sum(status = 'approved') AS a FROM submission GROUP BY worker_id)
  WHERE worker.id = worker_id;

  INSERT INTO ledger (owner_id, job_id, submission_id, worker_id, at, kind, amount, cause)
  SELECT owner_id, job_id, id, worker_id, scored_at, 'credit', 1, 'scored'
  FROM submission WHERE scored_at IS NOT NULL ORDER BY scored_at;

  INSERT INTO ledger_balance
  SELECT owner_id, kind, CAST(strftime('%Y%m', at / 1000, 'unixepoch') AS INTEGER), sum(amount)
  FROM ledger GROUP BY 1, 2, 3;
`;
