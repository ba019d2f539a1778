import { describe, expect, test } from "vitest";
import type { Job } from "#shared/domain/job.ts";
import { isRefusal, type Refusal } from "#shared/domain/refusal.ts";
import type { Stars } from "#shared/domain/scoring/score.ts";
import { snapshotOf, type Submission } from "#shared/domain/submission.ts";
import type { Command } from "#shared/domain/command.ts";
import { type Transition, transition } from "#shared/domain/transition.ts";
import { addMs, HOUR } from "#shared/lib/instant.ts";
import { placesJob, selectionJob, submissionOf, T0 } from "../../helpers/domain.ts";

const model = { id: "clip", revision: "1", practice: false };
const scoreOf = (stars: Stars, attempt = 1): Command => ({
  type: "score",
  attempt,
  stars,
  reasoning: "Close to the brief.",
  model,
});
const decideTo = (outcome: "approved" | "rejected"): Command => ({
  type: "decide",
  outcome,
  actor: "Ines",
  reason: null,
  reasonText: null,
});

/** A job that already counts this submission. */
const counting = (job: Job, submission: Submission): Job => {
  const key = {
    pending_score: "pendingScore",
    approved: "approved",
    rejected: "rejected",
    retry_pending: "retryPending",
  } as const;
  return {
    ...job,
    counts: { ...job.counts, [key[submission.status]]: job.counts[key[submission.status]] + 1 },
  };
};
const run = (
  submission: Submission,
  command: Command,
  job: Job = placesJob(),
  now = T0,
): Transition | Refusal => transition(submission, command, { job: counting(job, submission), now });
const done = (result: Transition | Refusal): Transition => {
  if (isRefusal(result)) throw new Error(`refused: ${result.code}`);
  return result;
};
const codeOf = (result: Transition | Refusal): string | null => (isRefusal(result) ? result.code : null);

describe("scoring", () => {
  const waiting = submissionOf(placesJob(), 1);

  test("an auto job approves from its threshold and rejects below it", () => {
    expect(done(run(waiting, scoreOf(3))).next.status).toBe("approved");
    expect(done(run(waiting, scoreOf(2))).next.status).toBe("rejected");
    expect(done(run(waiting, scoreOf(3), placesJob({ min_star_rating: 4 }))).next.status).toBe("rejected");
  });

  test("an advise job makes every scored one eligible, whatever its stars", () => {
    const job = selectionJob();
    expect(done(run(submissionOf(job, 1), scoreOf(1), job)).next).toMatchObject({
      status: "approved",
      stars: 1,
    });
  });

  test("the first verdicts of a job can be held for a person", () => {
    const held = done(run(waiting, scoreOf(5), placesJob({ hold_first: 1 })));
    expect(held.next).toMatchObject({
      status: "pending_score",
      waitingFor: "person",
      stars: 5,
      verdict: "approved",
    });
    expect(held.job.heldVerdicts).toBe(1);
    expect(done(run(waiting, scoreOf(5), held.job)).next.status).toBe("approved");
  });

  test("a person who was faster is not overruled; the model's word stands beside theirs", () => {
    const decided = done(run(waiting, decideTo("rejected"))).next;
    const scored = done(run(decided, scoreOf(5))).next;
    expect(scored).toMatchObject({ status: "rejected", stars: 5, verdict: "approved" });
    expect(scored.decision?.actor).toBe("Ines");
  });

  test("a result for an attempt that was replaced, or a second result, is thrown away", () => {
    expect(codeOf(run({ ...waiting, attempt: 2 }, scoreOf(4, 1)))).toBe("stale_attempt");
    expect(codeOf(run(done(run(waiting, scoreOf(4))).next, scoreOf(2)))).toBe("already_scored");
  });

  test("a check that fails costs no credit and rejects in advise jobs too", () => {
    const job = selectionJob();
    const small = done(
      run(submissionOf(job, 1), { type: "reject_unscored", attempt: 1, reasoning: "It is 10 × 10." }, job),
    );
    expect(small.next).toMatchObject({ status: "rejected", stars: 1 });
    expect(small.ledger).toEqual([]);
    expect(done(run(waiting, scoreOf(1))).ledger).toEqual([{ kind: "credit", amount: 1, cause: "scored" }]);
  });
});

describe("decisions", () => {
  test("what returns to approved needs a place", () => {
    const full = {
      ...placesJob({ files_needed: 1 }),
      counts: { pendingScore: 0, approved: 1, rejected: 0, retryPending: 0, winners: 0 },
    };
    const rejected = submissionOf(full, 2, { status: "rejected" });
    expect(codeOf(run(rejected, decideTo("approved"), full))).toBe("no_places_left");
    expect(codeOf(run(rejected, decideTo("rejected"), full))).toBeNull();
  });

  test("one that is being retried and one that has won refuse", () => {
    const job = selectionJob();
    expect(codeOf(run(submissionOf(job, 1, { status: "retry_pending" }), decideTo("approved"), job))).toBe(
      "worker_is_retrying",
    );
    expect(
      codeOf(run(submissionOf(job, 1, { status: "approved", wonAt: T0 }), decideTo("rejected"), job)),
    ).toBe("is_winner");
  });

  test("undo restores exactly what was, pending included, and pays back", () => {
    const waiting = submissionOf(placesJob(), 1);
    const job = placesJob({ price_per_file_cents: 40 });
    const approved = done(run(waiting, decideTo("approved"), job));
    expect(approved.ledger).toEqual([{ kind: "payout", amountCents: 40, cause: "approved" }]);
    const undone = done(run(approved.next, { type: "restore", to: snapshotOf(waiting), actor: "Ines" }, job));
    expect(undone.next).toEqual(waiting);
    expect(undone.ledger).toEqual([{ kind: "payout", amountCents: -40, cause: "reversed" }]);
  });

  test("own stars stand beside the model's", () => {
    const scored = done(run(submissionOf(placesJob(), 1), scoreOf(2))).next;
    expect(done(run(scored, { type: "set_stars", stars: 5, actor: "Ines" })).next).toMatchObject({
      stars: 2,
      ownStars: 5,
      status: "rejected",
    });
  });
});

describe("retries", () => {
  const rejected = submissionOf(placesJob(), 1, {
    status: "rejected",
    stars: 1,
    scoredAt: T0,
    verdict: "rejected",
  });
  const accept: Command = { type: "accept_retry", retryMs: 24 * HOUR };
  const attempt: Command = { type: "new_attempt", fileCount: 2, waitingFor: null };

  test("a retry takes a place again and becomes attempt 2 of the same submission", () => {
    const retrying = done(run(rejected, accept)).next;
    expect(retrying).toMatchObject({ status: "retry_pending", retryExpiresAt: addMs(T0, 24 * HOUR) });
    const second = done(run(retrying, attempt)).next;
    expect(second).toMatchObject({
      status: "pending_score",
      attempt: 2,
      stars: null,
      submittedAt: rejected.submittedAt,
      fileCount: 2,
    });
  });

  test("is refused when no place is left, when not rejected, and after the close", () => {
    const full = {
      ...placesJob({ files_needed: 1 }),
      counts: { pendingScore: 1, approved: 0, rejected: 0, retryPending: 0, winners: 0 },
    };
    expect(codeOf(run(rejected, accept, full))).toBe("no_places_left");
    expect(codeOf(run({ ...rejected, status: "approved" }, accept))).toBe("not_rejected");
    const job = selectionJob();
    expect(codeOf(run({ ...rejected, jobId: job.id }, accept, job, addMs(T0, 2 * HOUR)))).toBe("job_closed");
  });

  test("lapses by the clock alone: the new try is refused even before the lapse is written down", () => {
    const retrying = done(run(rejected, accept)).next;
    const late = addMs(T0, 24 * HOUR);
    expect(codeOf(run(retrying, attempt, placesJob(), late))).toBe("not_retrying");
    expect(done(run(retrying, { type: "lapse_retry" }, placesJob(), late)).next).toMatchObject({
      status: "rejected",
      retryExpiresAt: null,
    });
    expect(codeOf(run(retrying, { type: "lapse_retry" }, placesJob(), addMs(late, -1)))).toBe("wrong_state");
  });
});
