import { sql } from "kysely";
import type { RemoteReads } from "../../service/remotes-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { idBytes, instantOrNull } from "../rows/codec.ts";
import {
  conflictFrom,
  pushFrom,
  remoteFrom,
  remoteJobFrom,
  remoteSubmissionFrom,
} from "../rows/remote-row.ts";

const all = query<object>()(() =>
  build.selectFrom("remote").selectAll().where("removed_at", "is", null).orderBy("name"),
);
const byId = query<{ id: Bytes }>()((p) => build.selectFrom("remote").selectAll().where("id", "=", p.id));
const jobsOf = query<{ remote: Bytes }>()((p) =>
  build.selectFrom("remote_job").selectAll().where("remote_id", "=", p.remote).orderBy("job_id"),
);
const jobById = query<{ job: Bytes }>()((p) =>
  build.selectFrom("remote_job").selectAll().where("job_id", "=", p.job),
);
const jobByKey = query<{ remote: Bytes; key: string }>()((p) =>
  build
    .selectFrom("remote_job")
    .selectAll()
    .where("remote_id", "=", p.remote)
    .where("remote_key", "=", p.key),
);
const rowByKey = query<{ job: Bytes; key: string }>()((p) =>
  build
    .selectFrom("remote_submission")
    .selectAll()
    .where("job_id", "=", p.job)
    .where("remote_key", "=", p.key),
);
const rowHere = query<{ submission: Bytes }>()((p) =>
  build.selectFrom("remote_submission").selectAll().where("submission_id", "=", p.submission),
);
const winnersOf = query<{ job: Bytes }>()((p) =>
  build
    .selectFrom("remote_submission")
    .selectAll()
    .where("job_id", "=", p.job)
    // A literal, so that the planner sees that the partial index holds exactly these rows.
    .where("winner", "=", sql.lit(1))
    .orderBy("remote_key"),
);
const counts = query<{ job: Bytes }>()((p) =>
  build
    .selectFrom("remote_submission")
    .select((eb) => [
      eb.fn.countAll<number>().as("rows"),
      sql<number>`coalesce(sum(submission_id IS NULL), 0)`.as("to_fetch"),
      sql<number>`coalesce(sum(problem IS NOT NULL), 0)`.as("failed"),
    ])
    .where("job_id", "=", p.job),
);
const before = query<{ job: Bytes; walk: number; place: number }>()((p) =>
  build
    .selectFrom("remote_submission")
    .select((eb) => eb.fn.countAll<number>().as("rows"))
    .where("job_id", "=", p.job)
    .where((eb) =>
      eb.or([eb("walk", ">", p.walk), eb.and([eb("walk", "=", p.walk), eb("place", "<", p.place)])]),
    ),
);
const toFetch = query<{ now: number; limit: number }>()((p) =>
  build
    .selectFrom("remote_submission")
    .selectAll()
    .where("submission_id", "is", null)
    .where("next_try_at", "is not", null)
    .where("next_try_at", "<=", p.now)
    .orderBy("next_try_at")
    .limit(p.limit),
);
const nextFile = query<object>()(() =>
  build
    .selectFrom("remote_submission")
    .select("next_try_at")
    .where("submission_id", "is", null)
    .where("next_try_at", "is not", null)
    .orderBy("next_try_at")
    .limit(1),
);
const pushById = query<{ plan: Bytes }>()((p) =>
  build.selectFrom("remote_push").selectAll().where("plan_id", "=", p.plan),
);
const openConflicts = query<object>()(() =>
  build.selectFrom("remote_conflict").selectAll().where("settled_at", "is", null).orderBy("at"),
);
const conflictById = query<{ id: Bytes }>()((p) =>
  build.selectFrom("remote_conflict").selectAll().where("id", "=", p.id),
);
const openConflict = query<{ job: Bytes }>()((p) =>
  build.selectFrom("remote_conflict").selectAll().where("job_id", "=", p.job).where("settled_at", "is", null),
);

const mapped = <Row, T>(row: Row | undefined, read: (row: Row) => T): T | null =>
  row === undefined ? null : read(row);

export const readRemotes = (session: Session): RemoteReads => ({
  remotes: async () => session.all(all, {}).map(remoteFrom),
  remote: async (id) => mapped(session.get(byId, { id: idBytes(id) }), remoteFrom),
  remoteJobs: async (remoteId) => session.all(jobsOf, { remote: idBytes(remoteId) }).map(remoteJobFrom),
  remoteJob: async (jobId) => mapped(session.get(jobById, { job: idBytes(jobId) }), remoteJobFrom),
  remoteJobByKey: async (remoteId, key) =>
    mapped(session.get(jobByKey, { remote: idBytes(remoteId), key }), remoteJobFrom),
  remoteSubmission: async (jobId, key) =>
    mapped(session.get(rowByKey, { job: idBytes(jobId), key }), remoteSubmissionFrom),
  remoteSubmissions: async (jobId, keys) =>
    keys.flatMap((key) => {
      const row = session.get(rowByKey, { job: idBytes(jobId), key });
      return row === undefined ? [] : [remoteSubmissionFrom(row)];
    }),
  remoteSubmissionOf: async (submissionId) =>
    mapped(session.get(rowHere, { submission: idBytes(submissionId) }), remoteSubmissionFrom),
  remoteWinners: async (jobId) => session.all(winnersOf, { job: idBytes(jobId) }).map(remoteSubmissionFrom),
  remoteCounts: async (jobId) => {
    const found = session.get(counts, { job: idBytes(jobId) });
    return { rows: found?.rows ?? 0, toFetch: found?.to_fetch ?? 0, failed: found?.failed ?? 0 };
  },
  remotePosition: async (jobId, walk, place) =>
    session.get(before, { job: idBytes(jobId), walk, place })?.rows ?? 0,
  filesToFetch: async (now, limit) => session.all(toFetch, { now, limit }).map(remoteSubmissionFrom),
  nextFileAt: async () => instantOrNull(session.get(nextFile, {})?.next_try_at ?? null),
  remotePush: async (planId) => mapped(session.get(pushById, { plan: idBytes(planId) }), pushFrom),
  openConflicts: async () => session.all(openConflicts, {}).map(conflictFrom),
  remoteConflict: async (id) => mapped(session.get(conflictById, { id: idBytes(id) }), conflictFrom),
  openConflictOf: async (jobId) => mapped(session.get(openConflict, { job: idBytes(jobId) }), conflictFrom),
});
