import { isRefusal } from "#shared/domain/refusal.ts";
import { retryDelay } from "#shared/domain/sync/retry-delay.ts";
import { addMs, MINUTE } from "#shared/lib/instant.ts";
import type { ReceivedFile } from "../received-file.ts";
import type { Remote, RemoteSubmission } from "../remotes-port.ts";
import { keepingFiles } from "../uploads.ts";
import { recordRemoteWinners } from "./remote-winners.ts";
import type { RemotePorts } from "./remote-ports.ts";
import { becomeSubmission } from "./take-rows.ts";

/** After so many tries the submission comes without the file, and says why. */
const MOST_TRIES = 8;
const FULL_DISK_MS = 5 * MINUTE;

/** Fetches the files of one row. It becomes a submission here once all are there, or once it is clear that one will not come. */
export const fetchFilesOf = async (
  ports: RemotePorts,
  row: RemoteSubmission,
  stop: AbortSignal,
): Promise<void> => {
  const followed = await ports.store.reader.remoteJob(row.jobId);
  const remote = followed === null ? null : await ports.store.reader.remote(followed.remoteId);
  if (remote === null) return;
  if (remote.removedAt !== null) return put(ports, { ...row, nextTryAt: null });
  const now = ports.clock.now();
  if ((await ports.files.freeBytes()) < ports.settings.minFreeBytes)
    return put(ports, { ...row, nextTryAt: addMs(now, FULL_DISK_MS), problem: "The disk is nearly full." });
  const got = await fetchAll(ports, remote, row, stop);
  if (stop.aborted) {
    await discard(got.files);
    return;
  }
  if (got.problem !== null && !got.final && row.tries + 1 < MOST_TRIES) {
    await discard(got.files);
    const wait = retryDelay(row.tries + 1, ports.chance());
    return put(ports, { ...row, tries: row.tries + 1, nextTryAt: addMs(now, wait), problem: got.problem });
  }
  await keepingFiles({ files: got.files, contentText: null }, () =>
    ports.store.write(async (tx) => {
      const current = await tx.remoteSubmission(row.jobId, row.remoteKey);
      // Somebody was faster, or the row is gone.
      if (current === null || current.submissionId !== null) return null;
      await becomeSubmission(ports, tx, remote, { ...current, problem: got.problem }, got.files);
      if (current.winner) await recordRemoteWinners(ports, tx, remote, row.jobId);
      return null;
    }),
  );
};

interface Fetched {
  readonly files: readonly ReceivedFile[];
  readonly problem: string | null;
  /** Trying again would bring the same. */
  readonly final: boolean;
}

const fetchAll = async (
  ports: RemotePorts,
  remote: Remote,
  row: RemoteSubmission,
  stop: AbortSignal,
): Promise<Fetched> => {
  const files: ReceivedFile[] = [];
  let problem: string | null = null;
  let final = true;
  for (const url of row.urls) {
    const coming = ports.calls.download(remote, url, stop);
    try {
      const file = await ports.files.receive(coming.bytes, null, {
        maxBytes: ports.settings.maxFileBytes,
        maxPixels: ports.settings.maxPixels,
        accept: ["*/*"],
      });
      if (isRefusal(file)) {
        problem = file.message;
        final &&= file.code !== "disk_full";
      } else files.push(file);
    } catch (error) {
      const fault = coming.fault();
      if (fault === null && !stop.aborted) throw error;
      problem = fault?.message ?? "Stopped.";
      final = false;
    }
  }
  return { files, problem, final };
};

const discard = async (files: readonly ReceivedFile[]): Promise<void> => {
  await Promise.all(files.map((file) => file.discard()));
};

const put = async (ports: RemotePorts, row: RemoteSubmission): Promise<void> => {
  await ports.store.write(async (tx) => {
    const current = await tx.remoteSubmission(row.jobId, row.remoteKey);
    if (current !== null && current.submissionId === null)
      await tx.putRemoteSubmission({
        ...current,
        tries: row.tries,
        nextTryAt: row.nextTryAt,
        problem: row.problem,
      });
    return null;
  });
};
