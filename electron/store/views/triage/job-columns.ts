/**
 * What filters and orders ask of every submission of a job, by row: number 1 is row 0, as numbers run without gaps.
 * Figures that are not there are NaN; workers, people and reasons are places in a list of their own.
 */
import { idText } from "../../rows/codec.ts";
import type { Connection } from "../../engine/connection.ts";
import { build, query } from "../../engine/query.ts";
import type { Bytes } from "../../engine/schema.ts";
import { Names } from "./names.ts";

export interface JobColumns {
  readonly count: number;
  readonly facet: Uint8Array;
  readonly review: Uint8Array;
  readonly tries: Uint8Array;
  readonly mean: Float32Array;
  readonly confidence: Float32Array;
  readonly dimensions: {
    readonly relevance: Float32Array;
    readonly quality: Float32Array;
    readonly completeness: Float32Array;
  };
  readonly sentAt: Float64Array;
  readonly secondsToDecide: Float32Array;
  readonly worker: Uint32Array;
  /** 0 is nobody. */
  readonly actor: Uint16Array;
  /** 0 is none. */
  readonly reason: Uint16Array;
  readonly workers: Names;
  readonly actors: Names;
  readonly reasons: Names;
}

const COLUMNS = [
  "number",
  "facet",
  "review",
  "attempt",
  "mean",
  "confidence",
  "relevance",
  "quality",
  "completeness",
  "submitted_at",
  "attempted_at",
  "decision_at",
  "decision_actor",
  "decision_reason",
  "worker_id",
] as const;

const rowsOfJob = query<{ job: Bytes }>()((p) =>
  build.selectFrom("submission").select(COLUMNS).where("job_id", "=", p.job).orderBy("number"),
);
const rowById = query<{ id: Bytes }>()((p) =>
  build.selectFrom("submission").select(COLUMNS).where("id", "=", p.id),
);

type Row = readonly [
  number: number,
  facet: number,
  review: number,
  attempt: number,
  mean: number | null,
  confidence: number | null,
  relevance: number | null,
  quality: number | null,
  completeness: number | null,
  submittedAt: number,
  attemptedAt: number,
  decidedAt: number | null,
  actor: string | null,
  reason: string | null,
  worker: Bytes,
];

/** Later tries are not told apart. */
export const LAST_TRY = 255;
const SPARE = 1024;
const SECOND = 1000;

const emptyColumns = (room: number): JobColumns => ({
  count: 0,
  facet: new Uint8Array(room),
  review: new Uint8Array(room),
  tries: new Uint8Array(room),
  mean: new Float32Array(room),
  confidence: new Float32Array(room),
  dimensions: {
    relevance: new Float32Array(room),
    quality: new Float32Array(room),
    completeness: new Float32Array(room),
  },
  sentAt: new Float64Array(room),
  secondsToDecide: new Float32Array(room),
  worker: new Uint32Array(room),
  actor: new Uint16Array(room),
  reason: new Uint16Array(room),
  workers: new Names(),
  actors: new Names([""]),
  reasons: new Names([""]),
});

const put = (columns: JobColumns, row: Row): void => {
  const [number, facet, review, attempt, mean, confidence, relevance, quality, completeness, ...rest] = row;
  const [submittedAt, attemptedAt, decidedAt, actor, reason, worker] = rest;
  const at = number - 1;
  columns.facet[at] = facet;
  columns.review[at] = review;
  columns.tries[at] = Math.min(LAST_TRY, attempt);
  columns.mean[at] = mean ?? Number.NaN;
  columns.confidence[at] = confidence ?? Number.NaN;
  columns.dimensions.relevance[at] = relevance ?? Number.NaN;
  columns.dimensions.quality[at] = quality ?? Number.NaN;
  columns.dimensions.completeness[at] = completeness ?? Number.NaN;
  columns.sentAt[at] = submittedAt;
  columns.secondsToDecide[at] = decidedAt === null ? Number.NaN : (decidedAt - attemptedAt) / SECOND;
  columns.worker[at] = columns.workers.placeOfBytes(worker, idText);
  columns.actor[at] = columns.actors.placeOf(actor ?? "");
  columns.reason[at] = columns.reasons.placeOf(reason ?? "");
};

/** Reads all of a job: some 100 ms for 100,000 submissions. */
export const readColumns = (connection: Connection, job: Bytes): JobColumns => {
  const rows = connection.rows(rowsOfJob, { job }) as unknown as readonly Row[];
  const columns = emptyColumns(rows.length + SPARE);
  for (const row of rows) put(columns, row);
  return { ...columns, count: rows.length };
};

/** The same with these submissions read again; null where one does not fit behind the last. */
export const readAgain = (
  connection: Connection,
  columns: JobColumns,
  ids: readonly Uint8Array[],
): JobColumns | null => {
  const rows = ids.flatMap((id) => connection.rows(rowById, { id })) as unknown as readonly Row[];
  let { count } = columns;
  for (const row of rows.toSorted(([a], [b]) => a - b)) {
    if (row[0] > count + 1 || row[0] > columns.facet.length) return null;
    put(columns, row);
    count = Math.max(count, row[0]);
  }
  return { ...columns, count };
};
