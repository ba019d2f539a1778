import type { EmbeddingChunk } from "../../service/picture-index-port.ts";
import { bytesColumn, type Column, wordsColumn } from "./columns.ts";
import { createIdTable, ID_BYTES, type IdTable, ID_WORDS, idWords } from "./id-table.ts";
import { createPackedRows, type PackedRows } from "./packed-rows.ts";

/** The embeddings of one model with what is known of each: a row is a picture file. */
export interface PictureRows {
  readonly vectors: PackedRows;
  readonly columns: PictureColumns;
  /** The number of a file in it is its row. */
  readonly files: IdTable;
  readonly submissions: IdTable;
  readonly jobs: IdTable;
  readonly owners: IdTable;
  count(): number;
  /** The row of the file whose id begins at that byte; -1 when it has none. */
  rowOf(fileIds: Uint8Array, at: number): number;
  /** Takes a piece of the store in; a file that is known already keeps its row. */
  add(chunk: EmbeddingChunk): void;
  /** The last attempt of a submission that has a row. */
  newestAttempt(submission: number): number;
}

/** Numbers in the tables, and facts, by row. */
export interface PictureColumns {
  readonly submission: Column<Uint32Array>;
  readonly job: Column<Uint32Array>;
  readonly owner: Column<Uint32Array>;
  readonly attempt: Column<Uint32Array>;
  readonly number: Column<Uint32Array>;
  readonly second: Column<Uint32Array>;
  readonly hashHigh: Column<Uint32Array>;
  readonly hashLow: Column<Uint32Array>;
  readonly hashed: Column<Uint8Array>;
}

const FLOAT = 4;

type Ids = Readonly<Record<"files" | "submissions" | "jobs" | "owners", Uint32Array>>;

export const createPictureRows = (width: number): PictureRows => {
  const vectors = createPackedRows(width);
  const [files, submissions, jobs, owners] = [
    createIdTable(),
    createIdTable(),
    createIdTable(),
    createIdTable(),
  ];
  const columns: PictureColumns = {
    submission: wordsColumn(),
    job: wordsColumn(),
    owner: wordsColumn(),
    attempt: wordsColumn(),
    number: wordsColumn(),
    second: wordsColumn(),
    hashHigh: wordsColumn(),
    hashLow: wordsColumn(),
    hashed: bytesColumn(),
  };
  /** By submission. */
  const newest = wordsColumn();

  const describe = (row: number, chunk: EmbeddingChunk, ids: Ids, at: number, hashes: DataView): void => {
    const submission = submissions.put(ids.submissions, ID_WORDS * at);
    const attempt = chunk.attempts[at] ?? 0;
    newest.ensure(submission + 1);
    newest.values[submission] = Math.max(newest.values[submission] ?? 0, attempt);
    columns.submission.values[row] = submission;
    columns.job.values[row] = jobs.put(ids.jobs, ID_WORDS * at);
    columns.owner.values[row] = owners.put(ids.owners, ID_WORDS * at);
    columns.attempt.values[row] = attempt;
    columns.number.values[row] = chunk.numbers[at] ?? 0;
    columns.second.values[row] = chunk.submittedSeconds[at] ?? 0;
    columns.hashed.values[row] = chunk.hashed[at] ?? 0;
    columns.hashHigh.values[row] = hashes.getUint32(8 * at);
    columns.hashLow.values[row] = hashes.getUint32(8 * at + 4);
  };

  return {
    vectors,
    columns,
    files,
    submissions,
    jobs,
    owners,
    count: () => files.count(),
    rowOf: (fileIds, at) => files.find(idWords(fileIds.subarray(at, at + ID_BYTES)), 0),
    add: (chunk) => {
      if (chunk.bytes !== FLOAT * width) return;
      // The bytes may lie anywhere in a message; floats must lie on a multiple of four.
      const floats = new Float32Array(new Uint8Array(chunk.vectors).buffer);
      const hashes = new DataView(chunk.hashes.buffer, chunk.hashes.byteOffset, chunk.hashes.byteLength);
      const ids: Ids = {
        files: idWords(chunk.fileIds),
        submissions: idWords(chunk.submissionIds),
        jobs: idWords(chunk.jobIds),
        owners: idWords(chunk.ownerIds),
      };
      for (let at = 0; at < chunk.count; at += 1) {
        const vector = floats.subarray(at * width, (at + 1) * width);
        const before = files.count();
        if (before === vectors.most) return;
        const row = files.put(ids.files, ID_WORDS * at);
        if (row < before) {
          vectors.replace(row, vector);
          continue;
        }
        for (const column of Object.values(columns) as Column<Uint8Array | Uint32Array>[]) {
          column.ensure(row + 1);
        }
        vectors.add(vector);
        describe(row, chunk, ids, at, hashes);
      }
    },
    newestAttempt: (submission) => newest.values[submission] ?? 0,
  };
};
