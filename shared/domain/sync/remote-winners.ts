import type { SubmissionId } from "../ids.ts";

/** What the remote answered to a choice of winners (reference: Selecting Winners). */
export interface ChoiceAnswer {
  readonly updated: number;
  readonly winnersNow: number;
  readonly cap: number;
}

/** What is known when a batch leaves. */
export interface BatchSent {
  readonly size: number;
  /** Of the batch, those that the remote already counts as winners. */
  readonly already: number;
  /** Winners of the job at the remote before the batch. */
  readonly before: number;
}

/**
 * `as_sent`: exactly this batch was added. `unexpected`: others chose too, or an earlier copy of the batch had arrived:
 * only reading back tells.
 */
export const judgeAnswer = (answer: ChoiceAnswer, sent: BatchSent): "as_sent" | "unexpected" =>
  answer.updated === sent.size - sent.already && answer.winnersNow === sent.before + answer.updated
    ? "as_sent"
    : "unexpected";

/** A batch as the remote shows it after a lost or unexpected answer. */
export type BatchFound = "all" | "none" | "some";

export const findBatch = (
  ids: readonly SubmissionId[],
  remoteWinners: ReadonlySet<SubmissionId>,
): BatchFound => {
  const found = ids.filter((id) => remoteWinners.has(id)).length;
  return found === ids.length ? "all" : found === 0 ? "none" : "some";
};

/** Winners of the remote that nobody here sealed and that are not written down here yet. */
export const foreignWinners = (
  remoteWinners: ReadonlySet<SubmissionId>,
  recorded: ReadonlySet<SubmissionId>,
  sealed: ReadonlySet<SubmissionId>,
): readonly SubmissionId[] => [...remoteWinners].filter((id) => !recorded.has(id) && !sealed.has(id));
