import type { JobCode, JobId, OwnerId } from "#shared/domain/ids.ts";
import type { DomainEvent } from "#shared/domain/events.ts";
import {
  createJob,
  isMirroredJob,
  isSelectionJob,
  type Job,
  type JobBrief,
  takesSubmissions,
} from "#shared/domain/job.ts";
import { refuseOthersClaim, settleSelection } from "#shared/domain/claims.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import { eligibleCount, phaseOf } from "#shared/domain/selection.ts";
import { mustSucceed } from "./access.ts";
import { keepClaim, type SelectionActor } from "./claims.ts";
import type { Ports } from "./ports.ts";
import type { StoreWriter } from "./store-port.ts";
import { recordEvents } from "./record-events.ts";

const CODE_BYTES = 4;
const SECRET_BYTES = 32;

/** Makes a job. A random job's secret is made now and its hash published at once (commit). */
export const makeJob = async (ports: Ports, ownerId: OwnerId, brief: JobBrief): Promise<Job> => {
  const secret = ports.crypto.randomHex(SECRET_BYTES);
  const commitment = ports.crypto.sha256Hex(Buffer.from(secret, "hex"));
  return mustSucceed(
    await ports.store.write(async (tx) => {
      const now = ports.clock.now();
      const code = await freshCode(ports, tx);
      const job = createJob(brief, {
        id: ports.ids.next(),
        ownerId,
        code,
        now,
        draw: { secret, commitment },
      });
      await tx.insertJob(job);
      await recordEvents(ports, tx, ownerId, [{ type: "job.created", jobId: job.id, title: job.title }], now);
      return job;
    }),
  );
};

export const freshCode = async (ports: Ports, tx: StoreWriter): Promise<JobCode> => {
  for (;;) {
    const code = ports.crypto.randomHex(CODE_BYTES) as JobCode;
    if ((await tx.jobByCode(code)) === null) return code;
  }
};

type Change = (job: Job) => { readonly job: Job; readonly events: readonly DomainEvent[] } | Refusal;

/** One change of a job in one transaction. */
const changeJob = (ports: Ports, jobId: JobId, change: Change): Promise<Job | Refusal> =>
  ports.store.write(async (tx) => {
    const job = await tx.job(jobId);
    if (job === null) return refuse("not_found", "There is no such job.");
    const outcome = change(job);
    if ("kind" in outcome) return outcome;
    await tx.saveJob(outcome.job);
    await recordEvents(ports, tx, job.ownerId, outcome.events, ports.clock.now());
    return outcome.job;
  });

/** The owner closes the job now: nothing more is taken; for selection jobs the 24 hours begin. */
export const closeJob = (
  ports: Ports,
  jobId: JobId,
  facts: { readonly by: string },
): Promise<Job | Refusal> =>
  changeJob(ports, jobId, (job) => {
    const now = ports.clock.now();
    if (job.cancelledAt !== null) return refuse("job_cancelled", "This job was cancelled.");
    if (isMirroredJob(job))
      return refuse("wrong_state", "This job closes at its remote. Change its closing time.");
    if (job.selectionType === "random") {
      return refuse(
        "random_cannot_close_early",
        "A random job closes at its own time; closing it early would let the closer choose the moment of the draw.",
      );
    }
    if (job.closedAt !== null || (isSelectionJob(job) && phaseOf(job, now) !== "collecting")) {
      return refuse("job_closed", "This job is closed already.");
    }
    const closesAt = isSelectionJob(job) ? now : job.closesAt;
    const settled = isSelectionJob(job) && eligibleCount(job.counts) === job.counts.winners;
    return {
      job: { ...job, closesAt, closedAt: now, settledAt: settled ? now : job.settledAt },
      events: [
        { type: "job.closed", jobId, early: true },
        ...(takesSubmissions(job) ? [] : [{ type: "job.completed" as const, jobId }]),
        ...(settled ? [{ type: "job.settled" as const, jobId, reason: null, by: facts.by }] : []),
      ],
    };
  });

/** Takes nothing more and chooses nobody more; what was approved or won stays. */
export const cancelJob = (
  ports: Ports,
  jobId: JobId,
  { by }: { readonly by: SelectionActor },
): Promise<Job | Refusal> =>
  changeJob(ports, jobId, (job) => {
    const now = ports.clock.now();
    if (job.cancelledAt !== null) return refuse("job_cancelled", "This job was cancelled before.");
    if (job.settledAt !== null) return refuse("job_settled", "This job is settled and cannot be cancelled.");
    if (job.closedAt !== null && !takesSubmissions(job))
      return refuse("job_closed", "This job is completed and cannot be cancelled.");
    const claimed = refuseOthersClaim(job, by, now);
    if (claimed !== null) return claimed;
    return { job: { ...job, cancelledAt: now, claim: null }, events: [{ type: "job.cancelled", jobId }] };
  });

/** Ends the choosing with fewer winners than the cap, with a reason. */
export const settleJob = async (
  ports: Ports,
  jobId: JobId,
  { by, reason }: { readonly by: SelectionActor; readonly reason: string },
): Promise<Job | Refusal> => {
  const result = await ports.store.write((tx) => settleIn(ports, tx, jobId, by, reason));
  if (isRefusal(result)) await keepClaim(ports, jobId, by);
  return result;
};

/** The same within a transaction that saves more; nothing is written where it refuses. */
export const settleIn = async (
  ports: Ports,
  tx: StoreWriter,
  jobId: JobId,
  by: SelectionActor,
  reason: string,
): Promise<Job | Refusal> => {
  const now = ports.clock.now();
  const job = await tx.job(jobId);
  if (job === null) return refuse("not_found", "There is no such job.");
  const settled = settleSelection(job, reason, by, now);
  if (isRefusal(settled)) return settled;
  await tx.saveJob(settled);
  await tx.sealSteps(jobId);
  await tx.insertReceipt({
    id: ports.ids.next(),
    jobId,
    at: now,
    by: by.name,
    kind: "settled",
    winners: [],
    winnersNow: job.counts.winners,
    cap: job.maxCompletions ?? 0,
    details: { reason, role: by.role },
  });
  await recordEvents(ports, tx, job.ownerId, [{ type: "job.settled", jobId, reason, by: by.name }], now);
  return settled;
};

/** Makes every worker link given out so far stop working. Workers who joined already stay. */
export const revokeInvites = (ports: Ports, jobId: JobId): Promise<Job | Refusal> =>
  changeJob(ports, jobId, (job) => ({
    job: { ...job, inviteGeneration: job.inviteGeneration + 1 },
    events: [],
  }));
