import type { FileId, JobId } from "#shared/domain/ids.ts";
import type { StoreViews, WurkRow } from "../../service/views-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { hexText, idBytes, idText } from "../rows/codec.ts";

const lastNumber = query<{ job: Bytes }>()((p) =>
  build.selectFrom("job").select("last_number").where("id", "=", p.job),
);
const pageRows = query<{ job: Bytes; low: number; high: number }>()((p) =>
  build
    .selectFrom("submission")
    .leftJoin("attempt", (join) =>
      join
        .onRef("attempt.submission_id", "=", "submission.id")
        .onRef("attempt.attempt", "=", "submission.attempt"),
    )
    .select(["submission.id", "submission.won_at", "attempt.content_text"])
    .where("submission.job_id", "=", p.job)
    .where("submission.number", ">=", p.low)
    .where("submission.number", "<=", p.high)
    .orderBy("submission.number", "desc"),
);
const pageFiles = query<{ job: Bytes; low: number; high: number }>()((p) =>
  build
    .selectFrom("submission")
    .innerJoin("file", (join) =>
      join.onRef("file.submission_id", "=", "submission.id").onRef("file.attempt", "=", "submission.attempt"),
    )
    .select(["submission.id as submission_id", "file.id"])
    .where("submission.job_id", "=", p.job)
    .where("submission.number", ">=", p.low)
    .where("submission.number", "<=", p.high)
    .orderBy("submission.number", "desc")
    .orderBy("file.position"),
);

/** Numbers run from 1 without gaps, so page N, newest first, is a range of them: no row is counted or skipped. */
export const wurkPage = (
  session: Session,
  jobId: JobId,
  page: number,
  pageSize: number,
): { readonly rows: readonly WurkRow[]; readonly total: number } => {
  const job = idBytes(jobId);
  const total = session.get(lastNumber, { job })?.last_number ?? 0;
  const high = total - (page - 1) * pageSize;
  if (high < 1) return { rows: [], total };
  const range = { job, low: high - pageSize + 1, high };
  const files = new Map<string, FileId[]>();
  for (const row of session.all(pageFiles, range)) {
    const key = hexText(row.submission_id);
    const known = files.get(key);
    if (known === undefined) files.set(key, [idText<FileId>(row.id)]);
    else known.push(idText<FileId>(row.id));
  }
  const rows = session.all(pageRows, range).map((row) => ({
    id: idText(row.id),
    contentText: row.content_text,
    fileIds: files.get(hexText(row.id)) ?? [],
    winner: row.won_at !== null,
  })) as readonly WurkRow[];
  return { rows, total };
};

export const wurkViews = (session: Session): Pick<StoreViews, "wurkPage"> => ({
  wurkPage: async (jobId, page, pageSize) => wurkPage(session, jobId, page, pageSize),
});
