import type { WorkerAttempt, WorkerJob, WorkerSubmission } from "#shared/contract/worker.ts";
import { type FileId, toPublicId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import { placesLeft, stateOf } from "#shared/domain/places.ts";
import type { Saying } from "#shared/domain/scoring/saying.ts";
import type { Submission } from "#shared/domain/submission.ts";
import { type Instant, toIsoSeconds } from "#shared/lib/instant.ts";
import type { Ports } from "./ports.ts";
import { sayingsFor } from "./worker-sayings.ts";
import type { Attempt, StoredFile } from "./store-port.ts";
import { type AttemptWithFiles, canRetry } from "./uploads.ts";

const isoOrNull = (at: Instant | null): string | null => (at === null ? null : toIsoSeconds(at));
const oneDecimal = (value: number): number => Math.round(value * 10) / 10;

/** The job as a worker sees it: brief, requirements, places and time left; nothing of other workers. */
export const workerJobView = (ports: Ports, job: Job): WorkerJob => {
  const now = ports.clock.now();
  return {
    code: job.code,
    title: job.title,
    description: job.description,
    type: job.type,
    scoring_criteria: job.scoringCriteria,
    accept: job.accept,
    max_file_bytes: ports.settings.maxFileBytes,
    files_per_submission: job.filesPerSubmission,
    min_width: job.minWidth,
    min_height: job.minHeight,
    min_star_rating: job.minStarRating,
    price_per_file_cents: job.pricePerFileCents,
    state: stateOf(job, now),
    selection_type: job.selectionType,
    places_left: placesLeft(job),
    max_completions: job.maxCompletions,
    closes_at: isoOrNull(job.closesAt),
    now: toIsoSeconds(now),
    practice: ports.models.usableFor(job)?.practice ?? false,
  };
};

/**
 * A worker's own submission with every attempt, its files and what would lift the score. `known`: all its attempts,
 * where they need not be read again.
 */
export const workerSubmissionView = async (
  ports: Ports,
  submission: Submission,
  fileUrl: (id: FileId) => string,
  known: readonly AttemptWithFiles[] | null = null,
): Promise<WorkerSubmission> => {
  const attempts = known ?? (await readAttempts(ports, submission));
  const score = attempts.find(({ attempt }) => attempt.attempt === submission.attempt)?.attempt.score ?? null;
  const { decision } = submission;
  const byPerson = decision?.outcome === "rejected" ? decision.reasonText : null;
  const saidOf = await sayingsFor(ports, submission, attempts, byPerson);
  const now = saidOf(submission.attempt);
  return {
    id: toPublicId("submission", submission.id),
    number: submission.number,
    status: submission.status,
    attempt: submission.attempt,
    stars: submission.stars,
    reasoning: byPerson ?? submission.reasoning,
    reasoning_said: byPerson === null ? now.reasoning : now.byPerson,
    dimensions:
      score === null
        ? null
        : {
            relevance: oneDecimal(score.relevance),
            quality: oneDecimal(score.quality),
            completeness: oneDecimal(score.completeness),
          },
    feedback: submission.status === "rejected" ? (byPerson ?? score?.feedback ?? null) : null,
    feedback_said: submission.status !== "rejected" ? null : byPerson === null ? now.feedback : now.byPerson,
    winner: submission.wonAt !== null,
    decided_by_person: decision !== null,
    decided_at: isoOrNull(decision?.at ?? null),
    retry_expires_at: isoOrNull(submission.retryExpiresAt),
    can_retry: await mayRetry(ports, submission),
    attempts: attempts.map(({ attempt, files }) =>
      attemptView(attempt, files, saidOf(attempt.attempt).reasoning, fileUrl),
    ),
  };
};

const readAttempts = async (
  { store: { reader } }: Ports,
  { id }: Submission,
): Promise<readonly AttemptWithFiles[]> => {
  const attempts = await reader.attempts(id);
  return Promise.all(
    [...attempts]
      .sort((a, b) => a.attempt - b.attempt)
      .map(async (attempt) => ({ attempt, files: await reader.filesOf(id, attempt.attempt) })),
  );
};

/** The job is read only where it matters. */
const mayRetry = async (ports: Ports, submission: Submission): Promise<boolean> => {
  if (submission.status !== "rejected") return false;
  const job = await ports.store.reader.job(submission.jobId);
  return job !== null && canRetry(job, submission, ports);
};

const attemptView = (
  attempt: Attempt,
  files: readonly StoredFile[],
  reasoningSaid: readonly Saying[] | null,
  fileUrl: (id: FileId) => string,
): WorkerAttempt => ({
  attempt: attempt.attempt,
  received_at: toIsoSeconds(attempt.receivedAt),
  scored_at: isoOrNull(attempt.scoredAt),
  stars: attempt.stars,
  reasoning: attempt.reasoning,
  reasoning_said: reasoningSaid,
  content_text: attempt.contentText,
  files: files.map((file) => ({
    id: toPublicId("file", file.id),
    url: fileUrl(file.id),
    content_type: file.contentType,
    size_bytes: file.sizeBytes,
    name: file.originalName,
  })),
});
