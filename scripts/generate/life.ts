import type { Stars } from "#shared/domain/scoring/score.ts";
import { newSubmission, type Outcome, type Submission } from "#shared/domain/submission.ts";
import { addMs, HOUR, type Instant, SECOND } from "#shared/lib/instant.ts";
import type { JobId, SubmissionId, WorkerId } from "#shared/domain/ids.ts";
import type { Random } from "./random.ts";

export interface Arrival {
  readonly id: SubmissionId;
  readonly jobId: JobId;
  readonly workerId: WorkerId;
  readonly number: number;
  readonly at: Instant;
}

const STARS: readonly Stars[] = [1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5];
const REASONING =
  "Strongest: close to what the brief asks for (4.7). Weakest: the whole front may not be in frame (3.4). Sharpness 71, nothing clipped.";

/** What has become of a submission: mostly scored, some decided by a person, a few waiting or being retried. */
export const lifeOf = (random: Random, arrival: Arrival): Submission => {
  const fresh = newSubmission({
    ...arrival,
    fileCount: 1,
    now: arrival.at,
    waitingFor: random.below(100) === 0 ? "model" : null,
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
    return { ...scored, status: "retry_pending", retryExpiresAt: addMs(scoredAt, 24 * HOUR) };
  }
  if (random.below(4) !== 0) return scored;
  const outcome: Outcome =
    random.below(20) === 0 ? (verdict === "approved" ? "rejected" : "approved") : verdict;
  return {
    ...scored,
    status: outcome,
    decision: { outcome, actor: "Noor", at: addMs(scoredAt, HOUR), reason: null, reasonText: null },
  };
};
