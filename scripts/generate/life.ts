import type { Stars } from "#shared/domain/scoring/score.ts";
import { newSubmission, type Outcome, type Submission } from "#shared/domain/submission.ts";
import { addMs, DAY, HOUR, type Instant, MINUTE, SECOND } from "#shared/lib/instant.ts";
import type { JobId, SubmissionId, WorkerId } from "#shared/domain/ids.ts";
import type { Random } from "./random.ts";

export interface Arrival {
  readonly id: SubmissionId;
  readonly jobId: JobId;
  readonly workerId: WorkerId;
  readonly number: number;
  readonly at: Instant;
  /** It waits for nothing but a person. */
  readonly still: boolean;
}

const STARS: readonly Stars[] = [1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5];
const PEOPLE = ["Noor", "Noor", "Noor", "Ines K."];
const REASONS = ["blurred", "off_topic", "incomplete", null];
const REASONING =
  "Strongest: close to what the brief asks for (4.7). Weakest: the whole front may not be in frame (3.4). Sharpness 71, nothing clipped.";

/** What has become of a submission: mostly scored, some decided by a person, a few waiting or being retried. */
export const lifeOf = (random: Random, arrival: Arrival): Submission => {
  const fresh = newSubmission({
    ...arrival,
    fileCount: 1,
    now: arrival.at,
    waitingFor: arrival.still ? "person" : random.below(100) === 0 ? "model" : null,
  });
  if (random.below(50) === 0) return fresh;
  const stars = STARS[random.below(STARS.length)] ?? 3;
  const verdict: Outcome = stars >= 3 ? "approved" : "rejected";
  const scoredAt = addMs(arrival.at, (2 + random.below(10)) * SECOND);
  const scored: Submission = {
    ...fresh,
    status: verdict,
    stars,
    verdict,
    reasoning: REASONING,
    scoredAt,
    waitingFor: null,
  };
  if (verdict === "rejected" && random.below(20) === 0) {
    return {
      ...scored,
      status: "retry_pending",
      retryExpiresAt: addMs(scoredAt, arrival.still ? 90 * DAY : 24 * HOUR),
    };
  }
  if (random.below(4) !== 0) return scored;
  const outcome: Outcome =
    random.below(20) === 0 ? (verdict === "approved" ? "rejected" : "approved") : verdict;
  return {
    ...scored,
    status: outcome,
    decision: {
      outcome,
      actor: PEOPLE[random.below(PEOPLE.length)] ?? "Noor",
      at: addMs(scoredAt, (1 + random.below(60)) * MINUTE),
      reason: outcome === "rejected" ? (REASONS[random.below(REASONS.length)] ?? null) : null,
      reasonText: null,
    },
    ownStars: random.below(4) === 0 ? (STARS[random.below(STARS.length)] ?? null) : null,
  };
};
