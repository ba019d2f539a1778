import type { JobId, SubmissionId, Uuid } from "#shared/domain/ids.ts";
import { isEligible } from "#shared/domain/selection.ts";
import { isRefusal } from "#shared/domain/refusal.ts";
import { applyTransition } from "../apply-transition.ts";
import type { Remote } from "../remotes-port.ts";
import type { StoreWriter } from "../store-port.ts";
import { recordWinners } from "../winners.ts";
import type { RemotePorts } from "./remote-ports.ts";

/**
 * Writes down winners that the remote has and this desk has not. While a sealed plan is on its way they are left to it:
 * chosen on both sides they are a conflict, which a person settles.
 */
export const recordRemoteWinners = async (
  ports: RemotePorts,
  tx: StoreWriter,
  remote: Remote,
  jobId: JobId,
): Promise<void> => {
  if ((await tx.openSeal(jobId)) !== null || (await tx.openConflictOf(jobId)) !== null) return;
  const ids = (await tx.remoteWinners(jobId)).flatMap(({ submissionId }) => submissionId ?? []);
  await recordChosenThere(ports, tx, jobId, ids, { by: remote.name, details: { remote: remote.name } });
};

/**
 * Records as winners what the remote counts as winners. It has the last word: a cap that was entered too low is
 * raised, and what was rejected here is approved in its name. Returns the receipt, or null when all were recorded.
 */
export const recordChosenThere = async (
  ports: RemotePorts,
  tx: StoreWriter,
  jobId: JobId,
  ids: readonly SubmissionId[],
  { by, details }: { readonly by: string; readonly details: Readonly<Record<string, unknown>> },
): Promise<Uuid | null> => {
  const open = (await tx.submissions(ids)).filter(({ wonAt }) => wonAt === null);
  if (open.length === 0) return null;
  for (const submission of open) {
    if (isEligible(submission.status)) continue;
    const decided = await applyTransition(ports, tx, submission, {
      type: "decide",
      outcome: "approved",
      actor: by,
      reason: null,
      reasonText: null,
    });
    if (isRefusal(decided)) ports.log.warn({ submission: submission.id }, decided.message);
  }
  const job = await tx.job(jobId);
  if (job === null) return null;
  const winnersNow = job.counts.winners + open.length;
  const cap = Math.max(job.maxCompletions ?? 0, winnersNow);
  if (cap !== job.maxCompletions) await tx.saveCap(jobId, cap);
  const inOrder = new Map(ids.map((id, index) => [id, index]));
  const chosen = (await tx.submissions(open.map(({ id }) => id)))
    .filter(({ status }) => isEligible(status))
    .sort((a, b) => (inOrder.get(a.id) ?? 0) - (inOrder.get(b.id) ?? 0));
  return recordWinners(ports, tx, { ...job, maxCompletions: cap }, chosen, {
    by,
    kind: "chosen",
    details,
    settles: winnersNow === cap && job.settledAt === null,
    at: ports.clock.now(),
  });
};
