import type { DeskMark } from "#shared/domain/marks.ts";
import type { MarkReads } from "../../service/marks-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { idBytes } from "../rows/codec.ts";

const marks = query<{ job: Bytes; number: number }>()((p) =>
  build
    .selectFrom("desk_mark")
    .select(["kind", "attempt"])
    .where("job_id", "=", p.job)
    .where("number", "=", p.number),
);

export const readMarks = (session: Session): MarkReads => ({
  keptMarks: async (jobId, number) =>
    session
      .all(marks, { job: idBytes(jobId), number })
      .map(({ kind, attempt }) => ({ kind: kind as DeskMark, attempt })),
});
