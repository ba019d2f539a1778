import type { JobId, SubmissionId } from "#shared/domain/ids.ts";
import type { DomainEvent } from "#shared/domain/events.ts";
import { DRAW_ALGORITHM, drawWinners } from "#shared/domain/draw.ts";
import { isSelectionJob, type Job } from "#shared/domain/job.ts";
import { isRefusal, type Refusal } from "#shared/domain/refusal.ts";
import { eligibleCount } from "#shared/domain/selection.ts";
import { applyTransition } from "./apply-transition.ts";
import type { Ports, StoreWriter } from "./ports.ts";
import { recordEvents } from "./record-events.ts";
import { recordWinners } from "./winners.ts";

const AT_ONCE = 200;
const BY_CLOCK = "Winnow";

/**
 * Records what the clock has brought about: closes, draws, lapsed retries. Phases never wait for this,
 * they are read from the clock; this only writes them down, once each. Safe to run at any time and any often.
 */
export const recordDeadlines = async (ports: Ports): Promise<void> => {
  const now = ports.clock.now();
  for (const id of await ports.store.views.jobsToClose(now)) await recordClose(ports, id);
  for (;;) {
    const ids = await ports.store.views.lapsedRetries(now, AT_ONCE);
    let lapsed = 0;
    for (const id of ids) {
      if (await lapse(ports, id)) lapsed += 1;
    }
    if (lapsed === 0) return;
  }
};

const lapse = async (ports: Ports, id: SubmissionId): Promise<boolean> => {
  const result = await ports.store.write(async (tx) => {
    const submission = await tx.submission(id);
    return submission === null ? null : applyTransition(ports, tx, submission, { type: "lapse_retry" });
  });
  return result !== null && !isRefusal(result);
};

/** The close of a selection job, with the draw of a random one in the same transaction. */
const recordClose = (ports: Ports, id: JobId): Promise<Job | null | Refusal> =>
  ports.store.write(async (tx) => {
    const now = ports.clock.now();
    const job = await tx.job(id);
    const due = job !== null && isSelectionJob(job) && job.closesAt !== null && job.closesAt <= now;
    if (!due || job.closedAt !== null || job.cancelledAt !== null) return null;
    const noneLeft = eligibleCount(job.counts) === job.counts.winners;
    const closed: Job = {
      ...job,
      closedAt: now,
      settledAt: noneLeft && job.settledAt === null ? now : job.settledAt,
    };
    const events: DomainEvent[] = [{ type: "job.closed", jobId: id, early: false }];
    if (closed.settledAt !== job.settledAt)
      events.push({ type: "job.settled", jobId: id, reason: null, by: BY_CLOCK });
    await tx.saveJob(closed);
    await recordEvents(ports, tx, job.ownerId, events, now);
    if (job.selectionType === "random") await recordDraw(ports, tx, closed);
    return closed;
  });

const recordDraw = async (ports: Ports, tx: StoreWriter, job: Job): Promise<void> => {
  if (job.draw === null || job.draw.drawnAt !== null || job.maxCompletions === null) return;
  const { secret, commitment } = job.draw;
  const now = ports.clock.now();
  const candidates = (await tx.eligibleSubmissions(job.id)).filter((submission) => submission.wonAt === null);
  const order = drawWinners(
    candidates.map((submission) => submission.id),
    job.maxCompletions,
    (text) => ports.crypto.hmacHex(secret, text),
  );
  const drawn: Job = { ...job, draw: { ...job.draw, drawnAt: now, eligibleCount: candidates.length } };
  await tx.saveJob(drawn);
  const chosen = order.winners.flatMap((id) => candidates.filter((submission) => submission.id === id));
  await recordWinners(ports, tx, { ...drawn, settledAt: drawn.settledAt }, chosen, {
    by: BY_CLOCK,
    kind: "drawn",
    details: { algorithm: DRAW_ALGORITHM, commitment, secret, eligible: order.eligible },
    settles: job.settledAt === null,
    at: now,
  });
};
