import { sql } from "kysely";
import type { EmbeddingChunk } from "../../service/picture-index-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";

/**
 * SQLite numbers the rows of a table as they are stored; a row that is stored again keeps its number, and embeddings
 * are never deleted. A store without such numbers needs a sequence of its own here.
 */
const PLACE = sql.ref<number>("embedding.rowid");

export interface ChunkInput {
  readonly modelId: string;
  readonly revision: string;
  readonly after: number;
  readonly span: number;
}

const last = query<null>()(() =>
  build.selectFrom("embedding").select(sql<number | null>`max(rowid)`.as("place")),
);
const chunkRows = query<ChunkInput & { readonly through: number }>()((p) =>
  build
    .selectFrom("embedding")
    .innerJoin("file", "file.id", "embedding.file_id")
    .innerJoin("submission", "submission.id", "file.submission_id")
    .select([
      "embedding.vector",
      "embedding.file_id",
      "file.submission_id",
      "file.attempt",
      "submission.job_id",
      "submission.owner_id",
      "submission.number",
      "submission.submitted_second",
      sql<string | null>`json_extract(file.facts, '$.perceptualHash')`.as("hash"),
    ])
    .where(PLACE, ">", p.after)
    .where(PLACE, "<=", p.through)
    .where("embedding.model_id", "=", p.modelId)
    .where("embedding.revision", "=", p.revision)
    .orderBy(PLACE),
);

export const lastEmbedding = (session: Session): number => session.get(last, null)?.place ?? 0;

const ID = 16;
const HASH = 8;

/** A walk by place, not by row: what other models stored in between is passed over in bounded steps too. */
export const embeddingChunk = (session: Session, input: ChunkInput): EmbeddingChunk => {
  const end = lastEmbedding(session);
  const through = Math.min(end, input.after + input.span);
  const found = session.all(chunkRows, { ...input, through });
  const bytes = found[0]?.vector.byteLength ?? Float32Array.BYTES_PER_ELEMENT;
  const rows = found.filter(({ vector }) => vector.byteLength === bytes);
  const side = (width: number, of: (row: (typeof rows)[number]) => Bytes | null): Uint8Array => {
    const column = new Uint8Array(width * rows.length);
    rows.forEach((row, at) => {
      const value = of(row);
      if (value !== null) column.set(value, width * at);
    });
    return column;
  };
  return {
    count: rows.length,
    bytes,
    vectors: side(bytes, (row) => row.vector),
    fileIds: side(ID, (row) => row.file_id),
    submissionIds: side(ID, (row) => row.submission_id),
    jobIds: side(ID, (row) => row.job_id),
    ownerIds: side(ID, (row) => row.owner_id),
    attempts: Uint32Array.from(rows, (row) => row.attempt),
    numbers: Uint32Array.from(rows, (row) => row.number),
    submittedSeconds: Uint32Array.from(rows, (row) => row.submitted_second),
    hashes: side(HASH, ({ hash }) => (hash === null ? null : Buffer.from(hash, "hex"))),
    hashed: Uint8Array.from(rows, ({ hash }) => (hash === null ? 0 : 1)),
    through,
    last: end,
  };
};
