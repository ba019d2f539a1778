import type { Score } from "#shared/domain/scoring/score.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import type { Submission } from "#shared/domain/submission.ts";
import type { Command } from "#shared/domain/command.ts";
import { transition } from "#shared/domain/transition.ts";
import type { Ports } from "./ports.ts";
import type { StoreWriter } from "./store-port.ts";
import { recordEvents } from "./record-events.ts";

/** Runs one command of the lifecycle inside an open transaction: rows, attempt, events and ledger together. */
export const applyTransition = async (
  ports: Ports,
  tx: StoreWriter,
  submission: Submission,
  command: Command,
  score: Score | null = null,
): Promise<Submission | Refusal> => {
  const job = await tx.job(submission.jobId);
  if (job === null) return refuse("not_found", "There is no such job.");
  const now = ports.clock.now();
  const outcome = transition(submission, command, { now, job });
  if (isRefusal(outcome)) return outcome;
  const judgedAgain = score !== null && outcome.next.scoredAt !== null;
  if (judgedAgain || (outcome.next.scoredAt !== submission.scoredAt && outcome.next.scoredAt !== null)) {
    const attempt = await tx.attempt(submission.id, submission.attempt);
    if (attempt !== null) {
      await tx.saveAttempt({
        ...attempt,
        scoredAt: outcome.next.scoredAt,
        stars: outcome.next.stars,
        reasoning: outcome.next.reasoning,
        score,
      });
    }
  }
  await tx.saveSubmission(submission, outcome.next, outcome.job);
  if (outcome.job !== job) await tx.saveJob(outcome.job);
  await recordEvents(ports, tx, job.ownerId, outcome.events, now);
  if (outcome.ledger.length > 0) {
    await tx.appendLedger({
      ownerId: job.ownerId,
      jobId: job.id,
      submissionId: submission.id,
      workerId: submission.workerId,
      at: now,
      lines: outcome.ledger,
    });
  }
  return outcome.next;
};
