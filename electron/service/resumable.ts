import { parseUuid, type FileId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import { addMs, DAY, type Instant } from "#shared/lib/instant.ts";
import type { Ports, ReceivedFile, ReceiveLimits, ResumableUpload } from "./ports.ts";
import type { WorkerAccess } from "./store-port.ts";
import { refuseAttemptEarly, refuseForSpace, refuseUploadEarly } from "./early-refusals.ts";

/** So long an upload waits for its rest, and for a submission that names it. */
export const UPLOAD_KEPT_MS = DAY;
/** Uploads of one worker that are in no submission, whole or not. */
export const UPLOADS_PER_WORKER = 20;

export const uploadExpiresAt = (createdAt: Instant): Instant => addMs(createdAt, UPLOAD_KEPT_MS);

const noSuchUpload = (): Refusal => refuse("not_found", "There is no such upload.");

/**
 * Everything that can be said before an upload begins: what a submission would be told, or, when the worker has a
 * new try open, what that try would be told.
 */
export const refuseResumableEarly = async (
  ports: Ports,
  access: WorkerAccess,
  sizeBytes: number,
): Promise<Refusal | null> => {
  const { maxFileBytes } = ports.settings;
  if (sizeBytes > maxFileBytes) {
    return refuse(
      "file_too_large",
      `Each file may have at most ${String(Math.floor(maxFileBytes / 1024 ** 2))} MB.`,
    );
  }
  if (sizeBytes === 0) return refuse("file_empty", "The file is empty. Take or choose the photo again.");
  const job = await ports.store.reader.job(access.jobId);
  if (job === null) return refuse("not_found", "There is no such job.");
  const barred = await refuseUploadEarly(ports, access, job);
  if (barred !== null && !(await mayTryAgain(ports, access, job))) return barred;
  const { workerId, jobId } = { workerId: access.worker.id, jobId: access.jobId };
  if (ports.files.uploads.held({ workerId }).count >= UPLOADS_PER_WORKER) {
    return refuse(
      "too_many_uploads",
      `You have ${String(UPLOADS_PER_WORKER)} uploads that are in no submission. Send or delete them first; after a day they go by themselves.`,
    );
  }
  // One byte less than full is room for the last one.
  return refuseForSpace(ports, job, ports.files.uploads.held({ jobId }).bytes + sizeBytes - 1);
};

const mayTryAgain = async (ports: Ports, access: WorkerAccess, job: Job): Promise<boolean> => {
  const { reader } = ports.store;
  const most = ports.settings.maxSubmissionsPerWorker;
  for (const { id, status } of await reader.submissionsOfWorker(access.jobId, access.worker.id, most)) {
    if (status === "retry_pending" && (await refuseAttemptEarly(ports, access, job, id)) === null)
      return true;
  }
  return false;
};

/** An upload of this worker for this job. Another's does not exist; one past its time is told as `expired`. */
export const ownUpload = (
  ports: Ports,
  access: WorkerAccess,
  text: string,
): ResumableUpload | "expired" | null => {
  const id = parseUuid<FileId>(text);
  const upload = id === null ? null : ports.files.uploads.find(id);
  if (upload?.workerId !== access.worker.id || upload.jobId !== access.jobId) return null;
  return ports.clock.now() > uploadExpiresAt(upload.createdAt) ? "expired" : upload;
};

/**
 * A whole upload as a file of a submission. One that was used comes too, as what it became: the request may be the
 * repeat of the one that used it, and only whoever looks that up can tell. `submitWork` refuses it otherwise.
 */
export const receiveUpload = async (
  ports: Ports,
  access: WorkerAccess,
  text: string,
  limits: ReceiveLimits,
): Promise<ReceivedFile | Refusal> => {
  const upload = ownUpload(ports, access, text);
  if (upload === "expired") {
    return refuse("not_found", "This upload lay here for too long and has expired. Send the file again.");
  }
  return upload === null
    ? ((await usedUpload(ports, access, text)) ?? noSuchUpload())
    : ports.files.uploads.receive(upload.id, limits);
};

/** After the answer: what a committed row names by now lies in its place, and its upload goes. */
export const forgetUsedUploads = async (ports: Ports, files: readonly ReceivedFile[]): Promise<void> => {
  for (const { uploadId } of files) {
    if (uploadId === null || (await ports.store.reader.file(uploadId)) === null) continue;
    await ports.files.uploads.remove(uploadId);
  }
};

/** What an upload of this worker became; null when no submission of this job has it. */
export const usedUpload = async (
  ports: Ports,
  access: WorkerAccess,
  text: string,
): Promise<ReceivedFile | null> => {
  const { reader } = ports.store;
  const id = parseUuid<FileId>(text);
  const file = id === null ? null : await reader.file(id);
  const submission = file === null ? null : await reader.submission(file.submissionId);
  if (file === null || submission?.workerId !== access.worker.id || submission.jobId !== access.jobId) {
    return null;
  }
  const { sha256, sizeBytes, contentType, width, height, originalName } = file;
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    uploadId: file.id,
    sha256,
    sizeBytes,
    contentType,
    width,
    height,
    originalName,
    keep: nothing,
    discard: nothing,
  };
};
