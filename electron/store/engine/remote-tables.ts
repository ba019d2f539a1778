/** As in schema.ts, which takes these tables in. */
type Bytes = Uint8Array;

/** The tables of remotes, as queries see them. */
export interface RemoteTable {
  id: Bytes;
  owner_id: Bytes;
  name: string;
  base_url: string;
  dialect: string;
  key_by: string;
  key_sealed: string;
  rates: string;
  lanes: string;
  created_at: number;
  removed_at: number | null;
  failures: number;
  not_before: number | null;
  reached_at: number | null;
  trouble: string | null;
}
export interface RemoteJobTable {
  job_id: Bytes;
  remote_id: Bytes;
  remote_key: string;
  added_at: number;
  due_at: number;
  read_at: number | null;
  progress: string;
  trouble: string | null;
  warned_at: number | null;
}
export interface RemoteSubmissionTable {
  job_id: Bytes;
  remote_key: string;
  submission_id: Bytes | null;
  walk: number;
  place: number;
  seen_at: number;
  content_text: string | null;
  worker_key: string | null;
  submitted_at: number | null;
  urls: string;
  winner: number;
  status: string | null;
  stars: number | null;
  reasoning: string | null;
  tries: number;
  next_try_at: number | null;
  problem: string | null;
}
export interface RemotePushTable {
  plan_id: Bytes;
  job_id: Bytes;
  progress: string;
}
export interface RemoteConflictTable {
  id: Bytes;
  job_id: Bytes;
  plan_id: Bytes;
  at: number;
  body: string;
  settled_at: number | null;
  settled_by: string | null;
  choice: string | null;
}

export interface RemoteTables {
  remote: RemoteTable;
  remote_job: RemoteJobTable;
  remote_submission: RemoteSubmissionTable;
  remote_push: RemotePushTable;
  remote_conflict: RemoteConflictTable;
}
