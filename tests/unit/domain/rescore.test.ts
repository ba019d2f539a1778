import { expect, test } from "vitest";
import type { Command } from "#shared/domain/command.ts";
import type { Job } from "#shared/domain/job.ts";
import { isRefusal } from "#shared/domain/refusal.ts";
import { scoreAttempt } from "#shared/domain/scoring/score-attempt.ts";
import type { Stars } from "#shared/domain/scoring/score.ts";
import type { Submission } from "#shared/domain/submission.ts";
import { transition } from "#shared/domain/transition.ts";
import { placesJob, selectionJob, submissionOf, T0 } from "../../helpers/domain.ts";
import { attemptOf, GOOD_FACTS, similaritiesOf } from "../scoring/arbitrary-attempts.ts";

const earlier = scoreAttempt(attemptOf([{ facts: GOOD_FACTS, similarities: similaritiesOf() }]));
const again = (stars: Stars): Command => ({
  type: "rescore",
  attempt: 1,
  score: { stars, reasoning: "Anew.", promptSetVersion: "brief-2-x" },
  earlier: { attempt: 1, verdict: "approved", score: earlier },
});
const scored = (job: Job, over: Partial<Submission> = {}): Submission =>
  submissionOf(job, 1, {
    status: "approved",
    stars: 5,
    verdict: "approved",
    scoredAt: T0,
    reasoning: "Before.",
    ...over,
  });
const withCounts = (job: Job, counts: Partial<Job["counts"]>): Job => ({
  ...job,
  counts: { ...job.counts, ...counts },
});
const run = (job: Job, submission: Submission, stars: Stars) =>
  transition(submission, again(stars), { now: T0, job });

test("stars and verdict change and the status follows; no credit is taken, and the event keeps what was", () => {
  const job = withCounts(placesJob(), { approved: 1 });
  const outcome = run(job, scored(job), 1);
  if (isRefusal(outcome)) throw new Error(outcome.message);
  expect(outcome.next).toMatchObject({
    status: "rejected",
    stars: 1,
    verdict: "rejected",
    reasoning: "Anew.",
  });
  expect(outcome.ledger.filter(({ kind }) => kind === "credit")).toEqual([]);
  expect(outcome.events[0]).toMatchObject({
    type: "submission.rescored",
    stars: 1,
    earlier: { stars: earlier.stars, mean: earlier.mean, reasoning: earlier.reasoning },
  });
  expect(outcome.events[1]).toMatchObject({ type: "submission.rejected", by: "model" });
  expect(outcome.job.counts).toMatchObject({ approved: 0, rejected: 1 });
});

test("in a job whose stars only sort nothing is rejected by them, and a held verdict goes on waiting", () => {
  const contest = withCounts(selectionJob(), { approved: 1 });
  expect(run(contest, scored(contest), 1)).toMatchObject({ next: { status: "approved", stars: 1 } });
  const job = withCounts(placesJob(), { pendingScore: 1 });
  const held = scored(job, { status: "pending_score", waitingFor: "person" });
  expect(run(job, held, 1)).toMatchObject({
    next: { status: "pending_score", waitingFor: "person", verdict: "rejected" },
  });
});

test("decisions, winners, retries and what has no score are left alone; without a place nothing is approved", () => {
  const job = withCounts(placesJob({ files_needed: 1 }), { approved: 1, rejected: 1 });
  const decision = { outcome: "approved", actor: "Mika", at: T0, reason: null, reasonText: null } as const;
  const refusals = [
    run(job, scored(job, { decision }), 1),
    run(job, scored(job, { wonAt: T0 }), 1),
    run(job, scored(job, { status: "retry_pending" }), 1),
    run(job, submissionOf(job, 1), 1),
    run(job, scored(job, { status: "rejected", verdict: "rejected", stars: 1 }), 5),
  ];
  expect(refusals.map((refusal) => isRefusal(refusal) && refusal.code)).toEqual([
    "wrong_state",
    "is_winner",
    "stale_attempt",
    "wrong_state",
    "no_places_left",
  ]);
});
