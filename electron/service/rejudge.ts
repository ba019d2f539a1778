/** Judges a job's undecided submissions again from what is stored: no picture is decoded, no credit is taken. */
import type { RejudgeResult } from "#shared/contract/judging-views.ts";
import type { JobId, Uuid } from "#shared/domain/ids.ts";
import { type Job, scoringPolicy } from "#shared/domain/job.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import type { PromptSet } from "#shared/domain/scoring/prompt-set.ts";
import { scoreAttempt } from "#shared/domain/scoring/score-attempt.ts";
import type { FileSignals, ModelRef, Score } from "#shared/domain/scoring/score.ts";
import { type JudgedAttempt, snapshotOf, type Submission } from "#shared/domain/submission.ts";
import { applyTransition } from "./apply-transition.ts";
import { promptsOf } from "./job-prompts.ts";
import { keepBasis } from "./judging.ts";
import type { Ports } from "./ports.ts";
import { cosinesOf, type PromptRows } from "./prompt-cosines.ts";
import type { DecisionStep, StoreWriter } from "./store-port.ts";

/** So many share one transaction; more would keep uploads waiting. */
const PER_COMMIT = 50;

export interface RejudgeRequest {
  readonly jobId: JobId;
  readonly actor: string;
}

/** What judging needs, read once for the whole job. */
interface Basis {
  readonly promptSet: PromptSet;
  readonly model: ModelRef;
  readonly rows: PromptRows;
}

interface Step extends DecisionStep {
  readonly number: number;
}

type One = Step | "same" | "gone" | { readonly left: string };

/**
 * Every submission of the job that has a score and that nobody decided, as one step that undo takes back. Refusals:
 * not_found, no_model.
 */
export const rejudge = async (
  ports: Ports,
  { jobId, actor }: RejudgeRequest,
): Promise<RejudgeResult | Refusal> => {
  const job = await ports.store.reader.job(jobId);
  if (job === null) return refuse("not_found", "There is no such job.");
  const basis = await basisFor(ports, job);
  if (isRefusal(basis)) return basis;
  const { numbers, marks } = await ports.store.views.scoreColumns(jobId);
  const undecided = [...numbers].filter((_, at) => marks[at] === 0);
  const group = { groupId: ports.ids.next<Uuid>(), label: labelFor(undecided) };
  const result = { changed: 0, same: 0, left: [] as { number: number; message: string }[] };
  for (let from = 0; from < undecided.length; from += PER_COMMIT) {
    const part = undecided.slice(from, from + PER_COMMIT);
    const done = await ports.store.write(async (tx) => {
      await keepBasis(ports, tx, basis.promptSet);
      const outcomes: { number: number; one: One }[] = [];
      for (const number of part) {
        outcomes.push({ number, one: await rejudgeOne(ports, tx, { jobId, actor, number, group, basis }) });
        await tx.pause();
      }
      const steps = outcomes.flatMap(({ one }) => (typeof one === "object" && "groupId" in one ? [one] : []));
      if (steps.length > 0) {
        await tx.dropRedo(jobId);
        await tx.insertSteps(steps.map(({ number: _, ...step }) => step));
      }
      return outcomes;
    });
    if (isRefusal(done)) return done;
    for (const { number, one } of done) {
      if (one === "same") result.same += 1;
      else if (one !== "gone" && "left" in one) result.left.push({ number, message: one.left });
      else if (one !== "gone") result.changed += 1;
    }
  }
  return { ...result, undoLabel: result.changed > 0 ? group.label : null };
};

const labelFor = (numbers: readonly number[]): string =>
  numbers.length === 1
    ? `Judged #${String(numbers[0]).padStart(4, "0")} again`
    : `Judged ${numbers.length.toLocaleString("en")} submissions again`;

const basisFor = async (ports: Ports, job: Job): Promise<Basis | Refusal> => {
  const promptSet = await promptsOf(ports, job);
  const usable = ports.models.usableFor(job);
  const rows = usable === null ? null : await ports.scorer.promptRows(promptSet);
  return usable === null || rows === null
    ? refuse("no_model", "There is no model that may judge this job now. Choose one in Settings, Model.")
    : { promptSet, model: rows.model, rows };
};

interface OneRequest extends RejudgeRequest {
  readonly number: number;
  readonly group: { readonly groupId: Uuid; readonly label: string };
  readonly basis: Basis;
}

const rejudgeOne = async (ports: Ports, tx: StoreWriter, request: OneRequest): Promise<One> => {
  const submission = await tx.submissionByNumber(request.jobId, request.number);
  const job = await tx.job(request.jobId);
  const attempt = submission === null ? null : await tx.attempt(submission.id, submission.attempt);
  const before = attempt?.score ?? null;
  // Decided, won or sent anew since the list was read: no longer undecided.
  if (submission === null || job === null || before === null || isSettled(submission)) return "gone";
  const score = await judgeAgain(ports, tx, { submission, job, before, basis: request.basis });
  if (score === null) return { left: "Its pictures were never embedded by the model in use." };
  const verdict = submission.verdict ?? "approved";
  const earlier: JudgedAttempt = { attempt: submission.attempt, verdict, score: before };
  if (isSame(before, score) && verdict === verdictUnder(job, score)) return "same";
  const after = await applyTransition(
    ports,
    tx,
    submission,
    { type: "rescore", attempt: submission.attempt, score, earlier },
    score,
  );
  if (isRefusal(after)) return { left: after.message };
  return {
    id: ports.ids.next(),
    ...request.group,
    jobId: request.jobId,
    submissionId: submission.id,
    actor: request.actor,
    at: ports.clock.now(),
    before: { ...snapshotOf(submission), judged: earlier },
    after: {
      ...snapshotOf(after),
      judged: { attempt: after.attempt, verdict: after.verdict ?? "approved", score },
    },
    undoneAt: null,
    number: request.number,
  };
};

const isSettled = ({ decision, wonAt, status }: Submission): boolean =>
  decision !== null || wonAt !== null || status === "retry_pending";

const verdictUnder = (job: Job, score: Score): "approved" | "rejected" =>
  scoringPolicy(job) === "auto" && score.stars < job.minStarRating ? "rejected" : "approved";

/** Nothing that anybody sees or sorts by has changed. */
const isSame = (a: Score, b: Score): boolean =>
  a.promptSetVersion === b.promptSetVersion &&
  a.stars === b.stars &&
  a.mean === b.mean &&
  a.relevance === b.relevance &&
  a.quality === b.quality &&
  a.completeness === b.completeness;

interface Again {
  readonly submission: Submission;
  readonly job: Job;
  readonly before: Score;
  readonly basis: Basis;
}

/** Null where an embedding of this model is missing. */
const judgeAgain = async (
  ports: Ports,
  tx: StoreWriter,
  { submission, job, before, basis }: Again,
): Promise<Score | null> => {
  const signals = await signalsUnder(tx, submission, before, basis);
  return signals === null
    ? null
    : scoreAttempt({
        signals,
        promptSet: basis.promptSet,
        filesPerSubmission: job.filesPerSubmission,
        weights: job.weights,
        minStarRating: job.minStarRating,
        minWidth: job.minWidth,
        minHeight: job.minHeight,
        calibration: ports.models.calibration(),
        model: basis.model,
      });
};

const isModel = (a: ModelRef | null, b: ModelRef): boolean => a?.id === b.id && a.revision === b.revision;

/** The stored signals where they were made with these very prompts, else new ones from the stored embeddings. */
const signalsUnder = async (
  tx: StoreWriter,
  submission: Submission,
  before: Score,
  { promptSet, model, rows }: Basis,
): Promise<readonly FileSignals[] | null> => {
  if (before.promptSetVersion === promptSet.id && isModel(before.model, model)) return before.signals;
  const files = (await tx.filesOf(submission.id, submission.attempt)).filter(({ facts }) => facts !== null);
  const stored = await tx.embeddingsOf(submission.id, submission.attempt, model);
  const vectors = new Map(stored.map(({ fileId, vector }) => [fileId, vector]));
  const signals = files.flatMap(({ id, facts }): FileSignals[] => {
    const vector = vectors.get(id);
    return vector === undefined || facts === null ? [] : [{ facts, similarities: cosinesOf(vector, rows) }];
  });
  return signals.length > 0 && signals.length === before.signals.length ? signals : null;
};
