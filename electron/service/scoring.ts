import type { SubmissionId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import { isRefusal, type Refusal } from "#shared/domain/refusal.ts";
import type { PromptSet } from "#shared/domain/scoring/prompt-set.ts";
import { damagedRejection, resolutionRejection } from "#shared/domain/scoring/rejections.ts";
import { scoreAttempt } from "#shared/domain/scoring/score-attempt.ts";
import { type FileSignals, isSameModel } from "#shared/domain/scoring/score.ts";
import type { Submission } from "#shared/domain/submission.ts";
import type { Command } from "#shared/domain/command.ts";
import { applyTransition } from "./apply-transition.ts";
import { creditsLeft } from "./credits.ts";
import { promptsOf } from "./job-prompts.ts";
import { keepBasis } from "./judging.ts";
import type { Ports } from "./ports.ts";
import type { StoredFile, StoreReader } from "./store-port.ts";
import type { Damaged, Examined } from "./examination-port.ts";

/** Long side of the thumbnails that grids show, in pixels. */
export const THUMBNAIL_SIZE = 320;

type Outcome = { readonly file: StoredFile; readonly result: Examined | Damaged };

/** Examines and scores one waiting attempt, and records what came of it. Late or repeated results change nothing. */
export const scoreWaiting = async (ports: Ports, id: SubmissionId, priority = 1): Promise<void> => {
  const submission = await ports.store.reader.submission(id);
  if (submission?.status !== "pending_score" || submission.scoredAt !== null) return;
  const job = await ports.store.reader.job(submission.jobId);
  if (job === null) return;
  const pictures = (await ports.store.reader.filesOf(id, submission.attempt)).filter((file) =>
    file.contentType.startsWith("image/"),
  );
  if (pictures.length === 0) return waitFor(ports, submission, "person");
  // Asked once more under the write lock: a model that was just chosen must not miss what is about to wait.
  const hasNoModel = (): Promise<boolean> => Promise.resolve(ports.models.usableFor(job) === null);
  if (await hasNoModel()) return waitFor(ports, submission, "model", hasNoModel);
  const isOverBudget = async (reader: StoreReader): Promise<boolean> =>
    (await creditsLeft(reader, job.ownerId, ports.clock.now())) === 0;
  if (await isOverBudget(ports.store.reader)) return waitFor(ports, submission, "model", isOverBudget);

  const promptSet = await promptsOf(ports, job);
  const outcomes = await Promise.all(
    pictures.map(async (file): Promise<Outcome> => {
      const result = await ports.scorer.examine({
        path: ports.files.pathOf(file.sha256),
        thumbnailPath: ports.files.derivedPath(file.sha256, THUMBNAIL_SIZE),
        prompts: { id: promptSet.id, texts: promptSet.texts },
        priority,
      });
      return { file, result };
    }),
  );
  // What a model found that has been replaced meanwhile is thrown away; the submission is still in the queue.
  const usable = ports.models.usableFor(job);
  const isLate = outcomes.some(
    ({ result }) => result.kind === "examined" && result.model !== null && !isSameModel(result.model, usable),
  );
  if (isLate) return;
  await record(ports, submission, job, promptSet, outcomes);
};

/** Lets the pictures of an attempt that is being scored go before all others. */
export const hastenScoring = async (ports: Ports, id: SubmissionId): Promise<void> => {
  const submission = await ports.store.reader.submission(id);
  if (submission === null) return;
  for (const file of await ports.store.reader.filesOf(id, submission.attempt)) {
    ports.scorer.hasten(ports.files.pathOf(file.sha256));
  }
};

const waitFor = async (
  ports: Ports,
  submission: Submission,
  waitingFor: "person" | "model",
  /** Asked once more under the write lock: a raised budget must not miss what is about to wait. */
  stillNeeded: (reader: StoreReader) => Promise<boolean> = () => Promise.resolve(true),
): Promise<void> => {
  await ports.store.write(async (tx) => {
    const current = await tx.submission(submission.id);
    if (current === null || current.attempt !== submission.attempt) return null;
    if (!(await stillNeeded(tx))) return null;
    return applyTransition(ports, tx, current, { type: "wait_for", waitingFor });
  });
};

const record = async (
  ports: Ports,
  submission: Submission,
  job: Job,
  promptSet: PromptSet,
  outcomes: readonly Outcome[],
): Promise<void> => {
  const judged = judge(ports, job, promptSet, submission, outcomes);
  if (judged === "no_model") return waitFor(ports, submission, "model");
  const result = await ports.store.write(async (tx): Promise<Submission | Refusal | null> => {
    const current = await tx.submission(submission.id);
    if (current === null) return null;
    // Others that were in flight may have used up the month; here the balance is read under the write lock.
    if (takesCredit(judged.command) && (await creditsLeft(tx, job.ownerId, ports.clock.now())) === 0) {
      return current.attempt === submission.attempt && current.status === "pending_score"
        ? applyTransition(ports, tx, current, { type: "wait_for", waitingFor: "model" })
        : null;
    }
    if (judged.score !== null) await keepBasis(ports, tx, promptSet);
    for (const { file, result: examined } of outcomes) {
      if (examined.kind !== "examined") continue;
      await tx.saveFileFacts(file.id, examined.facts);
      if (examined.embedding !== null && examined.model !== null) {
        await tx.saveEmbedding({
          fileId: file.id,
          modelId: examined.model.id,
          revision: examined.model.revision,
          vector: examined.embedding,
        });
      }
    }
    return applyTransition(ports, tx, current, judged.command, judged.score);
  });
  if (isRefusal(result) && result.code !== "stale_attempt" && result.code !== "already_scored") {
    ports.log.warn({ submission: submission.id, code: result.code }, result.message);
  }
};

const takesCredit = (command: Command): boolean => command.type === "score" && command.model !== null;

type Judged = { readonly command: Command; readonly score: ReturnType<typeof scoreAttempt> | null };

/** What the examination says: damage first, then the job's size, then the model. */
const judge = (
  ports: Ports,
  job: Job,
  promptSet: PromptSet,
  { attempt }: Submission,
  outcomes: readonly Outcome[],
): Judged | "no_model" => {
  const signals: FileSignals[] = [];
  let model = null;
  for (const { result } of outcomes) {
    if (result.kind === "damaged") {
      const { reasoning } = damagedRejection(result.message);
      return { command: { type: "reject_unscored", attempt, reasoning }, score: null };
    }
    const tooSmall = resolutionRejection(job.minWidth, job.minHeight, result.facts);
    if (tooSmall !== null) {
      return { command: { type: "reject_unscored", attempt, reasoning: tooSmall.reasoning }, score: null };
    }
    if (result.similarities === null || result.model === null) return "no_model";
    model = result.model;
    // What pictures are compared by is no signal of the score, and need not be kept twice.
    const { signature: _signature, ...facts } = result.facts;
    signals.push({ facts, similarities: result.similarities });
  }
  const score = scoreAttempt({
    signals,
    promptSet,
    filesPerSubmission: job.filesPerSubmission,
    weights: job.weights,
    minStarRating: job.minStarRating,
    minWidth: job.minWidth,
    minHeight: job.minHeight,
    calibration: ports.models.calibration(),
    model,
  });
  return {
    command: { type: "score", attempt, stars: score.stars, reasoning: score.reasoning, model },
    score,
  };
};
