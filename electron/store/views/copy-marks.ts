/** What the desk's list shows and filters by of pictures and texts that came more than once. */
import type { RowCopies } from "#shared/contract/desk-views.ts";
import type { CopyMark } from "#shared/domain/duplicates/copy.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { TriageFilter } from "../../service/views-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { idBytes } from "../rows/codec.ts";

type CopiesFilter = Pick<TriageFilter, "jobId" | "copies">;

export const copiesAsked = ({ copies }: CopiesFilter): boolean => copies !== undefined && copies.length > 0;

/** The numbers of what carries one of the marks asked for, as a subquery. */
export const markedNumbers = ({ jobId, copies }: CopiesFilter) =>
  build
    .selectFrom("copy_mark")
    .select("number")
    .where("job_id", "=", idBytes(jobId))
    .where("kind", "in", [...(copies ?? [])]);

const cellsOf = query<{ job: Bytes }>()((p) =>
  build
    .selectFrom("copy_mark")
    .innerJoin("submission", (join) =>
      join
        .onRef("submission.job_id", "=", "copy_mark.job_id")
        .onRef("submission.number", "=", "copy_mark.number"),
    )
    .select(["copy_mark.number", "copy_mark.kind", "submission.facet", "submission.review"])
    .where("copy_mark.job_id", "=", p.job),
);

interface MarkedCell {
  readonly facet: number;
  readonly review: number;
  readonly marks: ReadonlySet<CopyMark>;
}

/** Everything of a job that carries a mark: mostly few, so they are counted one by one. */
export const markedCells = (session: Session, jobId: JobId): readonly MarkedCell[] => {
  const cells = new Map<number, { facet: number; review: number; marks: Set<CopyMark> }>();
  for (const { number, kind, facet, review } of session.all(cellsOf, { job: idBytes(jobId) })) {
    const cell = cells.get(number) ?? { facet, review, marks: new Set<CopyMark>() };
    cell.marks.add(kind as CopyMark);
    cells.set(number, cell);
  }
  return [...cells.values()];
};

const marksOf = query<{ job: Bytes; number: number }>()((p) =>
  build
    .selectFrom("copy_mark")
    .leftJoin("copy_cluster", "copy_cluster.id", "copy_mark.cluster")
    .select(["copy_mark.kind", "copy_cluster.size"])
    .where("copy_mark.job_id", "=", p.job)
    .where("copy_mark.number", "=", p.number),
);

export const copiesOfRow = (session: Session, job: Bytes, number: number): RowCopies | null => {
  const rows = session.all(marksOf, { job, number });
  if (rows.length === 0) return null;
  return {
    marks: rows.map(({ kind }) => kind as CopyMark),
    size: rows.reduce((most, { size }) => Math.max(most, size ?? 1), 1),
  };
};
