import type { SubmissionId } from "../ids.ts";
import { refuse, type Refusal } from "../refusal.ts";

/** Both sides chose. Theirs are winners already and stay so; of mine only what is left of the cap can follow. */
export interface WinnerConflict {
  /** Sealed here and not confirmed, in the order of their places. */
  readonly mine: readonly SubmissionId[];
  /** Winners at the remote that were not chosen here. */
  readonly theirs: readonly SubmissionId[];
  /** Sealed here, but the remote would not take them: rejected there, or gone. */
  readonly barred: readonly SubmissionId[];
  /** Winners that both sides have written down already. */
  readonly agreed: number;
  readonly cap: number;
}

export type ConflictChoice =
  | { readonly keep: "mine" }
  | { readonly keep: "theirs" }
  /** Of mine exactly these, in this order. */
  | { readonly keep: "some"; readonly ids: readonly SubmissionId[] };

export interface ConflictSettled {
  /** To be sent, in their order. */
  readonly send: readonly SubmissionId[];
  /** Sealed here and given up. */
  readonly dropped: readonly SubmissionId[];
  /** Places that stay open. */
  readonly open: number;
}

/** Places that are left beside theirs. */
export const placesForMine = ({ agreed, theirs, cap }: WinnerConflict): number =>
  Math.max(0, cap - agreed - theirs.length);

/** What follows from a choice. Mine that no longer fit are given up from the last place on. */
export const settleConflict = (
  conflict: WinnerConflict,
  choice: ConflictChoice,
): ConflictSettled | Refusal => {
  const places = placesForMine(conflict);
  const barred = new Set(conflict.barred);
  const able = conflict.mine.filter((id) => !barred.has(id));
  const wanted = choice.keep === "mine" ? able.slice(0, places) : choice.keep === "theirs" ? [] : choice.ids;
  const send = [...new Set(wanted)];
  const strangers = send.filter((id) => !able.includes(id));
  if (strangers.length > 0) {
    return refuse(
      "not_eligible",
      "Choose among the winners that you sealed and the remote can take.",
      strangers,
    );
  }
  if (send.length > places) {
    return refuse("cap_exceeded", `${String(places)} places are left beside the remote's winners.`);
  }
  const sent = new Set(send);
  return { send, dropped: conflict.mine.filter((id) => !sent.has(id)), open: places - send.length };
};
