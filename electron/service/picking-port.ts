/** What choosing winners reads of a job: the best of what can win, and who of them belongs together. */
import type { JobId } from "#shared/domain/ids.ts";
import type { Evidence } from "#shared/domain/scoring/score.ts";
import type { TriageRow } from "./views-port.ts";

export interface PickPoolQuery {
  readonly jobId: JobId;
  /** So many of the best that have not won. */
  readonly best: number;
  /** These too, as far as they can still win: what a person has picked already. */
  readonly keep: readonly number[];
}

export interface PickPool {
  /** Everything that can win or has won. */
  readonly eligible: number;
  /** As they won: in the order of their places. */
  readonly winners: readonly number[];
  /** Best first: a person's stars, then the mean, then the earlier. With `keep`, without winners. */
  readonly candidates: readonly number[];
  readonly rows: readonly TriageRow[];
  /** Of the rows: those of one worker, two or more. */
  readonly sameWorker: readonly (readonly number[])[];
  /** Of the rows: those found to be copies of each other, two or more. */
  readonly copies: readonly (readonly number[])[];
}

/** What a score says of one submission's latest attempt; no lines where it has none. */
export interface CandidateEvidence {
  readonly number: number;
  readonly evidence: readonly Evidence[];
  /** 1-5 each; null where it has no score. */
  readonly dimensions: {
    readonly relevance: number;
    readonly quality: number;
    readonly completeness: number;
  } | null;
  /** 0-100; null where there is no picture that was measured. */
  readonly sharpness: number | null;
}

export interface PickViews {
  pickPool(query: PickPoolQuery): Promise<PickPool>;
  candidateEvidence(jobId: JobId, numbers: readonly number[]): Promise<readonly CandidateEvidence[]>;
}
