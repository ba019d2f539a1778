import { addMs, HOUR, type Instant } from "../lib/instant.ts";
import { assertNever } from "../lib/assert-never.ts";
import type { DomainEvent, JobEvent, SubmissionEvent } from "./events.ts";
import { type Job, type JobCounts, scoringPolicy } from "./job.ts";
import { creditForScore, type LedgerLine, payoutForStatusChange } from "./ledger.ts";
import { canTakePlace, hasFreePlace, stateOf } from "./places.ts";
import { isRefusal, refuse, type Refusal } from "./refusal.ts";
import type { ModelRef, Stars } from "./scoring/score.ts";
import { phaseOf } from "./selection.ts";
import type { DecisionSnapshot, Outcome, Submission, SubmissionStatus } from "./submission.ts";

/** A retry not used in this time lapses. */
export const DEFAULT_RETRY_MS = 24 * HOUR;

export type Command =
  /** The model's result for one attempt. */
  | {
      readonly type: "score";
      readonly attempt: number;
      readonly stars: Stars;
      readonly reasoning: string;
      readonly model: ModelRef | null;
    }
  /** A check that needs no model failed (too small, damaged): one star, no credit, whatever the policy. */
  | { readonly type: "reject_unscored"; readonly attempt: number; readonly reasoning: string }
  | {
      readonly type: "decide";
      readonly outcome: Outcome;
      readonly actor: string;
      readonly reason: string | null;
      readonly reasonText: string | null;
    }
  | { readonly type: "set_stars"; readonly stars: Stars | null; readonly actor: string }
  | { readonly type: "restore"; readonly to: DecisionSnapshot; readonly actor: string }
  /** The worker re-accepts a rejected submission. */
  | { readonly type: "accept_retry"; readonly retryMs: number }
  | {
      readonly type: "new_attempt";
      readonly fileCount: number;
      readonly waitingFor: Submission["waitingFor"];
    }
  | { readonly type: "lapse_retry" }
  | { readonly type: "wait_for"; readonly waitingFor: Submission["waitingFor"] };

export interface TransitionContext {
  readonly now: Instant;
  /** The submission's job as it stands in the same transaction. */
  readonly job: Job;
}

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
export const admit = (submission: Submission, { job, now }: TransitionContext): Transition | Refusal => {
  const refusal = canTakePlace(job, now);
  if (refusal !== null) return refusal;
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

interface Step {
  readonly next: Submission;
  readonly events: readonly SubmissionEvent[];
  readonly credit?: boolean;
  readonly held?: boolean;
}

const stepFor = (
  submission: Submission,
  command: Command,
  { job, now }: TransitionContext,
): Step | Refusal => {
  switch (command.type) {
    case "score":
      return score(submission, command, job, now);
    case "reject_unscored":
      return rejectUnscored(submission, command, now);
    case "decide":
      return decide(submission, command, job, now);
    case "set_stars":
      return {
        next: { ...submission, ownStars: command.stars },
        events: [{ type: "submission.stars_set", by: command.actor, stars: command.stars }],
      };
    case "restore":
      return restore(submission, command, job);
    case "accept_retry":
      return acceptRetry(submission, command, job, now);
    case "new_attempt":
      return newAttempt(submission, command, job, now);
    case "lapse_retry":
      return lapseRetry(submission, now);
    case "wait_for":
      if (submission.status !== "pending_score") return wrongState(submission);
      return {
        next: { ...submission, waitingFor: command.waitingFor },
        events: [{ type: "submission.waiting", waitingFor: command.waitingFor }],
      };
    default:
      return assertNever(command);
  }
};

const score = (
  submission: Submission,
  command: Extract<Command, { type: "score" }>,
  job: Job,
  now: Instant,
): Step | Refusal => {
  const late = refuseLateResult(submission, command.attempt);
  if (late !== null) return late;
  const policy = scoringPolicy(job);
  const verdict: Outcome = policy === "auto" && command.stars < job.minStarRating ? "rejected" : "approved";
  const scored: Submission = {
    ...submission,
    stars: command.stars,
    reasoning: command.reasoning,
    scoredAt: now,
    verdict,
    waitingFor: null,
  };
  const told: SubmissionEvent = {
    type: "submission.scored",
    attempt: command.attempt,
    stars: command.stars,
    verdict,
  };
  const credit = command.model !== null;
  // A person was faster: the model's word is kept beside the decision.
  if (submission.status !== "pending_score") return { next: scored, events: [told], credit };
  if (policy === "auto" && job.heldVerdicts < job.holdFirst) {
    return {
      next: { ...scored, waitingFor: "person" },
      events: [told, { type: "submission.held", attempt: command.attempt }],
      credit,
      held: true,
    };
  }
  return {
    next: { ...scored, status: verdict },
    events: [told, outcomeEvent(verdict, "model", null)],
    credit,
  };
};

const rejectUnscored = (
  submission: Submission,
  command: Extract<Command, { type: "reject_unscored" }>,
  now: Instant,
): Step | Refusal => {
  const late = refuseLateResult(submission, command.attempt);
  if (late !== null) return late;
  const marked: Submission = {
    ...submission,
    stars: 1,
    reasoning: command.reasoning,
    scoredAt: now,
    verdict: "rejected",
    waitingFor: null,
  };
  const told: SubmissionEvent = {
    type: "submission.scored",
    attempt: command.attempt,
    stars: 1,
    verdict: "rejected",
  };
  // Winners are final, and a person's decision stands: the finding is kept beside it.
  if (submission.status !== "pending_score" || submission.wonAt !== null)
    return { next: marked, events: [told] };
  return { next: { ...marked, status: "rejected" }, events: [told, outcomeEvent("rejected", "check", null)] };
};

/** A result for an attempt that has been replaced, or that has one already, is thrown away. */
const refuseLateResult = (submission: Submission, attempt: number): Refusal | null => {
  if (attempt !== submission.attempt || submission.status === "retry_pending") {
    return refuse("stale_attempt", "A later attempt has replaced this one.");
  }
  return submission.scoredAt === null ? null : refuse("already_scored", "This attempt has its score.");
};

const decide = (
  submission: Submission,
  command: Extract<Command, { type: "decide" }>,
  job: Job,
  now: Instant,
): Step | Refusal => {
  const barred = refuseDecision(submission, command.outcome, job);
  if (barred !== null) return barred;
  const { outcome, actor, reason, reasonText } = command;
  return {
    next: {
      ...submission,
      status: outcome,
      decision: { outcome, actor, at: now, reason, reasonText },
      waitingFor: null,
    },
    events: [outcomeEvent(outcome, actor, reason)],
  };
};

const restore = (
  submission: Submission,
  command: Extract<Command, { type: "restore" }>,
  job: Job,
): Step | Refusal => {
  const { to, actor } = command;
  const barred = refuseDecision(submission, to.status, job);
  if (barred !== null) return barred;
  if (to.status === "retry_pending") return wrongState(submission);
  return {
    next: {
      ...submission,
      status: to.status,
      decision: to.decision,
      ownStars: to.ownStars,
      waitingFor: to.waitingFor,
    },
    events: [{ type: "submission.decision_restored", by: actor, from: submission.status, to }],
  };
};

/** Who may not be decided, and whether going to `target` needs a place that is not there. */
const refuseDecision = (submission: Submission, target: SubmissionStatus, job: Job): Refusal | null => {
  if (submission.status === "retry_pending") {
    return refuse("worker_is_retrying", "The worker is sending a new try; decide when it arrives.");
  }
  if (submission.wonAt !== null) return refuse("is_winner", "Winners are final and cannot be decided again.");
  const needsPlace = submission.status === "rejected" && target !== "rejected";
  return needsPlace ? hasFreePlace(job) : null;
};

const acceptRetry = (
  submission: Submission,
  command: Extract<Command, { type: "accept_retry" }>,
  job: Job,
  now: Instant,
): Step | Refusal => {
  if (submission.status !== "rejected") {
    return refuse("not_rejected", "Only a rejected submission can be tried again.");
  }
  const barred = canTakePlace(job, now);
  if (barred !== null) return barred;
  return {
    next: { ...submission, status: "retry_pending", retryExpiresAt: addMs(now, command.retryMs) },
    events: [{ type: "submission.retry_accepted", attempt: submission.attempt + 1 }],
  };
};

const newAttempt = (
  submission: Submission,
  command: Extract<Command, { type: "new_attempt" }>,
  job: Job,
  now: Instant,
): Step | Refusal => {
  if (submission.status !== "retry_pending") {
    return refuse("not_retrying", "Accept the retry first, then send the new try.");
  }
  if (submission.retryExpiresAt !== null && submission.retryExpiresAt <= now) {
    return refuse("not_retrying", "The time for this retry has run out.");
  }
  if (job.cancelledAt !== null)
    return refuse("job_cancelled", "This job was cancelled and takes nothing more.");
  const phase = phaseOf(job, now);
  if (job.closedAt !== null || (phase !== "none" && phase !== "collecting")) {
    return refuse("job_closed", "This job has closed and takes nothing more.");
  }
  const attempt = submission.attempt + 1;
  return {
    next: {
      ...submission,
      status: "pending_score",
      attempt,
      fileCount: command.fileCount,
      attemptedAt: now,
      stars: null,
      reasoning: null,
      scoredAt: null,
      verdict: null,
      decision: null,
      ownStars: null,
      retryExpiresAt: null,
      waitingFor: command.waitingFor,
    },
    events: [{ type: "submission.received", attempt, files: command.fileCount }],
  };
};

const lapseRetry = (submission: Submission, now: Instant): Step | Refusal => {
  if (
    submission.status !== "retry_pending" ||
    submission.retryExpiresAt === null ||
    submission.retryExpiresAt > now
  ) {
    return wrongState(submission);
  }
  return {
    next: { ...submission, status: "rejected", retryExpiresAt: null },
    events: [{ type: "submission.retry_lapsed", attempt: submission.attempt }],
  };
};

const wrongState = (submission: Submission): Refusal =>
  refuse("wrong_state", `A submission that is ${submission.status.replace("_", " ")} cannot do this.`);

const outcomeEvent = (outcome: Outcome, by: string, reason: string | null): SubmissionEvent =>
  outcome === "approved" ? { type: "submission.approved", by } : { type: "submission.rejected", by, reason };

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
