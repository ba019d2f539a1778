import type { ScoreColumns } from "#shared/contract/judging-views.ts";
import { markOf } from "#shared/domain/scoring/what-if.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { Outcome, SubmissionStatus } from "#shared/domain/submission.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { idBytes } from "../rows/codec.ts";

const scored = query<{ job: Bytes }>()((p) =>
  build
    .selectFrom("submission")
    .select(["number", "relevance", "quality", "completeness", "status", "decision_outcome", "won_at"])
    .where("job_id", "=", p.job)
    .where("mean", "is not", null)
    .orderBy("number"),
);

/** For the reader worker: it looks at every submission of the job. */
export const scoreColumns = (session: Session, jobId: JobId): ScoreColumns => {
  const rows = session.all(scored, { job: idBytes(jobId) });
  const columns = {
    numbers: new Uint32Array(rows.length),
    dimensions: new Float64Array(3 * rows.length),
    marks: new Uint8Array(rows.length),
  };
  rows.forEach((row, at) => {
    columns.numbers[at] = row.number;
    columns.dimensions[3 * at] = row.relevance ?? 1;
    columns.dimensions[3 * at + 1] = row.quality ?? 1;
    columns.dimensions[3 * at + 2] = row.completeness ?? 1;
    columns.marks[at] = markOf({
      decision: row.decision_outcome as Outcome | null,
      status: row.status as SubmissionStatus,
      won: row.won_at !== null,
    });
  });
  return columns;
};
