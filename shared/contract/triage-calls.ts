/** What the triage list is narrowed by and ordered by, and the facets that stand beside each filter. */
import { z } from "zod";
import { COPY_MARKS } from "../domain/duplicates/copy.ts";
import type { WorkerId } from "../domain/ids.ts";
import { DESK_MARKS } from "../domain/marks.ts";
import { SUBMISSION_STATUSES } from "../domain/submission.ts";
import type { Instant } from "../lib/instant.ts";

const instant = z
  .number()
  .int()
  .nonnegative()
  .transform((ms) => ms as Instant);
const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

export const DIMENSIONS = ["relevance", "quality", "completeness"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Whose word stands: nobody's yet, the model's alone, that of the person at this desk, or of somebody else. */
export const DECIDERS = ["nobody", "model", "me", "others"] as const;
export type Decider = (typeof DECIDERS)[number];

/** Counted back from now, so that a saved view stays what it says. */
export const RECENT = ["hour", "day", "week"] as const;
export type Recent = (typeof RECENT)[number];

/** First, second, third try or later. */
export const TRIES = [1, 2, 3] as const;
export type Tries = (typeof TRIES)[number];

/** Both ends belong to it; null is open. */
const range = z.object({ min: z.number().nullable(), max: z.number().nullable() });
export type Range = z.output<typeof range>;

export const TRIAGE_ORDERS = [
  "newest",
  "oldest",
  "best",
  "worst",
  "least_certain",
  "likely",
  "relevance_high",
  "relevance_low",
  "quality_high",
  "quality_low",
  "completeness_high",
  "completeness_low",
  "worker",
  "slowest_decided",
] as const;

/** Each left out, null or empty hides nothing. */
const narrowingShape = {
  workers: z
    .array(uuid.transform((text) => text as WorkerId))
    .max(200)
    .optional(),
  sent: z
    .union([
      z.object({ within: z.enum(RECENT) }),
      z.object({ from: instant.nullable(), to: instant.nullable() }),
    ])
    .nullable()
    .optional(),
  tries: z.array(z.literal(TRIES)).optional(),
  /** 0-1; what has no score is outside of every range. */
  confidence: range.nullable().optional(),
  /** 1-5, likewise. */
  relevance: range.nullable().optional(),
  quality: range.nullable().optional(),
  completeness: range.nullable().optional(),
  decidedBy: z.array(z.enum(DECIDERS)).optional(),
  /** Codes that a person rejected with. */
  reasons: z.array(z.string().max(60)).max(50).optional(),
};
/** All of it, for one job or for every one. */
export const filterShape = {
  statuses: z.array(z.enum(SUBMISSION_STATUSES)),
  /** 0 is "not scored". */
  stars: z.array(z.number().int().min(0).max(5)),
  reviewed: z.enum(["all", "by_person", "not_yet", "overrides"]),
  /** Only what carries one of these marks; left out or empty means all. */
  copies: z.array(z.enum(COPY_MARKS)).optional(),
  /** Only what people marked so; left out or empty shows all, but what was skipped stays out of `not_yet`. */
  marks: z.array(z.enum(DESK_MARKS)).optional(),
  ...narrowingShape,
};
export type Narrowing = z.output<z.ZodObject<typeof narrowingShape>>;

export const TRIAGE_GROUPS = [
  "statuses",
  "stars",
  "reviewed",
  "copies",
  "marks",
  "decidedBy",
  "confidence",
  "relevance",
  "quality",
  "completeness",
  "sent",
  "tries",
  "workers",
  "reasons",
] as const;
export type TriageGroup = (typeof TRIAGE_GROUPS)[number];

/** So many bars a range is drawn with. */
export const RANGE_BINS = 20;

export interface WorkerFacet {
  readonly id: WorkerId;
  readonly name: string | null;
  readonly count: number;
}

/** Beside each choice, how many it would show while the other groups stay as they are. */
export interface TriageFacets {
  readonly byDecider: Readonly<Record<Decider, number>>;
  readonly byTries: Readonly<Record<Tries, number>>;
  readonly bySent: Readonly<Record<Recent, number>>;
  /** Only codes that are there, the commonest first. */
  readonly byReason: readonly { readonly code: string; readonly count: number }[];
  /** Who sent most first, at most a screenful, and those that are chosen. */
  readonly byWorker: readonly WorkerFacet[];
  /** How many workers there are in the job. */
  readonly workers: number;
  /** `RANGE_BINS` bars from the least to the greatest possible value. */
  readonly byConfidence: readonly number[];
  readonly byDimension: Readonly<Record<Dimension, readonly number[]>>;
  /** What each group that is in use hides, and how many dropping it would bring. */
  readonly hiding: Readonly<
    Partial<Record<TriageGroup, { readonly hides: number; readonly brings: number }>>
  >;
}
