/**
 * One page of FirstHand's list. Its cursor carries the window, so pages do not move. Later reads begin a little before
 * the newest submission of the last one, by the remote's own clock; now and then all is read again, for what became of
 * the older ones.
 */
import { phaseOf } from "#shared/domain/selection.ts";
import { addMs, HOUR, instant, type Instant, MINUTE } from "#shared/lib/instant.ts";
import {
  isFault,
  type ReadProgress,
  type Remote,
  type RemoteAddress,
  type RemoteFault,
  type RemoteJob,
} from "../remotes-port.ts";
import { nextReadOf } from "./follow-job.ts";
import type { RemotePorts } from "./remote-ports.ts";
import { takeRows } from "./take-rows.ts";
import { takeTurnAgain } from "./turns.ts";

const OVERLAP_MS = 10 * MINUTE;
const ALL_AGAIN_MS = 6 * HOUR;

export const readFirstHandPage = async (
  ports: RemotePorts,
  remote: Remote,
  followed: RemoteJob,
  address: RemoteAddress,
): Promise<RemoteFault | null> => {
  const { jobId, remoteKey, progress } = followed;
  const start = progress.windowStart ?? startOf(progress, ports.clock.now());
  const page = await ports.calls.firstHandPage(
    address,
    { jobKey: remoteKey, start, cursor: progress.cursor },
    () => takeTurnAgain(ports, remote.id, "list"),
  );
  if (isFault(page)) {
    // A cursor that is not taken any more: this read begins anew.
    if (page.fault === "rejected" && progress.cursor !== null) await beginAnew(ports, followed);
    return page;
  }
  await ports.store.write(async (tx) => {
    const current = await tx.remoteJob(jobId);
    const job = await tx.job(jobId);
    if (current === null || job === null) return null;
    const now = ports.clock.now();
    const begins = current.progress.cursor === null;
    const walk = begins ? current.progress.walks + 1 : current.progress.walks;
    const first = begins ? 0 : current.progress.rowsRead;
    await takeRows(ports, tx, { remote, followed: current }, page.rows, { walk, first });
    const newest = latest(
      begins ? null : current.progress.newest,
      page.rows.map(({ submittedAt }) => submittedAt),
    );
    const ended = page.nextCursor === null;
    await tx.saveRemoteJob({
      ...current,
      readAt: now,
      trouble: null,
      dueAt: ended ? nextReadOf(job, phaseOf(job, now), now) : now,
      progress: {
        ...current.progress,
        walks: walk,
        cursor: page.nextCursor,
        newest,
        windowStart: ended ? null : start,
        rowsRead: first + page.rows.length,
        readTo: ended ? latest(current.progress.readTo, [newest]) : current.progress.readTo,
        wholeAt: ended && start === 0 ? now : current.progress.wholeAt,
      },
    });
    return null;
  });
  return null;
};

const startOf = ({ readTo, wholeAt }: ReadProgress, now: Instant): Instant =>
  readTo === null || wholeAt === null || now >= addMs(wholeAt, ALL_AGAIN_MS)
    ? instant(0)
    : instant(Math.max(0, readTo - OVERLAP_MS));

const latest = (first: Instant | null, more: readonly (Instant | null)[]): Instant | null => {
  const known = [first, ...more].filter((at) => at !== null);
  return known.length === 0 ? null : instant(Math.max(...known));
};

const beginAnew = (ports: RemotePorts, { jobId }: RemoteJob): Promise<unknown> =>
  ports.store.write(async (tx) => {
    const current = await tx.remoteJob(jobId);
    if (current !== null)
      await tx.saveRemoteJob({
        ...current,
        progress: { ...current.progress, cursor: null, windowStart: null, newest: null },
      });
    return null;
  });
