import type { InsightBucket, InsightsView } from "#shared/contract/insights-calls.ts";
import { NO_TOTALS } from "#shared/domain/insights/figures.ts";
import { bucketsOf, bucketStart, windowOf } from "#shared/domain/insights/ranges.ts";
import { SECOND } from "#shared/lib/instant.ts";
import type { InsightsAsked } from "../../../service/insights-port.ts";
import type { Session } from "../../engine/connection.ts";
import { instantOf } from "../../rows/codec.ts";
import { decidedIn, overridesIn, waitsIn } from "./decided.ts";
import { creditsOf, workersOf } from "./people.ts";
import { firstSecondOf, scopesOf, sentIn, starsIn, totalsIn } from "./sent.ts";

const NONE_DECIDED = { decided: 0, judged: 0, overruled: 0 };

/** Everything that the screen of insights shows of a job or of all, in a range of time. */
export const insights = (
  session: Session,
  { jobId, range, offsetMinutes, now }: InsightsAsked,
): InsightsView => {
  const scopes = scopesOf(session, jobId);
  const first = range === "all" ? firstSecondOf(session, scopes) : null;
  const window = windowOf(range, Math.floor(now / SECOND), offsetMinutes, first);
  const sent = sentIn(session, scopes, window);
  const decided = decidedIn(session, jobId, window);
  return {
    range,
    from: instantOf(window.from * SECOND),
    to: instantOf(window.to * SECOND),
    bucketMs: window.width * SECOND,
    now: sent.now,
    before: window.before === null ? null : totalsIn(session, scopes, window.before),
    byType: sent.byType,
    stars: starsIn(session, jobId, scopes, window),
    buckets: bucketsOf(window).map((bucket): InsightBucket => ({
      at: instantOf(bucketStart(bucket, window) * SECOND),
      ...(sent.byBucket.get(bucket) ?? NO_TOTALS),
      ...(decided.byBucket.get(bucket) ?? NONE_DECIDED),
    })),
    reviewers: decided.reviewers,
    reasons: decided.reasons,
    overrides: overridesIn(session, jobId, window),
    waits: waitsIn(session, jobId, window),
    ...workersOf(session, jobId),
    credits: creditsOf(session, jobId),
  };
};
