import type { JobId } from "#shared/domain/ids.ts";
import { type Cents, createJob, type Job, type JobBrief, REMOTE_MARK } from "#shared/domain/job.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import { DEFAULT_WEIGHTS } from "#shared/domain/scoring/stars.ts";
import { NO_ARRIVALS, REFERENCE_PAGE_SIZE } from "#shared/domain/sync/page-walk.ts";
import { addMs, HOUR, type Instant, MINUTE } from "#shared/lib/instant.ts";
import { freshCode } from "../jobs.ts";
import { recordEvents } from "../record-events.ts";
import type { Dialect, ReadProgress, Remote, RemoteId, RemoteJob } from "../remotes-port.ts";
import type { RemotePorts } from "./remote-ports.ts";

/** What a person enters once: the dialects have no call that tells it. */
export interface FollowWish {
  readonly remoteId: RemoteId;
  /** The job's id at the remote. */
  readonly remoteKey: string;
  readonly title: string;
  readonly description: string;
  readonly criteria: readonly string[];
  /** When collecting ends; WURK only, like the cap. */
  readonly closesAt: Instant | null;
  readonly cap: number | null;
}

const MOST_WINNERS = 500;
const LONGEST_KEY = 100;
const MOST_FILES = 50;

const NOTHING_READ: ReadProgress = {
  walks: 0,
  walk: null,
  top: [],
  arrivals: NO_ARRIVALS,
  totalPages: null,
  pageSize: REFERENCE_PAGE_SIZE,
  wholeAt: null,
  wholeBegan: null,
  cursor: null,
  windowStart: null,
  rowsRead: 0,
  readTo: null,
  newest: null,
  wholeWanted: false,
};

/** Mirrors a job of a remote: a local job of the remote's own owner, filled from there. */
export const followJob = (ports: RemotePorts, wish: FollowWish): Promise<RemoteJob | Refusal> =>
  ports.store.write(async (tx) => {
    const now = ports.clock.now();
    const remote = await tx.remote(wish.remoteId);
    if (remote === null || remote.removedAt !== null) return refuse("not_found", "There is no such remote.");
    const problem = problemWith(remote, wish);
    if (problem !== null) return problem;
    const remoteKey = wish.remoteKey.trim();
    if ((await tx.remoteJobByKey(remote.id, remoteKey)) !== null)
      return refuse("invalid_job", `The job ${remoteKey} of ${remote.name} is followed already.`);
    const made = createJob(briefFor(remote, wish, now), {
      id: ports.ids.next(),
      ownerId: remote.ownerId,
      code: await freshCode(ports, tx),
      now,
      draw: { secret: "", commitment: "" },
    });
    const job: Job = { ...made, closesAt: wish.closesAt };
    await tx.insertJob(job);
    await recordEvents(
      ports,
      tx,
      remote.ownerId,
      [{ type: "job.created", jobId: job.id, title: job.title }],
      now,
    );
    const followed: RemoteJob = {
      jobId: job.id,
      remoteId: remote.id,
      remoteKey,
      addedAt: now,
      dueAt: now,
      readAt: null,
      progress: NOTHING_READ,
      trouble: null,
      warnedAt: null,
    };
    await tx.insertRemoteJob(followed);
    return followed;
  });

/** Corrects what was entered. A closing time that is still to come opens the job again here. */
export const changeFollowed = (
  ports: RemotePorts,
  jobId: JobId,
  change: { readonly closesAt?: Instant; readonly cap?: number },
): Promise<Job | Refusal> =>
  ports.store.write(async (tx) => {
    const job = await tx.job(jobId);
    const followed = await tx.remoteJob(jobId);
    if (job === null || followed === null) return refuse("not_found", "This job is not followed.");
    if (job.selectionType === null)
      return refuse("invalid_job", "This job has neither closing time nor winners.");
    if (change.cap !== undefined) {
      if (!isCap(change.cap) || change.cap < job.counts.winners)
        return refuse(
          "invalid_job",
          `Give a number of winners from ${String(Math.max(1, job.counts.winners))} to 500.`,
        );
      await tx.saveCap(jobId, change.cap);
    }
    const closesAt = change.closesAt ?? job.closesAt;
    const opens = closesAt !== null && closesAt > ports.clock.now() && job.settledAt === null;
    const after: Job = {
      ...job,
      closesAt,
      ...(opens && { closedAt: null, deadlineMissedAt: null, reminders: 0 }),
    };
    await tx.saveJob(after);
    await tx.saveRemoteJob({ ...followed, warnedAt: null });
    return { ...after, maxCompletions: change.cap ?? job.maxCompletions };
  });

/** Winners are chosen at WURK alone; FirstHand's dialect has no call for it. */
export const canChooseAt = (dialect: Dialect): boolean => dialect === "wurk";

const isCap = (cap: number): boolean => Number.isSafeInteger(cap) && cap >= 1 && cap <= MOST_WINNERS;

const problemWith = (remote: Remote, wish: FollowWish): Refusal | null => {
  const key = wish.remoteKey.trim();
  if (key === "" || key.length > LONGEST_KEY || /[\s/?#]/.test(key))
    return refuse("invalid_job", "Give the job's id as the remote shows it.");
  if (wish.title.trim() === "") return refuse("invalid_job", "Give the job a title to know it by.");
  if (!canChooseAt(remote.dialect)) return null;
  if (wish.cap === null || !isCap(wish.cap))
    return refuse(
      "invalid_job",
      "Say how many can win, from 1 to 500: the remote has no call that tells it.",
    );
  return wish.closesAt === null
    ? refuse("invalid_job", "Say when the job closes: the remote has no call that tells it.")
    : null;
};

const briefFor = (remote: Remote, wish: FollowWish, now: Instant): JobBrief => {
  const chooses = canChooseAt(remote.dialect);
  const minutes = wish.closesAt === null ? 0 : Math.max(2, Math.ceil((wish.closesAt - now) / MINUTE));
  return {
    type: chooses ? "custom" : "data_collection",
    title: wish.title.trim(),
    description: wish.description.trim(),
    scoringCriteria: wish.criteria,
    filesPerSubmission: MOST_FILES,
    pricePerFileCents: 0 as Cents,
    minStarRating: 3,
    minWidth: null,
    minHeight: null,
    accept: ["*/*"],
    metadata: { [REMOTE_MARK]: remote.id },
    filesNeeded: null,
    maxCompletions: chooses ? wish.cap : null,
    selectionType: chooses ? "creator" : null,
    selectionTimeMinutes: chooses ? minutes : null,
    holdFirst: 0,
    weights: DEFAULT_WEIGHTS,
  };
};

const SOON_MS = MINUTE;
const LATER_MS = 15 * MINUTE;
const SELDOM_MS = 12 * HOUR;

/** When a job whose list was read to what is known is read again: the less can come, the later. */
export const nextReadOf = (job: Job, phase: string, now: Instant): Instant => {
  if (job.cancelledAt !== null || phase === "settled") return addMs(now, SELDOM_MS);
  return addMs(now, phase === "collecting" || phase === "none" ? SOON_MS : LATER_MS);
};
