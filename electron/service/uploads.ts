import type { SubmissionId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import { canTakePlace } from "#shared/domain/places.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import { resolutionRejection } from "#shared/domain/scoring/rejections.ts";
import { newSubmission, type Submission } from "#shared/domain/submission.ts";
import { admit, type Transition, transition } from "#shared/domain/transition.ts";
import { phaseOf } from "#shared/domain/selection.ts";
import type { Ports, ReceivedFile } from "./ports.ts";
import type { Attempt, StoredFile, StoreWriter, WorkerAccess } from "./store-port.ts";
import { ownSubmission } from "./early-refusals.ts";
import { recordEvents } from "./record-events.ts";
import { applyTransition } from "./apply-transition.ts";

/** What a worker sent for one attempt: checked files under temporary names, and a text. */
export interface Work {
  readonly files: readonly ReceivedFile[];
  readonly contentText: string | null;
}

/** A submission as it was just written, with what its first attempt consists of. */
export interface Submitted {
  readonly submission: Submission;
  /** Null where the attempt was judged at once, and is no longer what was written first. */
  readonly attempt: AttemptWithFiles | null;
}

/** One attempt and its files, in their order. */
export interface AttemptWithFiles {
  readonly attempt: Attempt;
  readonly files: readonly StoredFile[];
}

/** A first attempt. Acknowledged only when files are synced and the rows are committed. */
export const submitWork = async (
  ports: Ports,
  access: WorkerAccess,
  work: Work,
): Promise<Submitted | Refusal> =>
  keepingFiles(work, async () =>
    ports.store.write(async (tx) => {
      const now = ports.clock.now();
      const job = await tx.job(access.jobId);
      if (job === null) return refuse("not_found", "There is no such job.");
      const empty = refuseEmpty(job, work) ?? (await refuseUsed(tx, work));
      if (empty !== null) return empty;
      if ((await tx.countOfWorker(job.id, access.worker.id)) >= ports.settings.maxSubmissionsPerWorker) {
        return refuse("worker_limit_reached", "You have sent all that one person may send to this job.");
      }
      const arriving = newSubmission({
        id: ports.ids.next(),
        jobId: job.id,
        workerId: access.worker.id,
        number: await tx.nextNumber(job.id),
        fileCount: work.files.length,
        now,
        waitingFor: waitsFor(ports, job, work),
      });
      const admitted = admit(arriving, { job, now });
      if (isRefusal(admitted)) return admitted;
      await tx.insertSubmission(admitted.next, admitted.job);
      await tx.saveJob(admitted.job);
      await recordEvents(ports, tx, job.ownerId, admitted.events, now);
      const attempt = await insertAttemptRows(ports, tx, admitted.next, work);
      const submission = await rejectTooSmall(ports, tx, admitted, work);
      if (isRefusal(submission)) return submission;
      return { submission, attempt: submission === admitted.next ? attempt : null };
    }),
  );

/** The worker re-accepts a rejected submission, which takes a place again. */
export const acceptRetry = async (
  ports: Ports,
  access: WorkerAccess,
  submissionId: SubmissionId,
): Promise<Submission | Refusal> =>
  ports.store.write(async (tx) => {
    const found = await ownSubmission(ports, access, submissionId, tx);
    if (isRefusal(found)) return found;
    return applyTransition(ports, tx, found, { type: "accept_retry", retryMs: ports.settings.retryMs });
  });

/** A new attempt of a submission whose retry was accepted. */
export const submitAttempt = async (
  ports: Ports,
  access: WorkerAccess,
  submissionId: SubmissionId,
  work: Work,
): Promise<Submission | Refusal> =>
  keepingFiles(work, async () =>
    ports.store.write(async (tx) => {
      const found = await ownSubmission(ports, access, submissionId, tx);
      if (isRefusal(found)) return found;
      const job = await tx.job(found.jobId);
      if (job === null) return refuse("not_found", "There is no such job.");
      const empty = refuseEmpty(job, work) ?? (await refuseUsed(tx, work));
      if (empty !== null) return empty;
      const next = transition(
        found,
        { type: "new_attempt", fileCount: work.files.length, waitingFor: waitsFor(ports, job, work) },
        { now: ports.clock.now(), job },
      );
      if (isRefusal(next)) return next;
      await tx.saveSubmission(found, next.next, next.job);
      await tx.saveJob(next.job);
      await recordEvents(ports, tx, job.ownerId, next.events, ports.clock.now());
      await insertAttemptRows(ports, tx, next.next, work);
      return rejectTooSmall(ports, tx, next, work);
    }),
  );

/** Files get their place before the commit and lose it when the rules refuse; a crash in between leaves an orphan that upkeep sweeps. */
export const keepingFiles = async <Saved>(work: Work, save: () => Promise<Saved>): Promise<Saved> => {
  try {
    for (const file of work.files) await file.keep();
    return await save();
  } finally {
    await Promise.all(work.files.map((file) => file.discard()));
  }
};

const refuseEmpty = (job: Job, work: Work): Refusal | null => {
  if (work.files.length === 0 && (work.contentText ?? "").trim() === "") {
    return refuse("nothing_sent", "Send a photo or a text: this submission was empty.");
  }
  return work.files.length > job.filesPerSubmission
    ? refuse(
        "too_many_files",
        `This job takes at most ${String(job.filesPerSubmission)} files in a submission.`,
      )
    : null;
};

/** The stored file has the upload's id, so the rows themselves say whether it was used. */
const refuseUsed = async (tx: StoreWriter, work: Work): Promise<Refusal | null> => {
  for (const { uploadId } of work.files) {
    if (uploadId !== null && (await tx.file(uploadId)) !== null) {
      return refuse("upload_used", "This upload is in a submission already. Send the file again.");
    }
  }
  return null;
};

const isPicture = (file: ReceivedFile): boolean => file.contentType.startsWith("image/");

/** The scorer takes pictures; what the model cannot judge waits for a person, or for a model to be installed. */
export const waitsFor = (ports: Ports, job: Job, work: Work): Submission["waitingFor"] => {
  if (!work.files.some(isPicture)) return "person";
  return ports.models.usableFor(job) === null ? "model" : null;
};

export const insertAttemptRows = async (
  ports: Ports,
  tx: StoreWriter,
  submission: Submission,
  work: Work,
): Promise<AttemptWithFiles> => {
  const attempt: Attempt = {
    submissionId: submission.id,
    attempt: submission.attempt,
    contentText: work.contentText,
    receivedAt: submission.attemptedAt,
    scoredAt: null,
    stars: null,
    reasoning: null,
    score: null,
  };
  await tx.insertAttempt(attempt);
  const files: StoredFile[] = [];
  for (const [position, file] of work.files.entries()) {
    const stored: StoredFile = {
      id: file.uploadId ?? ports.ids.next(),
      submissionId: submission.id,
      attempt: submission.attempt,
      position,
      sha256: file.sha256,
      sizeBytes: file.sizeBytes,
      contentType: file.contentType,
      originalName: file.originalName,
      width: file.width,
      height: file.height,
      facts: null,
    };
    await tx.insertFile(stored);
    files.push(stored);
  }
  return { attempt, files };
};

/** A picture under the job's minimum is accepted as a submission and rejected at once, before the model, without a credit. */
const rejectTooSmall = async (
  ports: Ports,
  tx: StoreWriter,
  arrived: Transition,
  work: Work,
): Promise<Submission | Refusal> => {
  for (const file of work.files) {
    if (file.width === null || file.height === null) continue;
    const finding = resolutionRejection(arrived.job.minWidth, arrived.job.minHeight, {
      width: file.width,
      height: file.height,
    });
    if (finding === null) continue;
    return applyTransition(ports, tx, arrived.next, {
      type: "reject_unscored",
      attempt: arrived.next.attempt,
      reasoning: finding.reasoning,
    });
  }
  return arrived.next;
};

/** Whether the worker could have a retry accepted now. */
export const canRetry = (job: Job, submission: Submission, ports: Ports): boolean =>
  submission.status === "rejected" &&
  phaseOf(job, ports.clock.now()) !== "settled" &&
  canTakePlace(job, ports.clock.now()) === null;
