/** What the filter column can say, and what it hides. Every set is explicit: all ticked hides nothing. */
import type { TriageFilterInput } from "#shared/contract/desk-calls.ts";
import type { SavedFilter } from "#shared/contract/saved-views-calls.ts";
import type { TriageRowView } from "#shared/contract/desk-views.ts";
import { COPY_MARKS, type CopyMark, PICTURE_COPIES, TEXT_COPIES } from "#shared/domain/duplicates/copy.ts";
import type { DeskMark } from "#shared/domain/marks.ts";
import type { ScoringPolicy } from "#shared/domain/job.ts";
import {
  isNarrowed,
  matchesNarrowing,
  NARROWING_GROUPS,
  type Narrowing,
  narrowingFrom,
  type NarrowingGroup,
  narrowingInput,
  NOT_NARROWED,
} from "./narrowing.ts";
import { SUBMISSION_STATUSES, type SubmissionStatus } from "#shared/domain/submission.ts";

export type Reviewed = TriageFilterInput["reviewed"];
export type Sort = TriageFilterInput["sort"];

export interface Filters extends Narrowing {
  readonly statuses: readonly SubmissionStatus[];
  /** 0 is "no stars". */
  readonly stars: readonly number[];
  readonly reviewed: Reviewed;
  /** Only what carries one of these marks; empty hides nothing, as most carry none. */
  readonly copies: readonly CopyMark[];
  /** Only what people marked so; empty hides nothing but, of what is not reviewed, what was put off. */
  readonly marks: readonly DeskMark[];
  readonly sort: Sort;
}

export const ALL_STARS = [0, 1, 2, 3, 4, 5] as const;
/** As the column lists them. */
export const STATUS_ROWS: readonly SubmissionStatus[] = [
  "approved",
  "rejected",
  "retry_pending",
  "pending_score",
];
/** The usual ones first. */
export const SORTS: readonly Sort[] = [
  "least_certain",
  "newest",
  "oldest",
  "best",
  "worst",
  "likely",
  "relevance_high",
  "relevance_low",
  "quality_high",
  "quality_low",
  "completeness_high",
  "completeness_low",
  "worker",
  "slowest_decided",
];

/** A scored job opens at what the model is least sure of; where nothing is scored, at what has waited longest. */
export const firstFilters = (policy: ScoringPolicy, texts: boolean): Filters => ({
  statuses: SUBMISSION_STATUSES,
  stars: ALL_STARS,
  reviewed: "not_yet",
  copies: [],
  marks: [],
  ...NOT_NARROWED,
  sort: policy === "off" || texts ? "oldest" : "least_certain",
});

export const cleared = (filters: Filters): Filters => ({
  statuses: SUBMISSION_STATUSES,
  stars: ALL_STARS,
  reviewed: "all",
  copies: [],
  marks: [],
  ...NOT_NARROWED,
  sort: filters.sort,
});

/** In or out; what would leave nothing brings everything back. */
const toggled = <T>(all: readonly T[], chosen: readonly T[], value: T): readonly T[] => {
  const next = all.filter((each) => (each === value) !== chosen.includes(each));
  return next.length === 0 ? all : next;
};

export const toggleStatus = (filters: Filters, status: SubmissionStatus): Filters => ({
  ...filters,
  statuses: toggled(SUBMISSION_STATUSES, filters.statuses, status),
});

/** A histogram row: the first press shows that row alone, further presses add or take rows. */
export const toggleStars = (filters: Filters, stars: number): Filters => ({
  ...filters,
  stars: filters.stars.length === ALL_STARS.length ? [stars] : toggled(ALL_STARS, filters.stars, stars),
});

/** The rows of "Reviewed" choose one; choosing it again shows all. */
export const chooseReviewed = (filters: Filters, reviewed: Reviewed): Filters => ({
  ...filters,
  reviewed: filters.reviewed === reviewed ? "all" : reviewed,
});

/** The marks that a job of pictures, or of texts, can carry, and any other that is there or chosen. */
export const copyRows = (
  texts: boolean,
  { copies }: Pick<Filters, "copies">,
  counts: Readonly<Record<CopyMark, number>> | null,
): readonly CopyMark[] => {
  const usual: readonly CopyMark[] = texts ? [...TEXT_COPIES, "filler"] : PICTURE_COPIES;
  return COPY_MARKS.filter(
    (mark) => usual.includes(mark) || copies.includes(mark) || (counts?.[mark] ?? 0) > 0,
  );
};

export const toggleCopies = (filters: Filters, mark: CopyMark): Filters => ({
  ...filters,
  copies: filters.copies.includes(mark)
    ? filters.copies.filter((each) => each !== mark)
    : [...filters.copies, mark],
});

export type FilterGroup = "statuses" | "stars" | "reviewed" | "copies" | "marks" | NarrowingGroup;

export const activeGroups = (filters: Filters): readonly FilterGroup[] => [
  ...(filters.statuses.length < SUBMISSION_STATUSES.length ? (["statuses"] as const) : []),
  ...(filters.stars.length < ALL_STARS.length ? (["stars"] as const) : []),
  ...(filters.reviewed === "all" ? [] : (["reviewed"] as const)),
  ...(filters.copies.length === 0 ? [] : (["copies"] as const)),
  ...(filters.marks.length === 0 ? [] : (["marks"] as const)),
  ...NARROWING_GROUPS.filter((group) => isNarrowed(filters, group)),
];

export const dropGroup = (filters: Filters, group: FilterGroup): Filters => ({
  ...filters,
  [group]: cleared(filters)[group],
});

/** The facts of a row that filters ask about. */
export type FilteredFacts = Pick<
  TriageRowView,
  "status" | "stars" | "verdict" | "decided" | "copies" | "marks" | "attempt" | "confidence"
>;

export const isOverride = (row: Pick<TriageRowView, "verdict" | "decided">): boolean =>
  row.decided !== null && row.verdict !== null && row.decided !== row.verdict;

/** As main does it: stars are the score's own, a person's stand beside them. */
export const matches = (filters: Filters, row: FilteredFacts): boolean =>
  filters.statuses.includes(row.status) &&
  filters.stars.includes(row.stars ?? 0) &&
  (filters.copies.length === 0 || filters.copies.some((mark) => row.copies?.marks.includes(mark))) &&
  matchesMarks(filters, row) &&
  matchesReviewed(filters.reviewed, row) &&
  matchesNarrowing(filters, row);

const matchesMarks = ({ marks, reviewed }: Filters, row: Pick<FilteredFacts, "marks">): boolean =>
  marks.length === 0
    ? reviewed !== "not_yet" || !row.marks.includes("skipped")
    : marks.some((mark) => row.marks.includes(mark));

const matchesReviewed = (reviewed: Reviewed, row: FilteredFacts): boolean => {
  switch (reviewed) {
    case "all":
      return true;
    case "not_yet":
      return row.decided === null;
    case "by_person":
      return row.decided !== null;
    case "overrides":
      return isOverride(row);
  }
};

/** As main is asked, and as a view is saved. */
export const filterInput = (filters: Filters) => ({
  statuses: [...filters.statuses],
  stars: [...filters.stars],
  reviewed: filters.reviewed,
  copies: [...filters.copies],
  marks: [...filters.marks],
  ...narrowingInput(filters),
  sort: filters.sort,
});

/** What a saved view says; what it does not mention hides nothing. */
export const filtersFrom = (saved: SavedFilter): Filters => ({
  ...narrowingFrom(saved),
  statuses: saved.statuses.length === 0 ? SUBMISSION_STATUSES : saved.statuses,
  stars: saved.stars.length === 0 ? ALL_STARS : saved.stars,
  reviewed: saved.reviewed,
  copies: saved.copies ?? [],
  marks: saved.marks ?? [],
  sort: saved.sort,
});
