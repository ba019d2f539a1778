/** For the reader worker: the list of a job, with counts beside every filter. */
import {
  DECIDERS,
  type Decider,
  RECENT,
  type Recent,
  TRIES,
  type TriageFacets,
  type TriageGroup,
  type Tries,
  type WorkerFacet,
} from "#shared/contract/triage-calls.ts";
import { COPY_MARKS, type CopyMark } from "#shared/domain/duplicates/copy.ts";
import type { JobId, WorkerId } from "#shared/domain/ids.ts";
import { DESK_MARKS, type DeskMark, marksShown } from "#shared/domain/marks.ts";
import { SUBMISSION_STATUSES, type SubmissionStatus } from "#shared/domain/submission.ts";
import type { TriageFilter, TriageIndex } from "../../../service/views-port.ts";
import type { Connection } from "../../engine/connection.ts";
import { build, query } from "../../engine/query.ts";
import type { Bytes } from "../../engine/schema.ts";
import { idBytes } from "../../rows/codec.ts";
import { REVIEW } from "../../rows/facet.ts";
import { columnsOf } from "./columns-cache.ts";
import { type Group, groupsFor } from "./groups.ts";
import { type JobColumns, LAST_TRY } from "./job-columns.ts";
import { narrow, type Narrowed } from "./narrow.ts";
import { ordered, orderedByValues } from "./ordering.ts";

export interface TriageByInput {
  readonly filter: Omit<TriageFilter, "sort">;
  readonly values: Float32Array;
}

const WORKERS_SHOWN = 40;

const marksOfJob = query<{ job: Bytes }>()((p) =>
  build.selectFrom("copy_mark").select(["number", "kind"]).where("job_id", "=", p.job),
);
const nameOf = query<{ id: Bytes }>()((p) =>
  build.selectFrom("worker").select("name").where("id", "=", p.id),
);

/** A bit for each mark, for the rows that carry any: mostly few. */
const copyBits = (connection: Connection, jobId: JobId): ReadonlyMap<number, number> => {
  const bits = new Map<number, number>();
  for (const [number, kind] of connection.rows(marksOfJob, { job: idBytes(jobId) }) as readonly [
    number,
    CopyMark,
  ][]) {
    bits.set(number - 1, (bits.get(number - 1) ?? 0) | (1 << COPY_MARKS.indexOf(kind)));
  }
  return bits;
};

const marksOnJob = query<{ job: Bytes }>()((p) =>
  build.selectFrom("desk_mark").select(["number", "kind", "attempt"]).where("job_id", "=", p.job),
);

/** The same for what people at the desk marked. */
const markBits = (
  connection: Connection,
  jobId: JobId,
  { tries, review }: JobColumns,
): ReadonlyMap<number, number> => {
  const bits = new Map<number, number>();
  for (const [number, kind, attempt] of connection.rows(marksOnJob, {
    job: idBytes(jobId),
  }) as readonly [number, DeskMark, number][]) {
    const row = number - 1;
    const now = { attempt: tries[row] ?? 1, decided: review[row] !== REVIEW.notYet };
    if (marksShown([{ kind, attempt: Math.min(LAST_TRY, attempt) }], now).length > 0)
      bits.set(row, (bits.get(row) ?? 0) | (1 << DESK_MARKS.indexOf(kind)));
  }
  return bits;
};

interface Looked extends Narrowed {
  readonly columns: JobColumns;
  readonly groups: readonly Group[];
}

const look = (connection: Connection, filter: Omit<TriageFilter, "sort">, keep = true): Looked => {
  const columns = columnsOf(connection, filter.jobId, keep);
  const marks = markBits(connection, filter.jobId, columns);
  const groups = groupsFor(columns, copyBits(connection, filter.jobId), marks, filter);
  return { columns, groups, ...narrow(columns.count, groups) };
};

/** The numbers of what passes, in the order of the numbers. */
export const numbersInTriage = (
  connection: Connection,
  filter: Omit<TriageFilter, "sort">,
  keep = true,
): Uint32Array => look(connection, filter, keep).rows.map((row) => row + 1);

/** The whole ordered list as numbers; `total` is all of the job. */
export const triageIndex = (connection: Connection, filter: TriageFilter): TriageIndex => {
  const looked = look(connection, filter);
  return indexOf(connection, filter, looked, ordered(looked.columns, looked.rows, filter.sort));
};

/** The same by values in place of a sort, the highest first. */
export const triageIndexBy = (connection: Connection, { filter, values }: TriageByInput): TriageIndex => {
  const looked = look(connection, filter);
  return indexOf(connection, filter, looked, orderedByValues(looked.rows, values));
};

const byName = <Name extends string | number>(
  names: readonly Name[],
  counts: Uint32Array,
): Record<Name, number> =>
  Object.fromEntries(names.map((name, at) => [name, counts[at] ?? 0])) as Record<Name, number>;

const indexOf = (
  connection: Connection,
  filter: Omit<TriageFilter, "sort">,
  { columns, groups, hiding }: Looked,
  rows: Uint32Array,
): TriageIndex => {
  const counts = (name: TriageGroup): Uint32Array =>
    groups.find((group) => group.name === name)?.counts ?? new Uint32Array();
  const [notYet = 0, byPerson = 0, overrides = 0] = counts("reviewed");
  return {
    numbers: rows.map((row) => row + 1),
    total: columns.count,
    byStatus: byName<SubmissionStatus>(SUBMISSION_STATUSES, counts("statuses")),
    byStars: [...counts("stars")],
    byReview: { notYet, byPerson: byPerson + overrides, overrides },
    byCopies: byName<CopyMark>(COPY_MARKS, counts("copies")),
    byMarks: byName<DeskMark>(DESK_MARKS, counts("marks")),
    facets: {
      byDecider: byName<Decider>(DECIDERS, counts("decidedBy")),
      byTries: byName<Tries>(TRIES, counts("tries")),
      bySent: byName<Recent>(RECENT, counts("sent")),
      byReason: reasons(columns, counts("reasons")),
      byWorker: workers(connection, columns, counts("workers"), filter.workers ?? []),
      workers: columns.workers.list.length,
      byConfidence: [...counts("confidence")],
      byDimension: {
        relevance: [...counts("relevance")],
        quality: [...counts("quality")],
        completeness: [...counts("completeness")],
      },
      hiding,
    },
  };
};

const reasons = ({ reasons: { list } }: JobColumns, counts: Uint32Array): TriageFacets["byReason"] =>
  list
    .map((code, at) => ({ code, count: counts[at] ?? 0 }))
    .filter(({ code }) => code !== "")
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));

const workers = (
  connection: Connection,
  { workers: { list } }: JobColumns,
  counts: Uint32Array,
  chosen: readonly WorkerId[],
): readonly WorkerFacet[] =>
  list
    .map((id, at) => ({ id: id as WorkerId, count: counts[at] ?? 0 }))
    .sort((a, b) => b.count - a.count)
    .filter(({ id, count }, at) => (at < WORKERS_SHOWN && count > 0) || chosen.includes(id))
    .map(({ id, count }) => ({
      id,
      count,
      name: connection.get(nameOf, { id: idBytes(id) })?.name ?? null,
    }));
