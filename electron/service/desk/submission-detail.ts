import type { AttemptView, FileView, SubmissionDetail } from "#shared/contract/desk-views.ts";
import { mediaUrl } from "#shared/contract/media.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { PictureFacts } from "#shared/domain/scoring/score.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import { rejectReasons } from "#shared/domain/scoring/reject-reasons.ts";
import { foundCopy } from "../copies/found-copy.ts";
import type { Ports } from "../ports.ts";
import type { Attempt, StoredFile, StoreReader } from "../store-port.ts";
import { ownReasonsFor } from "./own-reasons.ts";
import { triageRows } from "./triage.ts";

/** Everything the inspector shows of one submission: each attempt with files, score and evidence. */
export const submissionDetail = async (
  ports: Ports,
  jobId: JobId,
  number: number,
): Promise<SubmissionDetail | Refusal> => {
  const { reader, views } = ports.store;
  const [submission, job, [row]] = await Promise.all([
    reader.submissionByNumber(jobId, number),
    reader.job(jobId),
    triageRows(ports, jobId, [number]),
  ]);
  if (submission === null || job === null || row === undefined)
    return refuse("not_found", "This submission is gone.");
  const [worker, stats, attempts] = await Promise.all([
    reader.worker(submission.workerId),
    views.workerStats(job.ownerId, submission.workerId),
    reader.attempts(submission.id),
  ]);
  const newestFirst = [...attempts].sort((a, b) => b.attempt - a.attempt);
  return {
    ...row,
    jobId,
    submittedAt: submission.submittedAt,
    decision: submission.decision,
    retryExpiresAt: submission.retryExpiresAt,
    worker: { id: submission.workerId, name: worker?.name ?? null, ...stats },
    attempts: await Promise.all(
      newestFirst.map(async (attempt) =>
        attemptView(
          attempt,
          await reader.filesOf(submission.id, attempt.attempt),
          await isCalibrated(reader, attempt),
        ),
      ),
    ),
    reasons: [
      ...rejectReasons(newestFirst[0]?.score ?? null, {
        minWidth: job.minWidth,
        minHeight: job.minHeight,
        copy: await foundCopy(reader, submission),
      }),
      ...(await ownReasonsFor(reader, job.ownerId)),
    ],
  };
};

const isCalibrated = async (reader: StoreReader, { score }: Attempt): Promise<boolean | null> =>
  score?.basis === undefined
    ? null
    : ((await reader.calibration(score.basis.calibrationId))?.measured ?? null);

const attemptView = (
  attempt: Attempt,
  files: readonly StoredFile[],
  calibrated: boolean | null,
): AttemptView => {
  const { score } = attempt;
  return {
    attempt: attempt.attempt,
    receivedAt: attempt.receivedAt,
    scoredAt: attempt.scoredAt,
    stars: attempt.stars,
    mean: score?.mean ?? null,
    dimensions:
      score === null
        ? null
        : { relevance: score.relevance, quality: score.quality, completeness: score.completeness },
    confidence: score?.confidence ?? null,
    calibrated,
    reasoning: attempt.reasoning,
    feedback: score?.feedback ?? null,
    suggestedReason: score?.suggestedReason ?? null,
    evidence: score?.evidence ?? [],
    model: score?.model ?? null,
    contentText: attempt.contentText,
    files: files.map(fileView),
  };
};

const fileView = (file: StoredFile): FileView => ({
  name: file.originalName,
  contentType: file.contentType,
  sizeBytes: file.sizeBytes,
  width: file.facts?.width ?? file.width,
  height: file.facts?.height ?? file.height,
  thumbnail: mediaUrl("thumb", file.sha256),
  preview: mediaUrl("preview", file.sha256),
  original: mediaUrl("original", file.sha256),
  facts: file.facts === null ? null : withoutSignature(file.facts),
});

/** What copies are found by is of no use to a window. */
const withoutSignature = ({ signature: _signature, ...facts }: PictureFacts): PictureFacts => facts;
