import type { JobId, OwnerId, SubmissionId } from "#shared/domain/ids.ts";
import type { Stars } from "#shared/domain/scoring/score.ts";
import { SUBMISSION_STATUSES, type SubmissionStatus } from "#shared/domain/submission.ts";
import type { ListFilter, ListPosition, SubmissionListRow } from "../../service/list-port.ts";
import type { StoreViews } from "../../service/views-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, hexOf, query } from "../engine/query.ts";
import type { Bytes, SubmissionTable } from "../engine/schema.ts";
import { idBytes, idOfHex, instantOf, instantOrNull } from "../rows/codec.ts";
import { facetsOf } from "../rows/facet.ts";
import { secondOf } from "../rows/submission-row.ts";

/**
 * Ids come as hex text: a row's four BLOBs as buffers of their own cost more than all the rest of it (measured over
 * 21 rows: 270 us against 170).
 */
const COLUMNS = [
  hexOf("submission.id", "id_hex"),
  hexOf("submission.job_id", "job_hex"),
  hexOf("submission.worker_id", "worker_hex"),
  hexOf("submission.file_id", "file_hex"),
  "status",
  "stars",
  "reasoning",
  "submitted_at",
  "scored_at",
  "file_type",
  "file_bytes",
] as const;

/** A slice of one scope, newest second first, ties by id; it starts below (second, id) and ends at `from`. */
interface Slice {
  readonly scope: Bytes;
  readonly from: number;
  readonly second: number;
  readonly id: Bytes;
  readonly limit: number;
}

const rowsOf = (scope: "owner_id" | "job_id") =>
  query<Slice>()((p) =>
    build
      .selectFrom("submission")
      .select(COLUMNS)
      .where(scope, "=", p.scope)
      .where("submitted_second", ">=", p.from)
      .where((eb) => eb(eb.refTuple("submitted_second", "id"), "<", eb.tuple(p.second, p.id)))
      .orderBy("submitted_second", "desc")
      .orderBy("id", "desc")
      .limit(p.limit),
  );
/** The same for one facet; reads nothing but its index. */
const keysOf = (scope: "owner_id" | "job_id") =>
  query<Slice & { readonly facet: number }>()((p) =>
    build
      .selectFrom("submission")
      .select(["submitted_second", "id"])
      .where(scope, "=", p.scope)
      .where("facet", "=", p.facet)
      .where("submitted_second", ">=", p.from)
      .where((eb) => eb(eb.refTuple("submitted_second", "id"), "<", eb.tuple(p.second, p.id)))
      .orderBy("submitted_second", "desc")
      .orderBy("id", "desc")
      .limit(p.limit),
  );
const QUERIES = {
  owner: { rows: rowsOf("owner_id"), keys: keysOf("owner_id") },
  job: { rows: rowsOf("job_id"), keys: keysOf("job_id") },
};
const rowById = query<{ id: Bytes; owner: Bytes }>()((p) =>
  build.selectFrom("submission").select(COLUMNS).where("id", "=", p.id).where("owner_id", "=", p.owner),
);
const jobOfOwner = query<{ id: Bytes; owner: Bytes }>()((p) =>
  build.selectFrom("job").select("id").where("id", "=", p.id).where("owner_id", "=", p.owner),
);

export const ownsJob = (session: Session, owner: Bytes, jobId: JobId): boolean =>
  session.get(jobOfOwner, { id: idBytes(jobId), owner }) !== undefined;

type Row = Pick<
  SubmissionTable,
  "status" | "stars" | "reasoning" | "submitted_at" | "scored_at" | "file_type" | "file_bytes"
> & {
  readonly id_hex: string;
  readonly job_hex: string;
  readonly worker_hex: string;
  /** Empty where there is no file. */
  readonly file_hex: string;
};

const listRow = (row: Row): SubmissionListRow => ({
  id: idOfHex<SubmissionId>(row.id_hex),
  jobId: idOfHex(row.job_hex),
  workerId: idOfHex(row.worker_hex),
  status: row.status as SubmissionStatus,
  stars: row.stars as Stars | null,
  reasoning: row.reasoning,
  submittedAt: instantOf(row.submitted_at),
  scoredAt: instantOrNull(row.scored_at),
  file:
    row.file_hex === "" || row.file_type === null || row.file_bytes === null
      ? null
      : { id: idOfHex(row.file_hex), contentType: row.file_type, sizeBytes: row.file_bytes },
});

/** Below everything of the second after the window: no id is smaller than this one. */
const NO_ID: Bytes = new Uint8Array(16);

const startOf = (filter: ListFilter, after: ListPosition | null): Pick<Slice, "second" | "id"> => {
  const top = { second: filter.toSecond + 1, id: NO_ID };
  if (after === null) return top;
  const second = secondOf(after.submittedAt);
  return second > filter.toSecond ? top : { second, id: idBytes(after.id) };
};

/** The facets that a filter keeps; null when it keeps them all, and the plain index serves. */
export const facetsFor = ({ status, minStars }: ListFilter): readonly number[] | null => {
  if (status === null && minStars === null) return null;
  const stars = minStars === null ? [] : [1, 2, 3, 4, 5].filter((value) => value >= minStars);
  if (minStars !== null && stars.length === 0) return [];
  return facetsOf(status === null ? SUBMISSION_STATUSES : [status], stars);
};

/**
 * A page by key, newest shown second first, ties by id descending. A filtered page merges one index range per
 * facet (at most 24), so that its cost depends on the page's length and not on how rare the rows are.
 */
export const listSubmissions = (
  session: Session,
  filter: ListFilter,
  after: ListPosition | null,
  limit: number,
): readonly SubmissionListRow[] => {
  const owner = idBytes(filter.ownerId);
  if (filter.jobId !== null && !ownsJob(session, owner, filter.jobId)) return [];
  const queries = filter.jobId === null ? QUERIES.owner : QUERIES.job;
  const slice: Slice = {
    scope: filter.jobId === null ? owner : idBytes(filter.jobId),
    from: filter.fromSecond,
    ...startOf(filter, after),
    limit,
  };
  const facets = facetsFor(filter);
  if (facets === null) return session.all(queries.rows, slice).map(listRow);
  return facets
    .flatMap((facet) => session.all(queries.keys, { ...slice, facet }))
    .sort((a, b) => b.submitted_second - a.submitted_second || Buffer.compare(b.id, a.id))
    .slice(0, limit)
    .map(({ id }) => session.get(rowById, { id, owner }))
    .filter((row) => row !== undefined)
    .map(listRow);
};

export const submissionRow = (
  session: Session,
  ownerId: OwnerId,
  id: SubmissionId,
): SubmissionListRow | null => {
  const row = session.get(rowById, { id: idBytes(id), owner: idBytes(ownerId) });
  return row === undefined ? null : listRow(row);
};

export const listViews = (session: Session): Pick<StoreViews, "listSubmissions" | "submissionRow"> => ({
  listSubmissions: async (filter, after, limit) => listSubmissions(session, filter, after, limit),
  submissionRow: async (ownerId, id) => submissionRow(session, ownerId, id),
});
