import { addMs, type Instant } from "../lib/instant.ts";
import { assertNever } from "../lib/assert-never.ts";
import type { Command, TransitionContext } from "./command.ts";
import type { SubmissionEvent } from "./events.ts";
import { type Job, scoringPolicy } from "./job.ts";
import { canTakePlace, hasFreePlace } from "./places.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { phaseOf } from "./selection.ts";
import type { Outcome, Submission, SubmissionStatus } from "./submission.ts";

/** What one command makes of one submission, before places, counts and money follow from it. */
export interface Step {
  readonly next: Submission;
  readonly events: readonly SubmissionEvent[];
  readonly credit?: boolean;
  readonly held?: boolean;
}

/** The rule of each command. */
export const stepFor = (
  submission: Submission,
  command: Command,
  { job, now }: TransitionContext,
): Step | Refusal => {
  switch (command.type) {
    case "score":
      return score(submission, command, job, now);
    case "rescore":
      return rescore(submission, command, job);
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

/** Only what nobody decided, and only where the model has spoken: its word changes, and what follows from it. */
const rescore = (
  submission: Submission,
  { attempt, score: { stars, reasoning, promptSetVersion }, earlier }: Extract<Command, { type: "rescore" }>,
  job: Job,
): Step | Refusal => {
  const barred = refuseRescore(submission, attempt);
  if (barred !== null) return barred;
  const policy = scoringPolicy(job);
  const verdict: Outcome = policy === "auto" && stars < job.minStarRating ? "rejected" : "approved";
  const told: SubmissionEvent = {
    type: "submission.rescored",
    attempt,
    stars,
    verdict,
    promptSetVersion,
    earlier: {
      stars: earlier.score.stars,
      verdict: earlier.verdict,
      mean: earlier.score.mean,
      dimensions: [earlier.score.relevance, earlier.score.quality, earlier.score.completeness],
      reasoning: earlier.score.reasoning,
      promptSetVersion: earlier.score.promptSetVersion,
    },
  };
  const judged: Submission = { ...submission, stars, reasoning, verdict };
  // A verdict that is held for a person goes on waiting for one.
  if (policy !== "auto" || submission.status === "pending_score" || submission.status === verdict) {
    return { next: judged, events: [told] };
  }
  const full = verdict === "approved" ? hasFreePlace(job) : null;
  return (
    full ?? { next: { ...judged, status: verdict }, events: [told, outcomeEvent(verdict, "model", null)] }
  );
};

const refuseRescore = (submission: Submission, attempt: number): Refusal | null => {
  if (attempt !== submission.attempt || submission.status === "retry_pending") {
    return refuse("stale_attempt", "A later attempt has replaced this one.");
  }
  if (submission.wonAt !== null) return refuse("is_winner", "Winners are final and are not judged again.");
  if (submission.decision !== null) {
    return refuse("wrong_state", "A person has decided this one; their decision stands.");
  }
  return submission.scoredAt === null || submission.verdict === null ? wrongState(submission) : null;
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
  const { judged } = to;
  if (judged !== undefined && judged.attempt !== submission.attempt) {
    return refuse("stale_attempt", "A later attempt has replaced the one that was judged again.");
  }
  return {
    next: {
      ...submission,
      ...(judged === undefined
        ? {}
        : { stars: judged.score.stars, reasoning: judged.score.reasoning, verdict: judged.verdict }),
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
