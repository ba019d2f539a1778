import type { RemoteWrites } from "../../service/remotes-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, insertQuery, query, saveQuery } from "../engine/query.ts";
import type {
  RemoteConflictTable,
  RemoteJobTable,
  RemotePushTable,
  RemoteSubmissionTable,
  RemoteTable,
} from "../engine/remote-tables.ts";
import type { Bytes } from "../engine/schema.ts";
import { idBytes } from "../rows/codec.ts";
import { conflictRow, pushRow, remoteJobRow, remoteRow, remoteSubmissionRow } from "../rows/remote-row.ts";

const REMOTE_LIFE = [
  "name",
  "base_url",
  "key_by",
  "key_sealed",
  "rates",
  "lanes",
  "removed_at",
  "failures",
  "not_before",
  "reached_at",
  "trouble",
] as const satisfies readonly (keyof RemoteTable)[];
const insertRemote = insertQuery<RemoteTable>("remote", [
  "id",
  "owner_id",
  "base_url",
  "dialect",
  "created_at",
  ...REMOTE_LIFE,
]);
const saveRemote = saveQuery<RemoteTable>("remote", REMOTE_LIFE, "id");

const JOB_LIFE = [
  "due_at",
  "read_at",
  "progress",
  "trouble",
  "warned_at",
] as const satisfies readonly (keyof RemoteJobTable)[];
const insertJob = insertQuery<RemoteJobTable>("remote_job", [
  "job_id",
  "remote_id",
  "remote_key",
  "added_at",
  ...JOB_LIFE,
]);
const saveJob = saveQuery<RemoteJobTable>("remote_job", JOB_LIFE, "job_id");

const putSubmission = query<RemoteSubmissionTable>()((p) =>
  build
    .insertInto("remote_submission")
    .values({
      job_id: p.job_id,
      remote_key: p.remote_key,
      submission_id: p.submission_id,
      walk: p.walk,
      place: p.place,
      seen_at: p.seen_at,
      content_text: p.content_text,
      worker_key: p.worker_key,
      submitted_at: p.submitted_at,
      urls: p.urls,
      winner: p.winner,
      status: p.status,
      stars: p.stars,
      reasoning: p.reasoning,
      tries: p.tries,
      next_try_at: p.next_try_at,
      problem: p.problem,
    })
    .onConflict((conflict) =>
      conflict.columns(["job_id", "remote_key"]).doUpdateSet((eb) => ({
        submission_id: eb.ref("excluded.submission_id"),
        urls: eb.ref("excluded.urls"),
        winner: eb.ref("excluded.winner"),
        status: eb.ref("excluded.status"),
        stars: eb.ref("excluded.stars"),
        reasoning: eb.ref("excluded.reasoning"),
        tries: eb.ref("excluded.tries"),
        next_try_at: eb.ref("excluded.next_try_at"),
        problem: eb.ref("excluded.problem"),
      })),
    ),
);
const putPush = query<RemotePushTable>()((p) =>
  build
    .insertInto("remote_push")
    .values({ plan_id: p.plan_id, job_id: p.job_id, progress: p.progress })
    .onConflict((conflict) =>
      conflict.column("plan_id").doUpdateSet((eb) => ({ progress: eb.ref("excluded.progress") })),
    ),
);
const putConflict = query<RemoteConflictTable>()((p) =>
  build
    .insertInto("remote_conflict")
    .values({
      id: p.id,
      job_id: p.job_id,
      plan_id: p.plan_id,
      at: p.at,
      body: p.body,
      settled_at: p.settled_at,
      settled_by: p.settled_by,
      choice: p.choice,
    })
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet((eb) => ({
        settled_at: eb.ref("excluded.settled_at"),
        settled_by: eb.ref("excluded.settled_by"),
        choice: eb.ref("excluded.choice"),
      })),
    ),
);
const saveCap = query<{ id: Bytes; cap: number }>()((p) =>
  build
    .updateTable("job")
    .set({ max_completions: p.cap })
    .where("id", "=", p.id)
    .where("winners", "<=", p.cap),
);

export const writeRemotes = (session: Session): RemoteWrites => ({
  insertRemote: async (remote) => {
    session.run(insertRemote, remoteRow(remote));
  },
  saveRemote: async (remote) => {
    session.run(saveRemote, remoteRow(remote));
  },
  insertRemoteJob: async (job) => {
    session.run(insertJob, remoteJobRow(job));
  },
  saveRemoteJob: async (job) => {
    session.run(saveJob, remoteJobRow(job));
  },
  putRemoteSubmission: async (row) => {
    session.run(putSubmission, remoteSubmissionRow(row));
  },
  putRemotePush: async (push) => {
    session.run(putPush, pushRow(push));
  },
  putRemoteConflict: async (conflict) => {
    session.run(putConflict, conflictRow(conflict));
  },
  saveCap: async (jobId, cap) => {
    session.run(saveCap, { id: idBytes(jobId), cap });
  },
});
