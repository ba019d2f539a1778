import type { Instant } from "../lib/instant.ts";
import type { Command, TransitionContext } from "./command.ts";
import type { DomainEvent, JobEvent } from "./events.ts";
import { type Job, type JobCounts, scoringPolicy } from "./job.ts";
import { creditForScore, type LedgerLine, payoutForStatusChange } from "./ledger.ts";
import { stepFor } from "./lifecycle-steps.ts";
import { canTakePlace, stateOf } from "./places.ts";
import { isRefusal, type Refusal } from "./refusal.ts";
import type { Submission, SubmissionStatus } from "./submission.ts";

/** What a command leads to: the new rows, what is told, what is booked. All of it is one commit. */
export interface Transition {
  readonly next: Submission;
  readonly job: Job;
  readonly events: readonly DomainEvent[];
  readonly ledger: readonly LedgerLine[];
}

/** The submission's lifecycle. Pure; a command that the rules do not allow is a refusal and changes nothing. */
export const transition = (
  submission: Submission,
  command: Command,
  context: TransitionContext,
): Transition | Refusal => {
  const step = stepFor(submission, command, context);
  if (isRefusal(step)) return step;
  const job = withHeld(recount(context.job, submission.status, step.next.status), step.held === true);
  return {
    next: step.next,
    job,
    events: [
      ...step.events.map((event) => ({ ...event, jobId: submission.jobId, submissionId: submission.id })),
      ...jobStateEvents(context.job, job, context.now),
    ],
    ledger: [
      ...(step.credit === true ? [creditForScore] : []),
      ...payoutForStatusChange(job, {
        wasApproved: submission.status === "approved",
        isApproved: step.next.status === "approved",
        files: submission.fileCount,
      }),
    ],
  };
};

/** A first attempt arriving: takes a place. */
export const admit = (submission: Submission, context: TransitionContext): Transition | Refusal =>
  canTakePlace(context.job, context.now) ?? admitElsewhere(submission, context);

/** A first attempt that a remote has admitted: places and times are its business. */
export const admitElsewhere = (submission: Submission, { job, now }: TransitionContext): Transition => {
  const after = recount(job, null, submission.status);
  return {
    next: submission,
    job: after,
    events: [
      {
        type: "submission.received",
        attempt: 1,
        files: submission.fileCount,
        jobId: job.id,
        submissionId: submission.id,
      },
      ...jobStateEvents(job, after, now),
    ],
    ledger: [],
  };
};

const COUNT_OF: Record<SubmissionStatus, keyof JobCounts> = {
  pending_score: "pendingScore",
  approved: "approved",
  rejected: "rejected",
  retry_pending: "retryPending",
};

const recount = (job: Job, from: SubmissionStatus | null, to: SubmissionStatus): Job => {
  if (from === to) return job;
  const counts = { ...job.counts };
  if (from !== null) counts[COUNT_OF[from]] -= 1;
  counts[COUNT_OF[to]] += 1;
  return { ...job, counts };
};

const withHeld = (job: Job, held: boolean): Job =>
  held ? { ...job, heldVerdicts: job.heldVerdicts + 1 } : job;

/** Filled, reopened and completed follow from the counts; told when the derived state changes. */
const jobStateEvents = (before: Job, after: Job, now: Instant): readonly JobEvent[] => {
  const was = stateOf(before, now);
  const is = stateOf(after, now);
  if (was === is || scoringPolicy(after) !== "auto") return [];
  if (is === "filled")
    return was === "completed"
      ? [{ type: "job.reopened", jobId: after.id }]
      : [{ type: "job.filled", jobId: after.id }];
  if (is === "completed") return [{ type: "job.completed", jobId: after.id }];
  return is === "open" ? [{ type: "job.reopened", jobId: after.id }] : [];
};
