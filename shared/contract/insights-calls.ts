/** The desk's calls about how things went, and what they answer. */
import { z } from "zod";
import type { JobId, WorkerId } from "../domain/ids.ts";
import type { Totals } from "../domain/insights/figures.ts";
import { INSIGHT_RANGES, type InsightRange } from "../domain/insights/ranges.ts";
import type { JobType } from "../domain/job.ts";
import type { Stars } from "../domain/scoring/score.ts";
import type { Instant } from "../lib/instant.ts";

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const MOST_OFFSET = 14 * 60;
/** A chart of a few kilobytes; a page that sends more is not ours. */
const MOST_SVG = 2_000_000;

export const insightsAskedSchema = z.object({
  /** Null is all jobs. */
  jobId: uuid.transform((text) => text as JobId).nullable(),
  range: z.enum(INSIGHT_RANGES),
  /** Minutes that local time is ahead of UTC. */
  offsetMinutes: z.number().int().min(-MOST_OFFSET).max(MOST_OFFSET),
});

export const INSIGHTS_CALLS = {
  "insights.get": insightsAskedSchema,
  /** The figures behind every chart, as CSV, where the person says. */
  "insights.saveFigures": insightsAskedSchema,
  "insights.saveChart": z.object({
    name: z.string().regex(/^[a-z-]{1,40}$/),
    svg: z.string().max(MOST_SVG),
  }),
} as const;

export interface InsightBucket extends Totals {
  readonly at: Instant;
  /** What people decided in that time, whenever it was sent. */
  readonly decided: number;
  readonly judged: number;
  readonly overruled: number;
}

export interface ReviewerFigures {
  readonly name: string;
  readonly decided: number;
  /** Decisions on what the model had a verdict of. */
  readonly judged: number;
  readonly overruled: number;
}

export interface WorkerFigures {
  readonly id: WorkerId;
  readonly name: string | null;
  /** To the job or jobs that are looked at, of all time. */
  readonly sentHere: number;
  /** To every job of the owner, of all time: reliability rests on all of it. */
  readonly sent: number;
  readonly approved: number;
}

export interface OverrideFigures {
  readonly jobId: JobId;
  readonly jobTitle: string;
  readonly number: number;
  readonly stars: Stars | null;
  readonly outcome: "approved" | "rejected";
  readonly actor: string;
  readonly at: Instant;
}

export interface InsightsView {
  readonly range: InsightRange;
  readonly from: Instant;
  readonly to: Instant;
  readonly bucketMs: number;
  readonly now: Totals;
  /** The same span before; null for all time. */
  readonly before: Totals | null;
  readonly byType: readonly (Totals & { readonly type: JobType })[];
  /** Submissions by the model's stars; at 0 those without. */
  readonly stars: readonly number[];
  readonly buckets: readonly InsightBucket[];
  readonly reviewers: readonly ReviewerFigures[];
  /** The newest disagreements of a person with the model. */
  readonly overrides: readonly OverrideFigures[];
  /** Why people rejected, most often first. */
  readonly reasons: readonly { readonly code: string; readonly amount: number }[];
  /** From the arrival of an attempt to a person's decision. */
  readonly waits: {
    readonly count: number;
    readonly medianMs: number | null;
    readonly p90Ms: number | null;
    /** Counts up to so many ms; the last has no limit. */
    readonly bars: readonly { readonly upToMs: number | null; readonly amount: number }[];
  };
  /** Who sent most. */
  readonly workers: readonly WorkerFigures[];
  readonly workersInAll: number;
  /** Credits by UTC month, 202603 and so on, of all jobs; of one job its sum alone. */
  readonly credits: {
    readonly total: number;
    readonly months: readonly { readonly month: number; readonly amount: number }[];
  };
}

export interface InsightsAnswers {
  "insights.get": InsightsView;
  "insights.saveFigures": { readonly saved: boolean };
  "insights.saveChart": { readonly saved: boolean };
}
