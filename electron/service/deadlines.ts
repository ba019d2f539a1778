import type { JobId, SubmissionId } from "#shared/domain/ids.ts";
import type { DomainEvent } from "#shared/domain/events.ts";
import { dueReminder, isDeadlineMissed } from "#shared/domain/deadline.ts";
import { isCloseDue, isMirroredJob, type Job } from "#shared/domain/job.ts";
import { isRefusal, type Refusal } from "#shared/domain/refusal.ts";
import { eligibleCount } from "#shared/domain/selection.ts";
import type { Instant } from "#shared/lib/instant.ts";
import { applyTransition } from "./apply-transition.ts";
import { recordCloseWithDraw } from "./draws.ts";
import type { Ports } from "./ports.ts";
import { recordEvents } from "./record-events.ts";

const AT_ONCE = 200;
const BY_CLOCK = "Winnow";

/**
 * Records what the clock has brought about: closes, draws, reminders, missed deadlines, lapsed retries. Phases never wait for this,
 * they are read from the clock; this only writes them down, once each. Safe to run at any time and any often.
 */
export const recordDeadlines = async (ports: Ports): Promise<void> => {
  const now = ports.clock.now();
  for (const id of await ports.store.views.jobsToClose(now)) await close(ports, id);
  for (const id of await ports.store.views.jobsToRemind(now)) await remind(ports, id);
  for (const id of await ports.store.views.jobsPastDeadline(now)) await recordMissed(ports, id);
  for (;;) {
    const ids = await ports.store.views.lapsedRetries(now, AT_ONCE);
    let lapsed = 0;
    for (const id of ids) {
      if (await lapse(ports, id)) lapsed += 1;
    }
    if (lapsed === 0) return;
  }
};

const close = async (ports: Ports, id: JobId): Promise<void> => {
  const job = await ports.store.reader.job(id);
  await (job?.selectionType === "random" ? recordCloseWithDraw(ports, id) : recordClose(ports, id));
};

const lapse = async (ports: Ports, id: SubmissionId): Promise<boolean> => {
  const result = await ports.store.write(async (tx) => {
    const submission = await tx.submission(id);
    return submission === null ? null : applyTransition(ports, tx, submission, { type: "lapse_retry" });
  });
  return result !== null && !isRefusal(result);
};

/** The clock is read again in the transaction: what was due when it was looked for may be settled by now. */
const changeIfDue = (
  ports: Ports,
  id: JobId,
  change: (job: Job, now: Instant) => { readonly job: Job; readonly event: DomainEvent } | null,
): Promise<null | Refusal> =>
  ports.store.write(async (tx) => {
    const now = ports.clock.now();
    const job = await tx.job(id);
    const due = job === null ? null : change(job, now);
    if (due === null) return null;
    await tx.saveJob(due.job);
    await recordEvents(ports, tx, due.job.ownerId, [due.event], now);
    return null;
  });

const remind = (ports: Ports, id: JobId): Promise<null | Refusal> =>
  changeIfDue(ports, id, (job, now) => {
    const due = dueReminder(job, now);
    return due === null
      ? null
      : {
          job: { ...job, reminders: due.reminders },
          event: { type: "job.selection_reminder", jobId: id, hoursLeft: due.hoursLeft },
        };
  });

const recordMissed = (ports: Ports, id: JobId): Promise<null | Refusal> =>
  changeIfDue(ports, id, (job, now) =>
    isDeadlineMissed(job, now)
      ? { job: { ...job, deadlineMissedAt: now }, event: { type: "job.deadline_missed", jobId: id } }
      : null,
  );

/** The close of a creator's job. */
const recordClose = (ports: Ports, id: JobId): Promise<null | Refusal> =>
  ports.store.write(async (tx) => {
    const now = ports.clock.now();
    const job = await tx.job(id);
    if (job === null || !isCloseDue(job, now)) return null;
    const settles =
      !isMirroredJob(job) && eligibleCount(job.counts) === job.counts.winners && job.settledAt === null;
    const events: DomainEvent[] = [{ type: "job.closed", jobId: id, early: false }];
    if (settles) events.push({ type: "job.settled", jobId: id, reason: null, by: BY_CLOCK });
    await tx.saveJob({ ...job, closedAt: now, settledAt: settles ? now : job.settledAt });
    await recordEvents(ports, tx, job.ownerId, events, now);
    return null;
  });
