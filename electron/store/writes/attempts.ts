import type { StoreWriter } from "../../service/store-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, insertQuery, query, saveQuery } from "../engine/query.ts";
import type { AttemptTable, Bytes, EmbeddingTable, FileTable } from "../engine/schema.ts";
import {
  type AttemptExcerpt,
  attemptExcerpt,
  attemptFrom,
  attemptRow,
  type FileExcerpt,
  fileExcerpt,
  fileRow,
} from "../rows/attempt-row.ts";
import { idBytes, jsonText } from "../rows/codec.ts";
import { StoreError } from "../store-error.ts";

const ATTEMPT_COLUMNS = ["content_text", "received_at", "scored_at", "stars", "reasoning", "score"] as const;

const insertAttempt = insertQuery<AttemptTable>("attempt", ["submission_id", "attempt", ...ATTEMPT_COLUMNS]);
const saveAttempt = query<AttemptTable>()((p) =>
  build
    .updateTable("attempt")
    .set(Object.fromEntries(ATTEMPT_COLUMNS.map((column) => [column, p[column]])))
    .where("submission_id", "=", p.submission_id)
    .where("attempt", "=", p.attempt),
);
const insertFile = insertQuery<FileTable>("file", [
  "id",
  "submission_id",
  "attempt",
  "position",
  "sha256",
  "size_bytes",
  "content_type",
  "original_name",
  "width",
  "height",
  "facts",
]);
const saveFacts = saveQuery<{ id: Bytes; facts: string }>("file", ["facts"], "id");
const putEmbedding = query<EmbeddingTable>()((p) =>
  build
    .insertInto("embedding")
    .values({ file_id: p.file_id, model_id: p.model_id, revision: p.revision, vector: p.vector })
    .onConflict((conflict) =>
      conflict
        .columns(["file_id", "model_id", "revision"])
        .doUpdateSet((eb) => ({ vector: eb.ref("excluded.vector") })),
    ),
);
const addBytes = query<{ submission: Bytes; bytes: number }>()((p) =>
  build
    .updateTable("job")
    .set((eb) => ({ file_bytes: eb("file_bytes", "+", p.bytes) }))
    .where("id", "=", (eb) => eb.selectFrom("submission").select("job_id").where("id", "=", p.submission)),
);

type OfAttempt = { submission: Bytes; attempt: number };
const repeatAttempt = query<AttemptExcerpt & OfAttempt>()((p) =>
  build
    .updateTable("submission")
    .set({
      mean: p.mean,
      relevance: p.relevance,
      quality: p.quality,
      completeness: p.completeness,
      confidence: p.confidence,
      practice: p.practice,
      text_excerpt: p.text_excerpt,
    })
    .where("id", "=", p.submission)
    .where("attempt", "=", p.attempt),
);
const repeatFile = query<FileExcerpt & OfAttempt>()((p) =>
  build
    .updateTable("submission")
    .set({
      file_id: p.file_id,
      file_sha256: p.file_sha256,
      file_type: p.file_type,
      file_bytes: p.file_bytes,
      file_width: p.file_width,
      file_height: p.file_height,
    })
    .where("id", "=", p.submission)
    .where("attempt", "=", p.attempt),
);
const oneAttempt = query<OfAttempt>()((p) =>
  build
    .selectFrom("attempt")
    .selectAll()
    .where("submission_id", "=", p.submission)
    .where("attempt", "=", p.attempt),
);
const firstFile = query<OfAttempt>()((p) =>
  build
    .selectFrom("file")
    .selectAll()
    .where("submission_id", "=", p.submission)
    .where("attempt", "=", p.attempt)
    .where("position", "=", 0),
);

/** After a new attempt the submission repeats that one's facts, whichever of the rows was written first. */
export const repeatLatestAttempt = (session: Session, submission: Bytes, attempt: number): void => {
  const row = session.get(oneAttempt, { submission, attempt });
  const excerpt = attemptExcerpt(row === undefined ? null : attemptFrom(row));
  session.run(repeatAttempt, { submission, attempt, ...excerpt });
  session.run(repeatFile, {
    submission,
    attempt,
    ...fileExcerpt(session.get(firstFile, { submission, attempt }) ?? null),
  });
};

export const writeAttempts = (
  session: Session,
): Pick<StoreWriter, "insertAttempt" | "saveAttempt" | "insertFile" | "saveFileFacts" | "saveEmbedding"> => ({
  insertAttempt: async (attempt) => {
    const row = attemptRow(attempt);
    session.run(insertAttempt, row);
    session.run(repeatAttempt, {
      submission: row.submission_id,
      attempt: row.attempt,
      ...attemptExcerpt(attempt),
    });
  },
  saveAttempt: async (attempt) => {
    const row = attemptRow(attempt);
    if (session.run(saveAttempt, row) !== 1) {
      throw new StoreError("constraint_violated", "The attempt to save does not exist.");
    }
    session.run(repeatAttempt, {
      submission: row.submission_id,
      attempt: row.attempt,
      ...attemptExcerpt(attempt),
    });
  },
  insertFile: async (file) => {
    const row = fileRow(file);
    session.run(insertFile, row);
    session.run(addBytes, { submission: row.submission_id, bytes: row.size_bytes });
    if (row.position === 0) {
      session.run(repeatFile, { submission: row.submission_id, attempt: row.attempt, ...fileExcerpt(row) });
    }
  },
  saveFileFacts: async (id, facts) => {
    session.run(saveFacts, { id: idBytes(id), facts: jsonText(facts) });
  },
  saveEmbedding: async ({ fileId, modelId, revision, vector }) => {
    session.run(putEmbedding, { file_id: idBytes(fileId), model_id: modelId, revision, vector });
  },
});
