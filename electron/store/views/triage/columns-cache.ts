import type { JobId } from "#shared/domain/ids.ts";
import type { Connection } from "../../engine/connection.ts";
import { build, query } from "../../engine/query.ts";
import type { Bytes } from "../../engine/schema.ts";
import { idBytes } from "../../rows/codec.ts";
import { type JobColumns, readAgain, readColumns } from "./job-columns.ts";

interface Kept {
  readonly columns: JobColumns;
  /** The job's last event of which they know. */
  readonly event: number;
}

/** Jobs whose columns stay in memory, the last asked for: some 6 MB for 100,000 submissions. */
const JOBS_KEPT = 2;
/** Where more has changed, reading all of the job is faster. */
const MOST_CHANGED = 4_000;
const REVIEWS = 3;
const FACETS = 24;

const lastEvent = query<{ job: Bytes }>()((p) =>
  build.selectFrom("event_chain").select("last_seq").where("chain_id", "=", p.job),
);
const touched = query<{ job: Bytes; event: number; limit: number }>()((p) =>
  build
    .selectFrom("event")
    .innerJoin("event_payload", "event_payload.event_id", "event.id")
    .select("event_payload.submission_id")
    .distinct()
    .where("event.chain_id", "=", p.job)
    .where("event.seq", ">", p.event)
    .where("event_payload.submission_id", "is not", null)
    .limit(p.limit),
);
const counted = query<{ job: Bytes }>()((p) =>
  build.selectFrom("facet_count").select(["facet", "review", "amount"]).where("job_id", "=", p.job),
);

/** One for each connection: what was read through it stays beside it. */
const kept = new WeakMap<Connection, Map<JobId, Kept>>();

/**
 * The columns of a job as they stand now. What changed since they were read is found in the job's events; where the
 * counts that the store keeps say otherwise, all is read again. `keep` is false for a passing look.
 */
export const columnsOf = (connection: Connection, jobId: JobId, keep = true): JobColumns => {
  const jobs = kept.get(connection) ?? new Map<JobId, Kept>();
  kept.set(connection, jobs);
  const job = idBytes(jobId);
  connection.control("BEGIN");
  try {
    const event = connection.get(lastEvent, { job })?.last_seq ?? 0;
    const before = jobs.get(jobId);
    const followed = before === undefined ? null : follow(connection, job, before, event);
    const columns =
      followed !== null && agrees(connection, job, followed) ? followed : readColumns(connection, job);
    if (keep || before !== undefined) {
      jobs.delete(jobId);
      jobs.set(jobId, { columns, event });
      for (const oldest of [...jobs.keys()].slice(0, Math.max(0, jobs.size - JOBS_KEPT))) jobs.delete(oldest);
    }
    return columns;
  } finally {
    connection.control("COMMIT");
  }
};

const follow = (connection: Connection, job: Bytes, before: Kept, event: number): JobColumns | null => {
  if (before.event === event) return before.columns;
  const ids = connection.column(touched, { job, event: before.event, limit: MOST_CHANGED + 1 });
  return ids.length > MOST_CHANGED ? null : readAgain(connection, before.columns, ids as Uint8Array[]);
};

/** Whether as many are of each kind as the store has counted. */
const agrees = (connection: Connection, job: Bytes, { count, facet, review }: JobColumns): boolean => {
  const amounts = new Int32Array(FACETS * REVIEWS);
  for (let row = 0; row < count; row += 1) {
    const cell = (facet[row] ?? 0) * REVIEWS + (review[row] ?? 0);
    amounts[cell] = (amounts[cell] ?? 0) + 1;
  }
  for (const cell of connection.all(counted, { job })) {
    const at = cell.facet * REVIEWS + cell.review;
    amounts[at] = (amounts[at] ?? 0) - cell.amount;
  }
  return amounts.every((amount) => amount === 0);
};
