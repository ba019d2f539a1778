import type { WorkerJob } from "#shared/contract/worker.ts";
import type { Failure } from "../wire/failure.ts";

/** Whether the worker is in. */
export type Gate =
  | { readonly kind: "entering" }
  /** The link is good so far: the worker says who they are, or not, and starts. */
  | { readonly kind: "asking"; readonly joining: boolean; readonly failure: Failure | null }
  | { readonly kind: "shut"; readonly failure: Failure }
  | { readonly kind: "open"; readonly job: ReceivedJob };

/** The job, and how far the service's clock is ahead of this device's. */
export interface ReceivedJob {
  readonly facts: WorkerJob;
  readonly clockAheadMs: number;
}

export const receiveJob = (facts: WorkerJob): ReceivedJob => {
  const theirs = Date.parse(facts.now);
  return { facts, clockAheadMs: Number.isNaN(theirs) ? 0 : theirs - Date.now() };
};

/** A link without its invite, said like the service would. */
export const INVITE_MISSING: Failure = {
  kind: "refused",
  status: 401,
  code: "invite_unknown",
  message: null,
  retryAfter: null,
};
