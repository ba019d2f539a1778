/** A small world in the words of the rules: owners, jobs, workers, and what happens to submissions. */
import { type Cents, createJob, DEFAULT_ACCEPT, type Job, type JobBrief } from "#shared/domain/job.ts";
import type { FileId, JobCode, SubmissionId } from "#shared/domain/ids.ts";
import { isRefusal, type Refusal } from "#shared/domain/refusal.ts";
import type { Stars } from "#shared/domain/scoring/score.ts";
import { newSubmission, type Submission } from "#shared/domain/submission.ts";
import type { Command } from "#shared/domain/command.ts";
import { admit, transition } from "#shared/domain/transition.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { Owner, Store, StoredFile, StoreWriter, Worker } from "../../electron/service/store-port.ts";
import { at, newId, NOON } from "./moments.ts";

export interface World {
  readonly store: Store;
  readonly owner: Owner;
  readonly worker: Worker;
  readonly job: Job;
}

let codes = 0;
/** Numbers of one process; a test with several of them begins each at its own. */
const CODES_PER_PROCESS = 100_000;

export const aJob = (owner: Owner, brief: Partial<JobBrief> = {}): Job => {
  codes += 1;
  return createJob(
    {
      type: "data_collection",
      title: "Independent shopfronts",
      description: "A photo of a shopfront, straight on.",
      scoringCriteria: ["whole front in frame"],
      filesPerSubmission: 1,
      pricePerFileCents: 25 as Cents,
      minStarRating: 3,
      minWidth: null,
      minHeight: null,
      accept: DEFAULT_ACCEPT,
      metadata: {},
      filesNeeded: 1000,
      maxCompletions: null,
      selectionType: null,
      selectionTimeMinutes: null,
      holdFirst: 0,
      weights: { relevance: 3, quality: 3, completeness: 1 },
      ...brief,
    },
    {
      id: newId(),
      ownerId: owner.id,
      code: codes.toString(16).padStart(8, "0") as JobCode,
      now: NOON,
      draw: { secret: "11".repeat(32), commitment: "22".repeat(32) },
    },
  );
};

export const customBrief: Partial<JobBrief> = {
  type: "custom",
  filesNeeded: null,
  maxCompletions: 2,
  selectionType: "creator",
  selectionTimeMinutes: 60,
};

export const aWorld = async (store: Store, brief: Partial<JobBrief> = {}, process = 0): Promise<World> => {
  codes = Math.max(codes, process * CODES_PER_PROCESS);
  const owner: Owner = { id: newId(), name: `owner ${newId()}`, monthlyCredits: null };
  const worker: Worker = { id: newId(), ownerId: owner.id, name: "Mika", createdAt: NOON };
  const job = aJob(owner, brief);
  await store.write(async (tx) => {
    await tx.insertOwner(owner);
    await tx.insertWorker(worker);
    await tx.insertJob(job);
  });
  return { store, owner, worker, job };
};

export interface Sent {
  readonly at?: Instant;
  readonly text?: string | null;
  readonly sha256?: string;
  readonly id?: SubmissionId;
}

/** One submission with one picture, inside an open transaction. */
export const sendIn = async (
  tx: StoreWriter,
  world: World,
  sent: Sent = {},
): Promise<Submission | Refusal> => {
  const now = sent.at ?? NOON;
  const job = (await tx.job(world.job.id))!;
  const arriving = newSubmission({
    id: sent.id ?? newId(),
    jobId: job.id,
    workerId: world.worker.id,
    number: await tx.nextNumber(job.id),
    fileCount: 1,
    now,
    waitingFor: null,
  });
  const admitted = admit(arriving, { job, now });
  if (isRefusal(admitted)) return admitted;
  await tx.insertSubmission(admitted.next, admitted.job);
  await tx.saveJob(admitted.job);
  await tx.appendEvents(job.ownerId, admitted.events, now);
  await tx.insertAttempt({
    submissionId: arriving.id,
    attempt: 1,
    contentText: sent.text ?? null,
    receivedAt: now,
    scoredAt: null,
    stars: null,
    reasoning: null,
    score: null,
  });
  await tx.insertFile(aFile(arriving.id, 1, sent.sha256));
  return admitted.next;
};

export const aFile = (submissionId: SubmissionId, attempt: number, sha256 = "ab".repeat(32)): StoredFile => ({
  id: newId<FileId>(),
  submissionId,
  attempt,
  position: 0,
  sha256,
  sizeBytes: 1000,
  contentType: "image/jpeg",
  originalName: "IMG_4471.jpg",
  width: 4032,
  height: 3024,
  facts: null,
});

export const send = async (world: World, sent: Sent = {}): Promise<Submission> =>
  expectDone(await world.store.write((tx) => sendIn(tx, world, sent)));

/** Runs one command of the lifecycle as the service does: row, job, events and ledger in one transaction. */
export const command = async (
  world: World,
  id: SubmissionId,
  what: Command,
  now: Instant = at(5),
): Promise<Submission | Refusal> =>
  world.store.write(async (tx) => {
    const submission = (await tx.submission(id))!;
    const job = (await tx.job(submission.jobId))!;
    const outcome = transition(submission, what, { now, job });
    if (isRefusal(outcome)) return outcome;
    await tx.saveSubmission(submission, outcome.next, outcome.job);
    await tx.saveJob(outcome.job);
    await tx.appendEvents(job.ownerId, outcome.events, now);
    await tx.appendLedger({
      ownerId: job.ownerId,
      jobId: job.id,
      submissionId: id,
      workerId: submission.workerId,
      at: now,
      lines: outcome.ledger,
    });
    return outcome.next;
  });

export const score = async (world: World, id: SubmissionId, stars: Stars, attempt = 1): Promise<Submission> =>
  expectDone(
    await command(world, id, {
      type: "score",
      attempt,
      stars,
      reasoning: `${String(stars)} stars`,
      model: { id: "practice", revision: "1", practice: true },
    }),
  );

export const decide = async (
  world: World,
  id: SubmissionId,
  outcome: "approved" | "rejected",
): Promise<Submission> =>
  expectDone(
    await command(world, id, { type: "decide", outcome, actor: "Noor", reason: null, reasonText: null }),
  );

export const expectDone = <T>(result: T | Refusal): T => {
  if (isRefusal(result)) throw new Error(`Refused: ${result.message}`);
  return result;
};
