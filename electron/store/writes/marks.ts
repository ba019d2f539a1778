import type { MarkWrites } from "../../service/marks-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, insertQuery, query } from "../engine/query.ts";
import type { Bytes, DeskMarkTable } from "../engine/schema.ts";
import { idBytes } from "../rows/codec.ts";

const clear = query<{ job: Bytes; number: number }>()((p) =>
  build.deleteFrom("desk_mark").where("job_id", "=", p.job).where("number", "=", p.number),
);
const put = insertQuery<DeskMarkTable>("desk_mark", ["job_id", "number", "kind", "attempt"]);

export const writeMarks = (session: Session): MarkWrites => ({
  saveMarks: async (jobId, number, marks, attempt) => {
    const job = idBytes(jobId);
    session.run(clear, { job, number });
    for (const kind of marks) session.run(put, { job_id: job, number, kind, attempt });
  },
});
