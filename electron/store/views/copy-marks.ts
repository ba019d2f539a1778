/** What a row of the desk's list shows of pictures and texts that came more than once. */
import type { RowCopies } from "#shared/contract/desk-views.ts";
import type { CopyMark } from "#shared/domain/duplicates/copy.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";

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
