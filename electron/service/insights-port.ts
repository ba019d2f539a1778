/** What the screen of insights reads; all of it in the reader worker. */
import type { InsightsView } from "#shared/contract/insights-calls.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { InsightRange } from "#shared/domain/insights/ranges.ts";
import type { Instant } from "#shared/lib/instant.ts";

export interface InsightsAsked {
  readonly jobId: JobId | null;
  readonly range: InsightRange;
  readonly offsetMinutes: number;
  readonly now: Instant;
}

export interface InsightsViews {
  insights(asked: InsightsAsked): Promise<InsightsView>;
}
