import type { JobId, Uuid } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import { rejectWords } from "#shared/domain/scoring/reject-reasons.ts";
import type { Stars } from "#shared/domain/scoring/score.ts";
import { type Outcome, snapshotOf, type Submission } from "#shared/domain/submission.ts";
import type { Command } from "#shared/domain/command.ts";
import { applyTransition } from "./apply-transition.ts";
import type { Ports } from "./ports.ts";
import type { DecisionStep, StoreWriter } from "./store-port.ts";

/** So many decisions share one transaction; a larger bulk is several transactions but one undo step. */
const DECISIONS_PER_COMMIT = 200;
/** After so many the event loop turns, with the transaction open: some 3 ms. */
const DECISIONS_PER_TURN = 6;

export interface DecisionsMade {
  readonly changed: readonly number[];
  readonly refused: readonly { readonly number: number; readonly code: string; readonly message: string }[];
  /** What undo would say, or null when nothing changed. */
  readonly undoLabel: string | null;
}

export interface DecideRequest {
  readonly jobId: JobId;
  readonly numbers: readonly number[];
  readonly outcome: Outcome;
  readonly actor: string;
  /** Null: the reason that the weakest evidence of each suggests. */
  readonly reason: string | null;
  readonly words: string | null;
}

/** A person's decision on one or many; each by its own rules, all of them one undo step. */
export const decide = (
  ports: Ports,
  request: DecideRequest,
  /** Told how many have been looked at, as slices are on disk. */
  told: (done: number) => void = () => undefined,
): Promise<DecisionsMade | Refusal> => {
  const { outcome, actor } = request;
  return inOneStep(
    ports,
    request,
    outcome === "approved" ? "Approved" : "Rejected",
    async (tx, job, submission) =>
      outcome === "approved"
        ? { type: "decide", outcome, actor, reason: null, reasonText: null }
        : { type: "decide", outcome, actor, ...(await reasonFor(tx, job, submission, request)) },
    told,
  );
};

/** A person's own stars, beside the model's; null takes them away. */
export const setOwnStars = (
  ports: Ports,
  request: {
    readonly jobId: JobId;
    readonly numbers: readonly number[];
    readonly stars: Stars | null;
    readonly actor: string;
  },
): Promise<DecisionsMade | Refusal> => {
  const verb =
    request.stars === null
      ? "Cleared stars of"
      : `Gave ${String(request.stars)} ${request.stars === 1 ? "star" : "stars"} to`;
  return inOneStep(ports, request, verb, () =>
    Promise.resolve({ type: "set_stars", stars: request.stars, actor: request.actor }),
  );
};

const reasonFor = async (
  tx: StoreWriter,
  job: Job,
  submission: Submission,
  { reason, words }: DecideRequest,
): Promise<{ readonly reason: string; readonly reasonText: string }> => {
  const score = (await tx.attempt(submission.id, submission.attempt))?.score ?? null;
  const code = reason ?? score?.suggestedReason ?? "other";
  const size = { minWidth: job.minWidth, minHeight: job.minHeight };
  return { reason: code, reasonText: words ?? rejectWords(code, score, size) };
};

type CommandFor = (tx: StoreWriter, job: Job, submission: Submission) => Promise<Command>;

const inOneStep = async (
  ports: Ports,
  request: { readonly jobId: JobId; readonly numbers: readonly number[]; readonly actor: string },
  verb: string,
  commandFor: CommandFor,
  told: (done: number) => void = () => undefined,
): Promise<DecisionsMade | Refusal> => {
  const numbers = [...new Set(request.numbers)];
  const groupId: Uuid = ports.ids.next();
  const label = `${verb} ${describe(numbers)}`;
  const changed: number[] = [];
  const refused: { number: number; code: string; message: string }[] = [];
  for (let from = 0; from < numbers.length; from += DECISIONS_PER_COMMIT) {
    const part = numbers.slice(from, from + DECISIONS_PER_COMMIT);
    const result = await ports.store.write(async (tx) => {
      const done: number[] = [];
      const not: typeof refused = [];
      const steps: DecisionStep[] = [];
      for (const [at, number] of part.entries()) {
        if (at % DECISIONS_PER_TURN === DECISIONS_PER_TURN - 1) await tx.pause();
        const outcome = await decideOne(ports, tx, request, number, { groupId, label }, commandFor);
        if (isRefusal(outcome)) not.push({ number, code: outcome.code, message: outcome.message });
        else {
          done.push(number);
          steps.push(outcome);
        }
      }
      if (steps.length > 0) {
        await tx.dropRedo(request.jobId);
        await tx.insertSteps(steps);
      }
      return { done, not };
    });
    if (isRefusal(result)) return result;
    changed.push(...result.done);
    refused.push(...result.not);
    told(from + part.length);
  }
  return { changed, refused, undoLabel: changed.length > 0 ? label : null };
};

const decideOne = async (
  ports: Ports,
  tx: StoreWriter,
  request: { readonly jobId: JobId; readonly actor: string },
  number: number,
  group: { readonly groupId: Uuid; readonly label: string },
  commandFor: CommandFor,
): Promise<DecisionStep | Refusal> => {
  const submission = await tx.submissionByNumber(request.jobId, number);
  const job = await tx.job(request.jobId);
  if (submission === null || job === null) return refuse("not_found", "There is no such submission.");
  const after = await applyTransition(ports, tx, submission, await commandFor(tx, job, submission));
  if (isRefusal(after)) return after;
  return {
    id: ports.ids.next(),
    ...group,
    jobId: request.jobId,
    submissionId: submission.id,
    actor: request.actor,
    at: ports.clock.now(),
    before: snapshotOf(submission),
    after: snapshotOf(after),
    undoneAt: null,
  };
};

const describe = (numbers: readonly number[]): string => {
  const [first] = numbers;
  return numbers.length === 1 && first !== undefined
    ? `#${String(first).padStart(4, "0")}`
    : `${numbers.length.toLocaleString("en")} submissions`;
};
