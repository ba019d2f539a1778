import { sql } from "kysely";
import { COPY_MARKS, type CopyMark } from "#shared/domain/duplicates/copy.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { Stars } from "#shared/domain/scoring/score.ts";
import type { Outcome, SubmissionStatus } from "#shared/domain/submission.ts";
import type {
  StoreViews,
  TriageFilter,
  TriageIndex,
  TriageRow,
  TriageSort,
} from "../../service/views-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, once, query } from "../engine/query.ts";
import { copiesAsked, copiesOfRow, markedCells, markedNumbers } from "./copy-marks.ts";
import type { Bytes, SubmissionTable } from "../engine/schema.ts";
import { hexText, idBytes, idText } from "../rows/codec.ts";
import { facetsOf, REVIEW, starsOfFacet, statusOfFacet } from "../rows/facet.ts";

const COLUMNS = [
  "id",
  "number",
  "status",
  "stars",
  "own_stars",
  "verdict",
  "decision_outcome",
  "attempt",
  "won_at",
  "waiting_for",
  "scored_at",
  "practice",
  "file_sha256",
  "file_width",
  "file_height",
  "text_excerpt",
  "mean",
  "confidence",
] as const satisfies readonly (keyof SubmissionTable)[];

const rowByNumber = query<{ job: Bytes; number: number }>()((p) =>
  build.selectFrom("submission").select(COLUMNS).where("job_id", "=", p.job).where("number", "=", p.number),
);
const countsOf = query<{ job: Bytes }>()((p) =>
  build.selectFrom("facet_count").select(["facet", "review", "amount"]).where("job_id", "=", p.job),
);

export const REVIEWS: Record<TriageFilter["reviewed"], readonly number[]> = {
  all: [REVIEW.notYet, REVIEW.byPerson, REVIEW.override],
  by_person: [REVIEW.byPerson, REVIEW.override],
  not_yet: [REVIEW.notYet],
  overrides: [REVIEW.override],
};

/** Ties go by number, so that the order of a list never depends on chance. What has no score comes last. */
const ORDER: Record<TriageSort, readonly string[]> = {
  newest: ["number desc"],
  oldest: ["number"],
  best: ["stars desc nulls last", "mean desc nulls last", "number"],
  worst: ["stars nulls last", "mean nulls last", "number"],
  least_certain: ["confidence nulls last", "number"],
};

const numbersQuery = (filter: TriageFilter) =>
  once(
    build
      .selectFrom("submission")
      .select("number")
      .where("job_id", "=", idBytes(filter.jobId))
      .$if(filter.statuses.length > 0 || filter.stars.length > 0, (q) =>
        q.where("facet", "in", facetsOf(filter.statuses, filter.stars)),
      )
      .$if(filter.reviewed !== "all", (q) => q.where("review", "in", REVIEWS[filter.reviewed]))
      .$if(copiesAsked(filter), (q) => q.where("number", "in", markedNumbers(filter)))
      .orderBy(sql.raw(ORDER[filter.sort].join(", "))),
  );

interface Cell {
  readonly status: SubmissionStatus;
  readonly stars: number;
  readonly review: number;
  readonly amount: number;
}

export interface TriageByInput {
  readonly filter: Omit<TriageFilter, "sort">;
  readonly values: Float32Array;
}

/** Highest first, equal ones as they were; what has no value comes last. */
const descendingBy = (numbers: Uint32Array, values: Float32Array): Uint32Array => {
  const valueOf = (number: number): number => {
    const value = values[number] ?? Number.NaN;
    return Number.isNaN(value) ? -1 : value;
  };
  return numbers.toSorted((a, b) => valueOf(b) - valueOf(a) || a - b);
};

/**
 * The whole ordered list as numbers. Counts stand beside each filter as what choosing it would show: every
 * filter's counts respect the others and not itself. `total` is all of the job.
 */
export const triageIndex = (
  session: Session,
  filter: TriageFilter,
  /** Orders the list by these values in place of the filter's order. */
  values: Float32Array | null = null,
): TriageIndex => {
  const marked = markedCells(session, filter.jobId);
  const asked = filter.copies ?? [];
  const all = session.all(countsOf, { job: idBytes(filter.jobId) });
  const counted = copiesAsked(filter)
    ? marked
        .filter(({ marks }) => asked.some((mark) => marks.has(mark)))
        .map((cell) => ({ ...cell, amount: 1 }))
    : all;
  const cells = counted.map(({ facet, review, amount }): Cell => ({
    status: statusOfFacet(facet),
    stars: starsOfFacet(facet),
    review,
    amount,
  }));
  const inStatus = (cell: Cell) => filter.statuses.length === 0 || filter.statuses.includes(cell.status);
  const inStars = (cell: Cell) => filter.stars.length === 0 || filter.stars.includes(cell.stars);
  const inReview = (cell: Cell) => REVIEWS[filter.reviewed].includes(cell.review);
  const sum = (...tests: readonly ((cell: Cell) => boolean)[]) =>
    cells.reduce((total, cell) => (tests.every((test) => test(cell)) ? total + cell.amount : total), 0);
  const status = (wanted: SubmissionStatus) => sum((cell) => cell.status === wanted, inStars, inReview);
  const review = (wanted: TriageFilter["reviewed"]) =>
    sum((cell) => REVIEWS[wanted].includes(cell.review), inStatus, inStars);
  const numbers = Uint32Array.from(session.column(numbersQuery(filter), undefined) as number[]);
  const shown = marked.filter(({ facet, review: seen }) => {
    const cell = { status: statusOfFacet(facet), stars: starsOfFacet(facet), review: seen, amount: 1 };
    return inStatus(cell) && inStars(cell) && inReview(cell);
  });
  const copies = Object.fromEntries(
    COPY_MARKS.map((mark) => [mark, shown.filter(({ marks }) => marks.has(mark)).length]),
  ) as Record<CopyMark, number>;
  return {
    numbers: values === null ? numbers : descendingBy(numbers, values),
    total: all.reduce((total, { amount }) => total + amount, 0),
    byStatus: {
      pending_score: status("pending_score"),
      approved: status("approved"),
      rejected: status("rejected"),
      retry_pending: status("retry_pending"),
    },
    byStars: [0, 1, 2, 3, 4, 5].map((stars) => sum((cell) => cell.stars === stars, inStatus, inReview)),
    byReview: { byPerson: review("by_person"), notYet: review("not_yet"), overrides: review("overrides") },
    byCopies: copies,
  };
};

const triageRow = (row: Pick<SubmissionTable, (typeof COLUMNS)[number]>): Omit<TriageRow, "copies"> => ({
  id: idText(row.id),
  number: row.number,
  status: row.status as SubmissionStatus,
  stars: row.stars as Stars | null,
  ownStars: row.own_stars as Stars | null,
  verdict: row.verdict as Outcome | null,
  decided: row.decision_outcome as Outcome | null,
  attempt: row.attempt,
  winner: row.won_at !== null,
  waitingFor: row.waiting_for as TriageRow["waitingFor"],
  scored: row.scored_at !== null,
  practice: row.practice === 1,
  picture: row.file_sha256 === null ? null : hexText(row.file_sha256),
  width: row.file_width,
  height: row.file_height,
  text: row.text_excerpt,
  mean: row.mean,
  confidence: row.confidence,
});

/** What a screen shows of these numbers, in the order asked for; numbers that do not exist are left out. */
export const triageRows = (
  session: Session,
  jobId: JobId,
  numbers: readonly number[],
): readonly TriageRow[] => {
  const job = idBytes(jobId);
  return numbers
    .map((number) => session.get(rowByNumber, { job, number }))
    .filter((row) => row !== undefined)
    .map((row) => ({ ...triageRow(row), copies: copiesOfRow(session, job, row.number) }));
};

export const triageRowViews = (session: Session): Pick<StoreViews, "triageRows"> => ({
  triageRows: async (jobId, numbers) => triageRows(session, jobId, numbers),
});
