import type { JobId } from "#shared/domain/ids.ts";
import { type Decided, LEARNING_SIGNALS, type PicturesOfJob } from "../../service/learning-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes, SubmissionTable } from "../engine/schema.ts";
import { idBytes } from "../rows/codec.ts";

export interface DecidedInput {
  readonly jobId: JobId;
  readonly limit: number;
}

const PICTURE = ["number", "file_id", "relevance", "quality", "completeness"] as const;
type PictureColumns = Pick<SubmissionTable, (typeof PICTURE)[number]>;

const decided = query<{ job: Bytes; limit: number }>()((p) =>
  build
    .selectFrom("submission")
    .select([...PICTURE, "decision_outcome", "verdict"])
    .where("job_id", "=", p.job)
    .where("decision_at", "is not", null)
    .where("file_id", "is not", null)
    .where("mean", "is not", null)
    .where((eb) => eb.or([eb("decision_reason", "is", null), eb("decision_reason", "!=", "duplicate")]))
    .orderBy("decision_at", "desc")
    .orderBy("number", "desc")
    .limit(p.limit),
);
const pictures = query<{ job: Bytes }>()((p) =>
  build
    .selectFrom("submission")
    .select(PICTURE)
    .where("job_id", "=", p.job)
    .where("file_id", "is not", null)
    .where("mean", "is not", null)
    .orderBy("number"),
);

const ID = 16;

const packed = (rows: readonly PictureColumns[]) => {
  const fileIds = new Uint8Array(ID * rows.length);
  const signals = new Float32Array(LEARNING_SIGNALS * rows.length);
  rows.forEach((row, at) => {
    if (row.file_id !== null) fileIds.set(row.file_id, ID * at);
    signals.set([row.relevance ?? 1, row.quality ?? 1, row.completeness ?? 1], LEARNING_SIGNALS * at);
  });
  return { fileIds, signals };
};

/** For the reader worker: it looks at every submission of the job. */
export const decidedPictures = (session: Session, { jobId, limit }: DecidedInput): Decided => {
  const rows = session.all(decided, { job: idBytes(jobId), limit }).toReversed();
  return {
    ...packed(rows),
    approved: Uint8Array.from(rows, ({ decision_outcome: outcome }) => (outcome === "approved" ? 1 : 0)),
    asVerdict: rows.filter(({ verdict, decision_outcome: outcome }) => verdict === outcome).length,
  };
};

/** For the reader worker, likewise. */
export const picturesOfJob = (session: Session, jobId: JobId): PicturesOfJob => {
  const rows = session.all(pictures, { job: idBytes(jobId) });
  return { ...packed(rows), numbers: Uint32Array.from(rows, ({ number }) => number) };
};
