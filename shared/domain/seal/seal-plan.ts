/**
 * A seal is written down before anything of it is done: whom, in batches, and where to. Each batch then goes through
 * `planned -> sent -> confirmed | failed`. Whoever carries a plan out (this data folder, or a push to a remote) reads
 * what is left from the journal, so a crash at any point loses nothing and repeats nothing.
 */
import type { Instant } from "../../lib/instant.ts";
import type { JobId, SubmissionId, Uuid } from "../ids.ts";
import { refuse, type Refusal } from "../refusal.ts";
import { MAX_WINNERS_PER_CALL, type SelectionRole } from "../selection.ts";

/** Where winners are recorded: this data folder, or the remote of that id. */
export type SealDestination = "local" | `remote:${string}`;

export const SEAL_BATCH_STATES = ["planned", "sent", "confirmed", "failed"] as const;
/** `sent` is: it left and its answer is not known yet. It may have been applied; only asking tells. */
export type SealBatchState = (typeof SEAL_BATCH_STATES)[number];

/** Why a batch was not accepted: a stable code and a sentence. */
export interface SealProblem {
  readonly code: string;
  readonly message: string;
}

export interface SealBatch {
  /** From 0, in the order of the places. */
  readonly position: number;
  readonly ids: readonly SubmissionId[];
  readonly state: SealBatchState;
  /** How often it was sent. */
  readonly tries: number;
  readonly sentAt: Instant | null;
  /** When it was confirmed or refused. */
  readonly answeredAt: Instant | null;
  readonly problem: SealProblem | null;
  /** The receipt of a confirmed batch; null where the destination gives none. */
  readonly receiptId: Uuid | null;
}

export interface SealPlan {
  readonly id: Uuid;
  readonly jobId: JobId;
  readonly destination: SealDestination;
  readonly sealedAt: Instant;
  /** Who sealed, as whom they may choose, with the name that receipts keep. */
  readonly by: SelectionRole & { readonly name: string };
  /** The place of the first winner: 1 where nobody had won before. */
  readonly firstPlace: number;
  /** Settles the job once all batches are confirmed, for that reason; null leaves open places open. */
  readonly settleReason: string | null;
  /** Why each was chosen, where the person wrote it down. */
  readonly notes: Readonly<Record<SubmissionId, string>>;
  /** All batches are confirmed, or the rest was let go. */
  readonly endedAt: Instant | null;
  readonly batches: readonly SealBatch[];
}

/** A plan's batches, all of them still to go. */
export const batchesFor = (ids: readonly SubmissionId[]): readonly SealBatch[] =>
  Array.from({ length: Math.ceil(ids.length / MAX_WINNERS_PER_CALL) }, (_, position) => ({
    position,
    ids: ids.slice(position * MAX_WINNERS_PER_CALL, (position + 1) * MAX_WINNERS_PER_CALL),
    state: "planned" as const,
    tries: 0,
    sentAt: null,
    answeredAt: null,
    problem: null,
    receiptId: null,
  }));

/** What was begun or not begun and goes on by itself; a refused batch waits for a person. */
export const isUnfinished = ({ state }: SealBatch): boolean => state === "planned" || state === "sent";

export const unfinishedBatches = ({ batches, endedAt }: SealPlan): readonly SealBatch[] =>
  endedAt === null ? batches.filter(isUnfinished) : [];

export const sendBatch = (batch: SealBatch, now: Instant): SealBatch => ({
  ...batch,
  state: "sent",
  tries: batch.tries + 1,
  sentAt: now,
  answeredAt: null,
  problem: null,
});

/** A batch is confirmed once: a second confirmation, after a repeated request, changes nothing. */
export const confirmBatch = (batch: SealBatch, receiptId: Uuid | null, now: Instant): SealBatch =>
  batch.state === "confirmed"
    ? batch
    : { ...batch, state: "confirmed", answeredAt: now, problem: null, receiptId };

export const failBatch = (batch: SealBatch, problem: SealProblem, now: Instant): SealBatch =>
  batch.state === "confirmed" ? batch : { ...batch, state: "failed", answeredAt: now, problem };

/** Sends a refused batch again, alone: the others stay as they are. */
export const planAgain = (plan: SealPlan, position: number): SealBatch | Refusal => {
  const batch = plan.batches[position];
  if (batch === undefined) return refuse("not_found", "This seal has no such batch.");
  if (plan.endedAt !== null || batch.state !== "failed")
    return refuse("wrong_state", "Only a batch that was not accepted can be sent again.");
  return { ...batch, state: "planned", problem: null };
};

/** The plan with this batch in place of the earlier one; it ends with the last confirmation. */
export const withBatch = (plan: SealPlan, batch: SealBatch, now: Instant): SealPlan => {
  const batches = plan.batches.map((each) => (each.position === batch.position ? batch : each));
  const done = batches.every(({ state }) => state === "confirmed");
  return { ...plan, batches, endedAt: plan.endedAt ?? (done ? now : null) };
};

/** Gives up what was not accepted; what waits or is under way cannot be given up. */
export const letGo = (plan: SealPlan, now: Instant): SealPlan | Refusal =>
  plan.endedAt !== null || plan.batches.some(isUnfinished)
    ? refuse("wrong_state", "Only what was not accepted can be let go.")
    : { ...plan, endedAt: now };

export interface SealCounts {
  readonly winners: number;
  readonly confirmed: number;
  readonly failed: number;
  readonly waiting: number;
}

/** Counts winners, not batches. */
export const sealCounts = ({ batches }: Pick<SealPlan, "batches">): SealCounts => {
  const of = (...states: readonly SealBatchState[]): number =>
    batches.reduce((sum, { ids, state }) => (states.includes(state) ? sum + ids.length : sum), 0);
  return {
    winners: of(...SEAL_BATCH_STATES),
    confirmed: of("confirmed"),
    failed: of("failed"),
    waiting: of("planned", "sent"),
  };
};
