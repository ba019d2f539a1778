import type { JobId, Uuid } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import type { Submission } from "#shared/domain/submission.ts";
import type { Ports } from "./ports.ts";
import type { DecisionStep, StoreWriter } from "./store-port.ts";

/** So many changes share one transaction; a larger bulk is several transactions but one undo step. */
const CHANGES_PER_COMMIT = 200;
/** After so many the event loop turns, with the transaction open: some 3 ms. */
const CHANGES_PER_TURN = 6;

export interface DecisionsMade {
  readonly changed: readonly number[];
  readonly refused: readonly { readonly number: number; readonly code: string; readonly message: string }[];
  /** What undo would say, or null when nothing changed. */
  readonly undoLabel: string | null;
}

export interface StepRequest {
  readonly jobId: JobId;
  readonly numbers: readonly number[];
  readonly actor: string;
  /** Before the names of what is changed: "Approved". */
  readonly verb: string;
}

/** Changes one submission in the open transaction. Null: it is so already. */
type ChangeOne = (
  tx: StoreWriter,
  job: Job,
  submission: Submission,
) => Promise<Pick<DecisionStep, "before" | "after"> | Refusal | null>;

/** The same change on one or many, each by its own rules, all of them one undo step. */
export const inOneStep = async (
  ports: Ports,
  request: StepRequest,
  changeOne: ChangeOne,
  /** Told how many have been looked at, as slices are on disk. */
  told: (done: number) => void = () => undefined,
): Promise<DecisionsMade | Refusal> => {
  const numbers = [...new Set(request.numbers)];
  const group = {
    groupId: ports.ids.next<Uuid>(),
    label: `${request.verb} ${describe(numbers)}`,
    jobId: request.jobId,
    actor: request.actor,
  };
  const changed: number[] = [];
  const refused: { number: number; code: string; message: string }[] = [];
  for (let from = 0; from < numbers.length; from += CHANGES_PER_COMMIT) {
    const part = numbers.slice(from, from + CHANGES_PER_COMMIT);
    const result = await ports.store.write(async (tx) => {
      const done: number[] = [];
      const not: typeof refused = [];
      const steps: DecisionStep[] = [];
      for (const [at, number] of part.entries()) {
        if (at % CHANGES_PER_TURN === CHANGES_PER_TURN - 1) await tx.pause();
        const outcome = await stepOn(ports, tx, group, number, changeOne);
        if (outcome === null) continue;
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
  return { changed, refused, undoLabel: changed.length > 0 ? group.label : null };
};

const stepOn = async (
  ports: Ports,
  tx: StoreWriter,
  group: Pick<DecisionStep, "groupId" | "label" | "jobId" | "actor">,
  number: number,
  changeOne: ChangeOne,
): Promise<DecisionStep | Refusal | null> => {
  const submission = await tx.submissionByNumber(group.jobId, number);
  const job = await tx.job(group.jobId);
  if (submission === null || job === null) return refuse("not_found", "There is no such submission.");
  const change = await changeOne(tx, job, submission);
  if (change === null || isRefusal(change)) return change;
  return {
    id: ports.ids.next(),
    ...group,
    submissionId: submission.id,
    at: ports.clock.now(),
    ...change,
    undoneAt: null,
  };
};

const describe = (numbers: readonly number[]): string => {
  const [first] = numbers;
  return numbers.length === 1 && first !== undefined
    ? `#${String(first).padStart(4, "0")}`
    : `${numbers.length.toLocaleString("en")} submissions`;
};
