/**
 * The journal of seals: tables `seal_plan` and `seal_batch`. A plan is written in the transaction of the seal, before
 * any batch of it is carried out, and names its destination:
 *
 * - `local`: `seal-winners.ts` records each batch in one transaction with its receipt and the batch's confirmation.
 *   A kill before the commit leaves the batch planned, after it confirmed; there is no state between.
 * - `remote:<id>`: every batch stays `planned` for the push of that remote (service/remotes/push.ts), and its winners
 *   are recorded here as the remote confirms them: winners are final, and the remote has the last word. The push asks `unfinishedSeals(destination)` for what is left, saves the
 *   batch as `sent` before the request leaves, and as `confirmed` or `failed` with the answer, each time by
 *   `saveSealBatch` with the rules of `shared/domain/seal/seal-plan.ts` (`sendBatch`, `confirmBatch`, `failBatch`,
 *   then `withBatch` for the plan's end). A batch found `sent` at a start may have been applied: read back first.
 *   It is woken by the event `job.seal_planned`, also told when a refused batch is to be sent again.
 */
import type { JobId, Uuid } from "#shared/domain/ids.ts";
import type { SealBatch, SealDestination, SealPlan } from "#shared/domain/seal/seal-plan.ts";

export interface SealReads {
  sealPlan(id: Uuid): Promise<SealPlan | null>;
  /** The seal of a job that has not ended; a job has one at most. */
  openSeal(jobId: JobId): Promise<SealPlan | null>;
  /** The newest seal of a job, ended or not. */
  lastSeal(jobId: JobId): Promise<SealPlan | null>;
  /** Seals that have not ended, oldest first; of one destination, or of all. */
  unfinishedSeals(destination: SealDestination | null): Promise<readonly SealPlan[]>;
}

export interface SealWrites {
  insertSealPlan(plan: SealPlan): Promise<void>;
  /** After its last one: more winners for a plan that has not ended. */
  addSealBatch(planId: Uuid, batch: SealBatch): Promise<void>;
  saveSealBatch(planId: Uuid, batch: SealBatch): Promise<void>;
  /** Only its end may change. */
  saveSealPlan(plan: SealPlan): Promise<void>;
}
