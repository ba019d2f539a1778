/** What an upload is told before a byte of it is read. */
import type { SubmissionId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import { canTakePlace } from "#shared/domain/places.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import type { Submission } from "#shared/domain/submission.ts";
import { transition } from "#shared/domain/transition.ts";
import { hasFreeSpace } from "./free-space.ts";
import type { Ports } from "./ports.ts";
import type { StoreWriter, WorkerAccess } from "./store-port.ts";

/** Everything that can be said before a body is read. */
export const refuseUploadEarly = async (
  ports: Ports,
  access: WorkerAccess,
  job: Job,
): Promise<Refusal | null> => {
  const barred = canTakePlace(job, ports.clock.now());
  if (barred !== null) return barred;
  const sent = await ports.store.reader.countOfWorker(job.id, access.worker.id);
  if (sent >= ports.settings.maxSubmissionsPerWorker) {
    return refuse(
      "worker_limit_reached",
      `You have sent ${String(sent)} submissions to this job, which is all that one person may send.`,
    );
  }
  return refuseForSpace(ports, job);
};

/** The same for a new try. */
export const refuseAttemptEarly = async (
  ports: Ports,
  access: WorkerAccess,
  job: Job,
  submissionId: SubmissionId,
): Promise<Refusal | null> => {
  const submission = await ownSubmission(ports, access, submissionId);
  if (isRefusal(submission)) return submission;
  const tried = transition(
    submission,
    { type: "new_attempt", fileCount: 1, waitingFor: null },
    { now: ports.clock.now(), job },
  );
  return isRefusal(tried) ? tried : refuseForSpace(ports, job);
};

/** `arriving`: bytes that are announced or lie there, and are no submission yet. */
export const refuseForSpace = async (ports: Ports, job: Job, arriving = 0): Promise<Refusal | null> => {
  if (!(await hasFreeSpace(ports))) {
    return refuse(
      "disk_full",
      "The computer that collects the photos is almost full. Nothing was lost; try again later.",
    );
  }
  if ((await ports.store.reader.jobBytes(job.id)) + arriving >= ports.settings.maxJobBytes) {
    return refuse(
      "disk_full",
      "This job has received as much as it can store. Tell whoever sent you the link.",
    );
  }
  return null;
};

/** Another worker's does not exist. */
export const ownSubmission = async (
  ports: Ports,
  access: WorkerAccess,
  id: SubmissionId,
  reader: Pick<StoreWriter, "submission"> = ports.store.reader,
): Promise<Submission | Refusal> => {
  const submission = await reader.submission(id);
  return submission?.workerId === access.worker.id && submission.jobId === access.jobId
    ? submission
    : refuse("not_found", "There is no such submission.");
};
