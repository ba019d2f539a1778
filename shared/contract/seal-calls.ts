/** Calls about sealed winners: how far a seal is, and what to do with what was not accepted. */
import { z } from "zod";
import type { JobId, Uuid } from "../domain/ids.ts";
import type { SealBatchState, SealCounts, SealProblem } from "../domain/seal/seal-plan.ts";
import type { Instant } from "../lib/instant.ts";

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const jobId = uuid.transform((text) => text as JobId);
const sealId = uuid.transform((text) => text);

export const SEAL_CALLS = {
  /** In the order of their places. A reason settles the job with fewer winners than the cap. */
  "pick.seal": z.object({
    jobId,
    numbers: z.array(z.number().int().positive()).min(1).max(500),
    settleReason: z.string().trim().min(3).max(500).optional(),
  }),
  /** The newest seal of a job. */
  "seal.get": z.object({ jobId }),
  "seal.again": z.object({ sealId, position: z.number().int().min(0) }),
  "seal.letGo": z.object({ sealId }),
  /** As a file where the person wants it. */
  "seal.saveReceipt": z.object({ sealId }),
} as const;

export interface SealBatchView {
  readonly position: number;
  readonly numbers: readonly number[];
  readonly state: SealBatchState;
  readonly answeredAt: Instant | null;
  readonly problem: SealProblem | null;
  readonly receiptId: Uuid | null;
}

export interface SealView {
  readonly sealId: Uuid;
  readonly jobId: JobId;
  readonly title: string;
  /** Winners are kept on this computer, or also told to a remote. */
  readonly destination: "local" | "remote";
  readonly sealedAt: Instant;
  readonly by: string;
  readonly firstPlace: number;
  readonly batches: readonly SealBatchView[];
  readonly counts: SealCounts;
  readonly endedAt: Instant | null;
  /** How the job stands now. */
  readonly winnersNow: number;
  readonly cap: number;
  readonly settled: boolean;
}

export interface SealAnswers {
  "pick.seal": SealView;
  "seal.get": SealView | null;
  "seal.again": SealView;
  "seal.letGo": SealView;
  "seal.saveReceipt": { readonly saved: boolean };
}
