import type { JobId } from "#shared/domain/ids.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import { applyTransition } from "./apply-transition.ts";
import { keepMarks } from "./marks.ts";
import type { Ports } from "./ports.ts";
import type { DecisionStep, StoreWriter } from "./store-port.ts";

/** A step of more decisions than this is moved part by part, each part a transaction. */
const STEPS_PER_COMMIT = 200;
/** After so many the event loop turns, with the transaction open. */
const STEPS_PER_TURN = 6;

export interface StepMoved {
  readonly label: string;
  readonly numbers: readonly number[];
  /** Of a large step: decisions that the rules would not take back; they stay as they are. */
  readonly left: number;
}

type Which = "done" | "undone";

/**
 * Takes the newest step back: a new event for each decision that restores what was before. All of the step or nothing;
 * one of very many goes part by part, what the rules refuse is left, and after a crash the next undo goes on with it.
 */
export const undo = (ports: Ports, jobId: JobId, actor: string): Promise<StepMoved | Refusal> =>
  moveStep(ports, jobId, actor, "done");

export const redo = (ports: Ports, jobId: JobId, actor: string): Promise<StepMoved | Refusal> =>
  moveStep(ports, jobId, actor, "undone");

const moveStep = async (
  ports: Ports,
  jobId: JobId,
  actor: string,
  which: Which,
): Promise<StepMoved | Refusal> => {
  const numbers: number[] = [];
  let left = 0;
  for (;;) {
    const part = await ports.store.write((tx) => movePart(ports, tx, jobId, actor, which));
    if (isRefusal(part)) return part;
    numbers.push(...part.numbers);
    left += part.left;
    if (part.isLast) return { label: part.label, numbers, left };
  }
};

const movePart = async (
  ports: Ports,
  tx: StoreWriter,
  jobId: JobId,
  actor: string,
  which: Which,
): Promise<(StepMoved & { readonly isLast: boolean }) | Refusal> => {
  const next = await tx.nextSteps(jobId, which, STEPS_PER_COMMIT);
  if (next === null) return nothingToMove(which);
  const numbers: number[] = [];
  let left = 0;
  for (const [at, step] of next.steps.entries()) {
    if (at % STEPS_PER_TURN === STEPS_PER_TURN - 1) await tx.pause();
    const number = await moveOne(ports, tx, step, actor, which);
    if (!isRefusal(number)) numbers.push(number);
    else if (next.size <= STEPS_PER_COMMIT) return number;
    else left += 1;
  }
  const undoneAt = which === "done" && next.isLast ? ports.clock.now() : null;
  await tx.markSteps(next.groupId, undoneAt, next.isLast ? null : next.undoneThrough);
  return { label: next.label, numbers, left, isLast: next.isLast };
};

const moveOne = async (
  ports: Ports,
  tx: StoreWriter,
  step: DecisionStep,
  actor: string,
  which: Which,
): Promise<number | Refusal> => {
  const submission = await tx.submission(step.submissionId);
  if (submission === null) return refuse("not_found", "A submission of this step is gone.");
  const to = which === "done" ? step.before : step.after;
  if (to.marks !== undefined) {
    await keepMarks(ports, tx, submission, to.marks, actor);
    return submission.number;
  }
  const restored = await applyTransition(
    ports,
    tx,
    submission,
    { type: "restore", to, actor },
    to.judged?.score ?? null,
  );
  return isRefusal(restored) ? restored : submission.number;
};

const nothingToMove = (which: Which): Refusal =>
  which === "done"
    ? refuse("nothing_to_undo", "There is nothing to undo in this job.")
    : refuse("nothing_to_redo", "There is nothing to redo in this job.");
