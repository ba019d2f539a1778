/** One page of WURK's list: which, when, and what it brings. The order is shared/domain/sync/page-walk.ts. */
import { phaseOf } from "#shared/domain/selection.ts";
import { beginWalk, nextPage, type PageWalk, takePage, withArrivals } from "#shared/domain/sync/page-walk.ts";
import { addMs, DAY, type Instant } from "#shared/lib/instant.ts";
import type {
  ReadProgress,
  Remote,
  RemoteAddress,
  RemoteFault,
  RemoteJob,
  WurkPage,
} from "../remotes-port.ts";
import { isFault } from "../remotes-port.ts";
import type { StoreWriter } from "../store-port.ts";
import { nextReadOf } from "./follow-job.ts";
import { recordRemoteWinners } from "./remote-winners.ts";
import type { RemotePorts } from "./remote-ports.ts";
import { takeRows } from "./take-rows.ts";
import { limitOf, takeTurnAgain } from "./turns.ts";

/** A list that seems to have lost rows is read whole again, but not more often than this. */
const WHOLE_AGAIN_MS = DAY;

/** The walk that is under way, or the one that begins now. */
export const walkOf = (progress: ReadProgress, now: Instant): PageWalk =>
  progress.walk ??
  beginWalk(progress.walks + 1, progress.wholeWanted || progress.top.length === 0 ? "whole" : "newer", now);

/** When the next page of the job's list should be read, if a request may leave at `ready`. */
export const pageDueAt = (remote: Remote, followed: RemoteJob, ready: Instant): Instant => {
  const { walk, arrivals, wholeWanted } = followed.progress;
  if (walk === null) return wholeWanted ? ready : (Math.max(ready, followed.dueAt) as Instant);
  const { windowMs } = limitOf(remote, "list");
  return nextPage(walk, arrivals, ready, windowMs).notBefore;
};

export const readWurkPage = async (
  ports: RemotePorts,
  remote: Remote,
  followed: RemoteJob,
  address: RemoteAddress,
): Promise<RemoteFault | null> => {
  const { progress, jobId, remoteKey } = followed;
  const now = ports.clock.now();
  const { page } = nextPage(walkOf(progress, now), progress.arrivals, now, 0);
  const listed = await ports.calls.wurkPage(address, remoteKey, page, () =>
    takeTurnAgain(ports, remote.id, "list"),
  );
  if (isFault(listed)) return listed;
  await ports.store.write(async (tx) => {
    const current = await tx.remoteJob(jobId);
    if (current === null) return null;
    await takeListed(ports, tx, remote, current, listed);
    return null;
  });
  return null;
};

const takeListed = async (
  ports: RemotePorts,
  tx: StoreWriter,
  remote: Remote,
  followed: RemoteJob,
  listed: WurkPage,
): Promise<void> => {
  const now = ports.clock.now();
  const { progress, jobId } = followed;
  const walk = walkOf(progress, now);
  const read = takePage(walk, listed, new Set(progress.top), now);
  const [passed] = read.passed;
  // What was walked over stands in its order; what lies elsewhere is put where its page says.
  const first =
    passed === undefined ? (listed.page - 1) * listed.pageSize : walk.rows - listed.ids.indexOf(passed);
  await takeRows(ports, tx, { remote, followed }, listed.rows, { walk: walk.number, first });
  if (listed.rows.some(({ winner }) => winner)) await recordRemoteWinners(ports, tx, remote, jobId);
  const arrivals =
    read.arrived === null || walk.tail.length === 0
      ? progress.arrivals
      : withArrivals(progress.arrivals, read.arrived, now - walk.tailSeen);
  const after: ReadProgress = {
    ...progress,
    walks: walk.number,
    walk: read.ended ? null : read.walk,
    top: read.ended ? read.walk.top : progress.top,
    arrivals,
    totalPages: listed.totalPages,
    pageSize: listed.pageSize,
    ...(read.ended &&
      walk.until === "whole" && { wholeAt: now, wholeBegan: walk.startedAt, wholeWanted: false }),
  };
  const lost = read.ended && (await seemsToMiss(tx, followed, after, now));
  const job = await tx.job(jobId);
  await tx.saveRemoteJob({
    ...followed,
    progress: lost ? { ...after, wholeWanted: true } : after,
    readAt: now,
    dueAt: read.ended && job !== null ? nextReadOf(job, phaseOf(job, now), now) : followed.dueAt,
    trouble: null,
  });
};

/** Fewer rows are known than the pages say: some were moved while they were read. */
const seemsToMiss = async (
  tx: StoreWriter,
  { jobId }: RemoteJob,
  { totalPages, pageSize, wholeAt }: ReadProgress,
  now: Instant,
): Promise<boolean> => {
  const { rows } = await tx.remoteCounts(jobId);
  const least = ((totalPages ?? 1) - 1) * pageSize + 1;
  return (totalPages ?? 1) > 1 && rows < least && (wholeAt === null || now >= addMs(wholeAt, WHOLE_AGAIN_MS));
};
