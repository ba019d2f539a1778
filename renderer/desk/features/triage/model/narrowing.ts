/** The further filters of the column. Each is empty or null while it hides nothing. */
import {
  type Decider,
  DIMENSIONS,
  type Narrowing as SavedNarrowing,
  type Dimension,
  type Range,
  type Recent,
  type Tries,
} from "#shared/contract/triage-calls.ts";
import type { TriageRowView } from "#shared/contract/desk-views.ts";
import type { WorkerId } from "#shared/domain/ids.ts";
import type { Instant } from "#shared/lib/instant.ts";

export type Sent =
  { readonly within: Recent } | { readonly from: Instant | null; readonly to: Instant | null };

export interface Narrowing {
  readonly decidedBy: readonly Decider[];
  readonly tries: readonly Tries[];
  readonly workers: readonly WorkerId[];
  readonly reasons: readonly string[];
  readonly sent: Sent | null;
  readonly confidence: Range | null;
  readonly relevance: Range | null;
  readonly quality: Range | null;
  readonly completeness: Range | null;
}

export type RangeName = Dimension | "confidence";
export const RANGES: Readonly<Record<RangeName, readonly [number, number]>> = {
  confidence: [0, 1],
  relevance: [1, 5],
  quality: [1, 5],
  completeness: [1, 5],
};

export const NOT_NARROWED: Narrowing = {
  decidedBy: [],
  tries: [],
  workers: [],
  reasons: [],
  sent: null,
  confidence: null,
  relevance: null,
  quality: null,
  completeness: null,
};

export const NARROWING_GROUPS = [
  "decidedBy",
  "confidence",
  ...DIMENSIONS,
  "sent",
  "tries",
  "workers",
  "reasons",
] as const satisfies readonly (keyof Narrowing)[];
export type NarrowingGroup = (typeof NARROWING_GROUPS)[number];

export const isNarrowed = (filters: Narrowing, group: NarrowingGroup): boolean => {
  const value = filters[group];
  return Array.isArray(value) ? value.length > 0 : value !== null;
};

/** In or out. */
export const toggledIn = <T>(chosen: readonly T[], value: T): readonly T[] =>
  chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];

/** Both ends at their furthest hide nothing, not even what has no figure. */
export const rangeOf = (name: RangeName, min: number, max: number): Range | null => {
  const [least, greatest] = RANGES[name];
  if (min <= least && max >= greatest) return null;
  return { min: min <= least ? null : min, max: max >= greatest ? null : max };
};

const deciderOf = (row: Pick<TriageRowView, "decided" | "stars">): Decider =>
  row.decided !== null ? "me" : row.stars === null ? "nobody" : "model";

/** As far as a row tells; what it says nothing of is taken to match. A decision on this screen is this person's. */
export const matchesNarrowing = (
  { decidedBy, tries, confidence }: Narrowing,
  row: Pick<TriageRowView, "decided" | "stars" | "attempt" | "confidence">,
): boolean => {
  const decider = deciderOf(row);
  const by =
    decidedBy.length === 0 ||
    decidedBy.includes(decider) ||
    (decider === "me" && decidedBy.includes("others"));
  const tried = tries.length === 0 || tries.some((which) => which === Math.min(3, row.attempt));
  if (!by || !tried || confidence === null) return by && tried;
  const { min, max } = confidence;
  return row.confidence !== null && row.confidence >= (min ?? 0) && row.confidence <= (max ?? 1);
};

/** As main is asked. */
export const narrowingInput = (filters: Narrowing) => ({
  decidedBy: [...filters.decidedBy],
  tries: [...filters.tries],
  workers: [...filters.workers],
  reasons: [...filters.reasons],
  sent: filters.sent,
  confidence: filters.confidence,
  relevance: filters.relevance,
  quality: filters.quality,
  completeness: filters.completeness,
});

/** From a saved view, which may leave out what it does not use. */
export const narrowingFrom = (saved: SavedNarrowing): Narrowing => ({
  decidedBy: saved.decidedBy ?? [],
  tries: saved.tries ?? [],
  workers: saved.workers ?? [],
  reasons: saved.reasons ?? [],
  sent: saved.sent ?? null,
  confidence: saved.confidence ?? null,
  relevance: saved.relevance ?? null,
  quality: saved.quality ?? null,
  completeness: saved.completeness ?? null,
});
