import type {
  PushView,
  ReadingView,
  RemoteJobView,
  RemotesView,
  RemoteView,
} from "#shared/contract/remote-views.ts";
import type { Job } from "#shared/domain/job.ts";
import type { RateLimit } from "#shared/domain/limits.ts";
import { type SealPlan, sealCounts } from "#shared/domain/seal/seal-plan.ts";
import { phaseOf, selectionDeadline } from "#shared/domain/selection.ts";
import { doneAt } from "#shared/domain/sync/request-lane.ts";
import { type Instant, instant, MINUTE, SECOND } from "#shared/lib/instant.ts";
import type { Remote, RemoteJob } from "../remotes-port.ts";
import { canChooseAt } from "./follow-job.ts";
import { pageDueAt } from "./read-wurk.ts";
import type { RemotePorts } from "./remote-ports.ts";
import { limitOf, turnAt } from "./turns.ts";
import { pushedBy } from "./warn-late.ts";

/** All remotes with their jobs, the plan of what comes, and what waits to be sent. */
export const remotesView = async (ports: RemotePorts): Promise<RemotesView> => {
  const now = ports.clock.now();
  const remotes: RemoteView[] = [];
  for (const remote of await ports.store.reader.remotes()) remotes.push(await remoteView(ports, remote, now));
  const since = remotes.map((remote) => (remote.state === "offline" ? (remote.trouble?.since ?? now) : null));
  return {
    remotes,
    keysArePlain: ports.keys.plain,
    toSend: remotes.flatMap(({ jobs }) => jobs).reduce((sum, { push }) => sum + (push?.waiting ?? 0), 0),
    conflicts: (await ports.store.reader.openConflicts()).length,
    offlineSince:
      since.length > 0 && since.every((at) => at !== null) ? instant(Math.max(...since.map(Number))) : null,
  };
};

const remoteView = async (ports: RemotePorts, remote: Remote, now: Instant): Promise<RemoteView> => {
  const jobs: RemoteJobView[] = [];
  for (const followed of await ports.store.reader.remoteJobs(remote.id)) {
    const job = await ports.store.reader.job(followed.jobId);
    if (job !== null) jobs.push(await remoteJobView(ports, remote, followed, job, now));
  }
  return {
    id: remote.id,
    name: remote.name,
    baseUrl: remote.baseUrl,
    dialect: remote.dialect,
    canChoose: canChooseAt(remote.dialect),
    state: stateOf(remote),
    trouble: remote.trouble,
    reachedAt: remote.reachedAt,
    nextTryAt: remote.notBefore !== null && remote.notBefore > now ? remote.notBefore : null,
    rates: { list: rateText(remote.rates.list), choose: rateText(remote.rates.choose) },
    jobs,
  };
};

const stateOf = ({ trouble }: Remote): RemoteView["state"] => {
  switch (trouble?.code) {
    case undefined:
    case "stopped":
      return "fine";
    case "limited":
      return "waiting";
    case "unreachable":
    case "failing":
      return "offline";
    case "unreadable":
    case "unauthorized":
    case "not_reachable_job":
    case "rejected":
    case "cap_reached":
    case "key_missing":
      return "trouble";
  }
};

const rateText = ({ max, windowMs }: RateLimit): string =>
  windowMs === MINUTE ? `${String(max)} a minute` : `${String(max)} in ${String(windowMs / SECOND)} s`;

const remoteJobView = async (
  ports: RemotePorts,
  remote: Remote,
  followed: RemoteJob,
  job: Job,
  now: Instant,
): Promise<RemoteJobView> => {
  const { reader } = ports.store;
  const counts = await reader.remoteCounts(job.id);
  const plan = await reader.openSeal(job.id);
  const conflict = await reader.openConflictOf(job.id);
  const ready = turnAt(remote, "list", now);
  const nextReadAt =
    remote.dialect === "wurk" ? pageDueAt(remote, followed, ready) : instant(Math.max(ready, followed.dueAt));
  return {
    jobId: job.id,
    remoteKey: followed.remoteKey,
    title: job.title,
    ...counts,
    winners: job.counts.winners,
    cap: job.maxCompletions,
    phase: phaseOf(job, now),
    closesAt: job.closesAt,
    deadlineAt: selectionDeadline(job),
    readAt: followed.readAt,
    nextReadAt,
    reading: readingOf(remote, followed, nextReadAt),
    push:
      plan === null || plan.destination === "local" ? null : await pushOf(ports, remote, followed, job, plan),
    conflictId: conflict?.id ?? null,
    trouble: followed.trouble,
  };
};

/** What is left of a list that takes more than one request. */
const readingOf = (remote: Remote, { progress }: RemoteJob, nextAt: Instant): ReadingView | null => {
  const { walk, cursor, totalPages, pageSize, rowsRead } = progress;
  if (remote.dialect === "firsthand")
    return cursor === null
      ? null
      : { pagesRead: Math.ceil(rowsRead / 100), pagesTotal: null, nextAt, doneAt: null };
  if (walk === null && !progress.wholeWanted) return null;
  const pagesRead = walk === null ? 0 : Math.floor((walk.tailAt + 1) / pageSize);
  const left = Math.max(1, (totalPages ?? 1) - pagesRead);
  return {
    pagesRead,
    pagesTotal: totalPages,
    nextAt,
    doneAt: totalPages === null ? null : doneAt(remote.lanes.list, limitOf(remote, "list"), left, nextAt),
  };
};

const pushOf = async (
  ports: RemotePorts,
  remote: Remote,
  followed: RemoteJob,
  job: Job,
  plan: SealPlan,
): Promise<PushView> => {
  const wholeDone = (await ports.store.reader.remotePush(plan.id))?.progress.wholeDone === true;
  const now = ports.clock.now();
  const done = pushedBy(remote, followed, plan, wholeDone, instant(Math.max(now, remote.notBefore ?? now)));
  const { waiting, confirmed } = sealCounts(plan);
  const deadline = selectionDeadline(job);
  return { waiting, confirmed, doneAt: done, late: deadline !== null && done > deadline };
};
