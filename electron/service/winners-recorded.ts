import type { JobId, SubmissionId, Uuid } from "#shared/domain/ids.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { SelectionActor } from "./claims.ts";

export interface WinnerChoice {
  readonly jobId: JobId;
  readonly ids: readonly SubmissionId[];
  /** Texts of the request that are no id of a submission. */
  readonly unknown: readonly string[];
  readonly by: SelectionActor;
}

export interface WinnersRecorded {
  /** New winners only. */
  readonly updated: number;
  readonly added: readonly SubmissionId[];
  readonly winnersNow: number;
  readonly cap: number;
  readonly settled: boolean;
  /** Null when nothing was new. */
  readonly receiptId: Uuid | null;
  readonly at: Instant;
}
