import { learn, likelihoodsOf } from "./learning.ts";
import { ID_BYTES, ID_WORDS, idWords } from "./id-table.ts";
import type { IndexHits, IndexReply, IndexRequest } from "./messages.ts";
import { createPictureRows, type PictureRows } from "./picture-rows.ts";
import { createQuestions, type Hit } from "./questions.ts";

interface Opened {
  readonly key: string;
  /** Null until the first embedding says how wide they are. */
  rows: PictureRows | null;
  questions: ReturnType<typeof createQuestions> | null;
}

/** The index as its thread answers for it: at most one model's rows at a time. */
export const createIndex = () => {
  let opened: Opened | null = null;

  const hitsOf = (rows: PictureRows, found: readonly Hit[]): IndexHits => {
    const count = found.length;
    const hits = {
      kind: "hits" as const,
      fileIds: new Uint8Array(ID_BYTES * count),
      submissionIds: new Uint8Array(ID_BYTES * count),
      jobIds: new Uint8Array(ID_BYTES * count),
      numbers: new Uint32Array(count),
      attempts: new Uint32Array(count),
      cosines: new Float32Array(count),
      hashDistances: new Uint8Array(count),
    };
    found.forEach(({ row, cosine, hashDistance }, at) => {
      rows.files.copy(row, hits.fileIds, ID_BYTES * at);
      rows.submissions.copy(rows.columns.submission.values[row] ?? 0, hits.submissionIds, ID_BYTES * at);
      rows.jobs.copy(rows.columns.job.values[row] ?? 0, hits.jobIds, ID_BYTES * at);
      hits.numbers[at] = rows.columns.number.values[row] ?? 0;
      hits.attempts[at] = rows.columns.attempt.values[row] ?? 0;
      hits.cosines[at] = cosine;
      hits.hashDistances[at] = hashDistance;
    });
    return hits;
  };

  const vectorsOf = (rows: PictureRows, files: Uint8Array): IndexReply => {
    const found: number[] = [];
    const ids = idWords(files);
    for (let at = 0; at < ids.length; at += ID_WORDS) {
      const row = rows.files.find(ids, at);
      if (row !== -1) found.push(row);
    }
    const { width } = rows.vectors;
    const fileIds = new Uint8Array(ID_BYTES * found.length);
    const values = new Float32Array(width * found.length);
    found.forEach((row, at) => {
      rows.files.copy(row, fileIds, ID_BYTES * at);
      rows.vectors.read(row, values.subarray(width * at, width * (at + 1)));
    });
    return { kind: "vectors", fileIds, width, rows: values };
  };

  const answerFrom = (
    { rows, questions }: Opened,
    request: Exclude<IndexRequest, { type: "open" | "add" }>,
  ): IndexReply => {
    if (rows === null || questions === null) return nothing(request);
    switch (request.type) {
      case "nearest":
      case "duplicates": {
        const found = request.type === "nearest" ? questions.nearest(request) : questions.duplicates(request);
        return found === null ? { kind: "unknown_picture" } : hitsOf(rows, found);
      }
      case "vectors":
        return vectorsOf(rows, request.files);
      case "learn":
        return learn(rows, request);
      case "likelihoods":
        return likelihoodsOf(rows, request);
    }
  };

  return {
    answer: (request: IndexRequest): IndexReply => {
      if (request.type === "open") {
        opened = { key: request.key, rows: null, questions: null };
        return { kind: "done" };
      }
      if (opened?.key !== request.key) return { kind: "not_open" };
      if (request.type !== "add") return answerFrom(opened, request);
      if (request.chunk.count > 0) {
        opened.rows ??= createPictureRows(request.chunk.bytes / Float32Array.BYTES_PER_ELEMENT);
        opened.questions ??= createQuestions(opened.rows);
        opened.rows.add(request.chunk);
      }
      return { kind: "done" };
    },
    /** Lets go of the memory. */
    forget: () => {
      opened = null;
    },
  };
};

const nothing = (request: IndexRequest): IndexReply => {
  if (request.type === "vectors") {
    return { kind: "vectors", fileIds: new Uint8Array(), width: 0, rows: new Float32Array() };
  }
  if (request.type === "learn") return { kind: "too_few", approved: 0, rejected: 0 };
  if (request.type === "likelihoods") {
    const values = new Float32Array(request.files.length / ID_BYTES).fill(Number.NaN);
    return { kind: "likelihoods", values };
  }
  const asksWithPicture =
    request.type === "duplicates" || (request.type === "nearest" && request.pictures.length > 0);
  if (asksWithPicture) return { kind: "unknown_picture" };
  return {
    kind: "hits",
    fileIds: new Uint8Array(),
    submissionIds: new Uint8Array(),
    jobIds: new Uint8Array(),
    numbers: new Uint32Array(),
    attempts: new Uint32Array(),
    cosines: new Float32Array(),
    hashDistances: new Uint8Array(),
  };
};
