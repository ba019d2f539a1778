import type { Uuid } from "#shared/domain/ids.ts";
import type { Instant } from "#shared/lib/instant.ts";
import { renewClaim } from "#shared/domain/claims.ts";
import type { Job } from "#shared/domain/job.ts";
import { payoutForWinning } from "#shared/domain/ledger.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import { type Candidate, chooseWinners as decideWinners } from "#shared/domain/selection.ts";
import type { Submission } from "#shared/domain/submission.ts";
import { keepClaim } from "./claims.ts";
import type { Ports } from "./ports.ts";
import { chooseThere } from "./remotes/choose-there.ts";
import { destinationOf } from "./remotes/seal-there.ts";
import type { Receipt, StoreWriter } from "./store-port.ts";
import { recordEvents } from "./record-events.ts";
import type { WinnerChoice, WinnersRecorded } from "./winners-recorded.ts";

/** Winners that are saved before the event loop turns; a draw can have five hundred. */
const AT_ONCE = 10;

/** Winners, their receipt, their payouts and the settlement that may follow: one transaction, all or nothing. */
export const chooseWinners = async (
  ports: Ports,
  choice: WinnerChoice,
): Promise<WinnersRecorded | Refusal> => {
  const destination = await destinationOf(ports.store.reader, choice.jobId);
  const result = await (destination === "local"
    ? recordChoice(ports, choice)
    : chooseThere(ports, choice, destination));
  if (isRefusal(result) || result.updated === 0) await keepClaim(ports, choice.jobId, choice.by);
  return result;
};

const recordChoice = (ports: Ports, choice: WinnerChoice): Promise<WinnersRecorded | Refusal> =>
  ports.store.write((tx) => chooseWinnersIn(ports, tx, choice, {}));

/** The same within a transaction that saves more; nothing is written where it refuses. */
export const chooseWinnersIn = async (
  ports: Ports,
  tx: StoreWriter,
  choice: WinnerChoice,
  /** What the receipt keeps besides the role. */
  details: Readonly<Record<string, unknown>>,
): Promise<WinnersRecorded | Refusal> => {
  const now = ports.clock.now();
  const job = await tx.job(choice.jobId);
  if (job === null) return refuse("not_found", "There is no such job.");
  const found = (await tx.submissions(choice.ids)).filter((submission) => submission.jobId === job.id);
  const outcome = decideWinners(job, choice.ids, choice.unknown, {
    now,
    by: choice.by,
    candidates: new Map(found.map((submission) => [submission.id, asCandidate(submission)])),
  });
  if (isRefusal(outcome)) return outcome;
  const { added, winnersNow, cap, settles } = outcome;
  const base = { updated: added.length, added, winnersNow, cap, settled: settles, at: now };
  if (added.length === 0) return { ...base, receiptId: null };
  const chosen = added.flatMap((id) => found.filter((submission) => submission.id === id));
  const receiptId = await recordWinners(ports, tx, renewClaim(job, choice.by, now), chosen, {
    by: choice.by.name,
    kind: "chosen",
    details: { role: choice.by.role, ...details },
    settles,
    at: now,
  });
  return { ...base, receiptId };
};

/** Saves new winners that the rules have allowed. Used by choice and by draw. */
export const recordWinners = async (
  ports: Ports,
  tx: StoreWriter,
  job: Job,
  chosen: readonly Submission[],
  facts: {
    readonly by: string;
    readonly kind: Receipt["kind"];
    readonly details: unknown;
    readonly settles: boolean;
    readonly at: Instant;
  },
): Promise<Uuid> => {
  const { at, by, settles } = facts;
  const winnersNow = job.counts.winners + chosen.length;
  const after: Job = {
    ...job,
    counts: { ...job.counts, winners: winnersNow },
    settledAt: settles ? at : job.settledAt,
    claim: settles ? null : job.claim,
  };
  await tx.saveJob(after);
  for (const [index, submission] of chosen.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await tx.pause();
    await tx.saveSubmission(submission, { ...submission, wonAt: at }, after);
    const lines = payoutForWinning(job, submission.fileCount);
    if (lines.length > 0) {
      await tx.appendLedger({
        ownerId: job.ownerId,
        jobId: job.id,
        submissionId: submission.id,
        workerId: submission.workerId,
        at,
        lines,
      });
    }
  }
  const receiptId = ports.ids.next();
  const submissionIds = chosen.map((submission) => submission.id);
  await tx.insertReceipt({
    id: receiptId,
    jobId: job.id,
    at,
    by,
    kind: facts.kind,
    winners: submissionIds,
    winnersNow,
    cap: job.maxCompletions ?? 0,
    details: facts.details,
  });
  // Undo stops at a seal.
  await tx.sealSteps(job.id);
  await recordEvents(
    ports,
    tx,
    job.ownerId,
    [
      { type: "job.winners_chosen", jobId: job.id, submissionIds, winnersNow, by },
      ...(settles ? [{ type: "job.settled" as const, jobId: job.id, reason: null, by }] : []),
    ],
    at,
  );
  return receiptId;
};

export const asCandidate = (submission: Submission): Candidate => ({
  id: submission.id,
  status: submission.status,
  isWinner: submission.wonAt !== null,
});
