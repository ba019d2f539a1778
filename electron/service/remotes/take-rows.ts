import type { WorkerId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import { newSubmission, type Submission } from "#shared/domain/submission.ts";
import { admitElsewhere } from "#shared/domain/transition.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { ReceivedFile } from "../received-file.ts";
import { recordEvents } from "../record-events.ts";
import type { Remote, RemoteJob, RemoteRow, RemoteSubmission } from "../remotes-port.ts";
import type { StoreWriter } from "../store-port.ts";
import { insertAttemptRows, waitsFor } from "../uploads.ts";
import type { RemotePorts } from "./remote-ports.ts";

/** Rows that are written before the event loop turns. */
const AT_ONCE = 3;

/** Where new rows stand in the order of the list. */
export interface RowPlace {
  readonly walk: number;
  /** The place of the first of the rows. */
  readonly first: number;
}

/**
 * Takes in rows that the remote listed, in their order. A row that is known is brought up to date; a new one becomes a
 * submission here, at once where it is a text, else when its files have come. Returns how many were new.
 */
export const takeRows = async (
  ports: RemotePorts,
  tx: StoreWriter,
  { remote, followed }: { readonly remote: Remote; readonly followed: RemoteJob },
  rows: readonly RemoteRow[],
  { walk, first }: RowPlace,
): Promise<number> => {
  const now = ports.clock.now();
  const { jobId } = followed;
  let added = 0;
  for (const [index, row] of rows.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await tx.pause();
    const known = await tx.remoteSubmission(jobId, row.remoteKey);
    if (known !== null) {
      if (hasChanged(known, row)) await tx.putRemoteSubmission(broughtUpToDate(known, row, now));
      continue;
    }
    added += 1;
    const waits = row.urls.length > 0;
    const listed: RemoteSubmission = {
      ...row,
      jobId,
      submissionId: null,
      walk,
      place: first + index,
      seenAt: now,
      tries: 0,
      nextTryAt: waits ? now : null,
      problem: null,
    };
    if (waits) await tx.putRemoteSubmission(listed);
    else await becomeSubmission(ports, tx, remote, listed, []);
  }
  return added;
};

const hasChanged = (known: RemoteSubmission, row: RemoteRow): boolean =>
  known.winner !== row.winner ||
  known.status !== row.status ||
  known.stars !== row.stars ||
  known.reasoning !== row.reasoning ||
  (known.submissionId === null && known.urls.join("\n") !== row.urls.join("\n"));

const broughtUpToDate = (known: RemoteSubmission, row: RemoteRow, now: Instant): RemoteSubmission => ({
  ...known,
  winner: known.winner || row.winner,
  status: row.status,
  stars: row.stars,
  reasoning: row.reasoning,
  urls: row.urls,
  // A fresh address of a file that would not come is tried at once.
  nextTryAt: known.submissionId === null && known.problem !== null ? now : known.nextTryAt,
});

/** The local submission of a remote's row, with the files that have come. */
export const becomeSubmission = async (
  ports: RemotePorts,
  tx: StoreWriter,
  remote: Remote,
  row: RemoteSubmission,
  files: readonly ReceivedFile[],
): Promise<Submission | null> => {
  const job = await tx.job(row.jobId);
  if (job === null) return null;
  const now = ports.clock.now();
  const work = { files, contentText: row.contentText === "" ? null : row.contentText };
  const arriving: Submission = {
    ...newSubmission({
      id: ports.ids.next(),
      jobId: job.id,
      workerId: await workerOf(ports, tx, remote, row, job),
      number: await tx.nextNumber(job.id),
      fileCount: files.length,
      now,
      waitingFor: waitsFor(ports, job, work),
    }),
    submittedAt: row.submittedAt ?? row.seenAt,
  };
  const admitted = admitElsewhere(arriving, { job, now });
  await tx.insertSubmission(admitted.next, admitted.job);
  await tx.saveJob(admitted.job);
  await recordEvents(ports, tx, job.ownerId, admitted.events, now);
  await insertAttemptRows(ports, tx, admitted.next, work);
  await tx.putRemoteSubmission({ ...row, submissionId: admitted.next.id, nextTryAt: null });
  return admitted.next;
};

/** A remote that names workers has the same one again; one that does not must not make one of all of them. */
const workerOf = async (
  ports: RemotePorts,
  tx: StoreWriter,
  remote: Remote,
  row: RemoteSubmission,
  job: Job,
): Promise<WorkerId> => {
  const id = row.workerKey === null ? ports.ids.next<WorkerId>() : workerIdFor(ports, remote, row.workerKey);
  if (row.workerKey === null || (await tx.worker(id)) === null) {
    await tx.insertWorker({ id, ownerId: job.ownerId, name: row.workerKey, createdAt: ports.clock.now() });
  }
  return id;
};

/** A UUIDv7 of the remote's own time whose other bits are the worker's name. */
const workerIdFor = (ports: RemotePorts, remote: Remote, key: string): WorkerId => {
  const digest = ports.crypto.sha256Hex(`${remote.id}\n${key}`);
  const time = remote.createdAt.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digest.slice(0, 3)}-8${digest.slice(3, 6)}-${digest.slice(6, 18)}` as WorkerId;
};
