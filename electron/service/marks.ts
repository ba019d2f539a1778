import { type DeskMark, marksShown, withMark } from "#shared/domain/marks.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import { snapshotOf, type Submission } from "#shared/domain/submission.ts";
import { type DecisionsMade, inOneStep } from "./in-one-step.ts";
import type { Ports } from "./ports.ts";
import { recordEvents } from "./record-events.ts";
import type { StoreWriter } from "./store-port.ts";

const VERBS: Readonly<Record<DeskMark, readonly [on: string, off: string]>> = {
  flagged: ["Flagged", "Took the flag from"],
  shortlisted: ["Shortlisted", "Took from the shortlist:"],
  skipped: ["Put off", "No longer put off:"],
};

interface MarkRequest {
  readonly jobId: JobId;
  readonly numbers: readonly number[];
  readonly mark: DeskMark;
  readonly on: boolean;
  readonly actor: string;
}

/** A mark put on one or many, or taken away: one step of undo. Only what nobody decided can be put off. */
export const setMark = (
  ports: Ports,
  { mark, on, ...request }: MarkRequest,
): Promise<DecisionsMade | Refusal> =>
  inOneStep(ports, { ...request, verb: VERBS[mark][on ? 0 : 1] }, async (tx, _, submission) => {
    if (mark === "skipped" && on && submission.decision !== null)
      return refuse("wrong_state", "This one is decided. Take the decision back to put it off.");
    const before = await marksOf(tx, submission);
    const shown = mark === "skipped" && submission.decision !== null ? [] : before;
    if (shown.includes(mark) === on) return null;
    const after = withMark(before, mark, on);
    await keepMarks(ports, tx, submission, after, request.actor);
    const snapshot = snapshotOf(submission);
    return { before: { ...snapshot, marks: before }, after: { ...snapshot, marks: after } };
  });

/** With a skip that a decision has ended: it counts again once the decision is taken back. */
const marksOf = async (
  tx: StoreWriter,
  { jobId, number, attempt }: Submission,
): Promise<readonly DeskMark[]> => marksShown(await tx.keptMarks(jobId, number), { attempt, decided: false });

/** Also how undo and redo bring marks back. */
export const keepMarks = async (
  ports: Ports,
  tx: StoreWriter,
  submission: Submission,
  marks: readonly DeskMark[],
  actor: string,
): Promise<void> => {
  const { id, jobId, number, attempt } = submission;
  const job = await tx.job(jobId);
  if (job === null) return;
  await tx.saveMarks(jobId, number, marks, attempt);
  const told = { type: "submission.marked", by: actor, marks, jobId, submissionId: id } as const;
  await recordEvents(ports, tx, job.ownerId, [told], ports.clock.now());
};
