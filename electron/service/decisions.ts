import type { JobId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import { isRefusal, type Refusal } from "#shared/domain/refusal.ts";
import { rejectWords } from "#shared/domain/scoring/reject-reasons.ts";
import type { Stars } from "#shared/domain/scoring/score.ts";
import { type Outcome, snapshotOf, type Submission } from "#shared/domain/submission.ts";
import type { Command } from "#shared/domain/command.ts";
import { applyTransition } from "./apply-transition.ts";
import { foundCopy } from "./copies/found-copy.ts";
import { type DecisionsMade, inOneStep, type StepRequest } from "./in-one-step.ts";
import type { Ports } from "./ports.ts";
import type { StoreWriter } from "./store-port.ts";

export interface DecideRequest {
  readonly jobId: JobId;
  readonly numbers: readonly number[];
  readonly outcome: Outcome;
  readonly actor: string;
  /** Null: that it is a copy, where one was found, else the reason that the weakest evidence of each suggests. */
  readonly reason: string | null;
  readonly words: string | null;
}

/** A person's decision on one or many; each by its own rules, all of them one undo step. */
export const decide = (
  ports: Ports,
  request: DecideRequest,
  /** Told how many have been looked at, as slices are on disk. */
  told?: (done: number) => void,
): Promise<DecisionsMade | Refusal> => {
  const { outcome, actor } = request;
  return commandInOneStep(
    ports,
    { ...request, verb: outcome === "approved" ? "Approved" : "Rejected" },
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
  return commandInOneStep(ports, { ...request, verb }, () =>
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
  // A copy is certain where it is found, so it goes before all that is merely likely.
  const copy = await foundCopy(tx, submission);
  const code = reason ?? (copy !== null ? "duplicate" : (score?.suggestedReason ?? "other"));
  const context = { minWidth: job.minWidth, minHeight: job.minHeight, copy };
  return { reason: code, reasonText: words ?? rejectWords(code, score, context) };
};

type CommandFor = (tx: StoreWriter, job: Job, submission: Submission) => Promise<Command>;

const commandInOneStep = (
  ports: Ports,
  request: StepRequest,
  commandFor: CommandFor,
  told?: (done: number) => void,
): Promise<DecisionsMade | Refusal> =>
  inOneStep(
    ports,
    request,
    async (tx, job, submission) => {
      const command = await commandFor(tx, job, submission);
      const after = await applyTransition(ports, tx, submission, command);
      return isRefusal(after) ? after : { before: snapshotOf(submission), after: snapshotOf(after) };
    },
    told,
  );
