import type { SealPlan } from "#shared/domain/seal/seal-plan.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { PushProgress, Remote, RemoteAddress, RemoteJob } from "../remotes-port.ts";
import type { StoreWriter } from "../store-port.ts";

/** What one step of a push is about. */
export interface Sending {
  readonly remote: Remote;
  readonly followed: RemoteJob;
  readonly plan: SealPlan;
  readonly address: RemoteAddress;
}

export const NOTHING_PUSHED: PushProgress = {
  wholeDone: false,
  readSince: null,
  refused: false,
  readBack: null,
  winnersNow: 0,
};

/** Somebody else has chosen: who, only the whole list says. */
export const readAnew = (
  tx: StoreWriter,
  plan: SealPlan,
  progress: PushProgress,
  now: Instant,
): Promise<void> =>
  tx.putRemotePush({
    planId: plan.id,
    jobId: plan.jobId,
    progress: { ...progress, wholeDone: false, readSince: now, readBack: null },
  });
