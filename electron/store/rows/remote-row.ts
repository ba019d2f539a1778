import type { ConflictChoice, WinnerConflict } from "#shared/domain/sync/winner-conflict.ts";
import type {
  Dialect,
  PushProgress,
  ReadProgress,
  Remote,
  RemoteConflict,
  RemoteJob,
  RemotePush,
  RemoteSubmission,
  SealedKey,
  Trouble,
} from "../../service/remotes-port.ts";
import type {
  RemoteConflictTable,
  RemoteJobTable,
  RemotePushTable,
  RemoteSubmissionTable,
  RemoteTable,
} from "../engine/remote-tables.ts";
import { fromJson, fromJsonOrNull, idBytes, idText, instantOf, instantOrNull, jsonText } from "./codec.ts";

const jsonOrNull = (value: unknown): string | null => (value === null ? null : jsonText(value));

export const remoteRow = (remote: Remote): RemoteTable => ({
  id: idBytes(remote.id),
  owner_id: idBytes(remote.ownerId),
  name: remote.name,
  base_url: remote.baseUrl,
  dialect: remote.dialect,
  key_by: remote.key.by,
  key_sealed: remote.key.text,
  rates: jsonText(remote.rates),
  lanes: jsonText(remote.lanes),
  created_at: remote.createdAt,
  removed_at: remote.removedAt,
  failures: remote.failures,
  not_before: remote.notBefore,
  reached_at: remote.reachedAt,
  trouble: jsonOrNull(remote.trouble),
});

export const remoteFrom = (row: RemoteTable): Remote => ({
  id: idText(row.id),
  ownerId: idText(row.owner_id),
  name: row.name,
  baseUrl: row.base_url,
  dialect: row.dialect as Dialect,
  key: { by: row.key_by as SealedKey["by"], text: row.key_sealed },
  rates: fromJson<Remote["rates"]>(row.rates),
  lanes: fromJson<Remote["lanes"]>(row.lanes),
  createdAt: instantOf(row.created_at),
  removedAt: instantOrNull(row.removed_at),
  failures: row.failures,
  notBefore: instantOrNull(row.not_before),
  reachedAt: instantOrNull(row.reached_at),
  trouble: fromJsonOrNull<Trouble>(row.trouble),
});

export const remoteJobRow = (job: RemoteJob): RemoteJobTable => ({
  job_id: idBytes(job.jobId),
  remote_id: idBytes(job.remoteId),
  remote_key: job.remoteKey,
  added_at: job.addedAt,
  due_at: job.dueAt,
  read_at: job.readAt,
  progress: jsonText(job.progress),
  trouble: jsonOrNull(job.trouble),
  warned_at: job.warnedAt,
});

export const remoteJobFrom = (row: RemoteJobTable): RemoteJob => ({
  jobId: idText(row.job_id),
  remoteId: idText(row.remote_id),
  remoteKey: row.remote_key,
  addedAt: instantOf(row.added_at),
  dueAt: instantOf(row.due_at),
  readAt: instantOrNull(row.read_at),
  progress: fromJson<ReadProgress>(row.progress),
  trouble: fromJsonOrNull<Trouble>(row.trouble),
  warnedAt: instantOrNull(row.warned_at),
});

export const remoteSubmissionRow = (row: RemoteSubmission): RemoteSubmissionTable => ({
  job_id: idBytes(row.jobId),
  remote_key: row.remoteKey,
  submission_id: row.submissionId === null ? null : idBytes(row.submissionId),
  walk: row.walk,
  place: row.place,
  seen_at: row.seenAt,
  content_text: row.contentText,
  worker_key: row.workerKey,
  submitted_at: row.submittedAt,
  urls: jsonText(row.urls),
  winner: row.winner ? 1 : 0,
  status: row.status,
  stars: row.stars,
  reasoning: row.reasoning,
  tries: row.tries,
  next_try_at: row.nextTryAt,
  problem: row.problem,
});

export const remoteSubmissionFrom = (row: RemoteSubmissionTable): RemoteSubmission => ({
  jobId: idText(row.job_id),
  remoteKey: row.remote_key,
  submissionId: row.submission_id === null ? null : idText(row.submission_id),
  walk: row.walk,
  place: row.place,
  seenAt: instantOf(row.seen_at),
  contentText: row.content_text,
  workerKey: row.worker_key,
  submittedAt: instantOrNull(row.submitted_at),
  urls: fromJson<readonly string[]>(row.urls),
  winner: row.winner === 1,
  status: row.status,
  stars: row.stars,
  reasoning: row.reasoning,
  tries: row.tries,
  nextTryAt: instantOrNull(row.next_try_at),
  problem: row.problem,
});

export const pushRow = (push: RemotePush): RemotePushTable => ({
  plan_id: idBytes(push.planId),
  job_id: idBytes(push.jobId),
  progress: jsonText(push.progress),
});

export const pushFrom = (row: RemotePushTable): RemotePush => ({
  planId: idText(row.plan_id),
  jobId: idText(row.job_id),
  progress: fromJson<PushProgress>(row.progress),
});

export const conflictRow = (conflict: RemoteConflict): RemoteConflictTable => ({
  id: idBytes(conflict.id),
  job_id: idBytes(conflict.jobId),
  plan_id: idBytes(conflict.planId),
  at: conflict.at,
  body: jsonText(conflict.conflict),
  settled_at: conflict.settledAt,
  settled_by: conflict.settledBy,
  choice: jsonOrNull(conflict.choice),
});

export const conflictFrom = (row: RemoteConflictTable): RemoteConflict => ({
  id: idText(row.id),
  jobId: idText(row.job_id),
  planId: idText(row.plan_id),
  at: instantOf(row.at),
  conflict: fromJson<WinnerConflict>(row.body),
  settledAt: instantOrNull(row.settled_at),
  settledBy: row.settled_by,
  choice: fromJsonOrNull<ConflictChoice>(row.choice),
});
