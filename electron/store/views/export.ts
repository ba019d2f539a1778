import type { ExportSize } from "#shared/contract/export-calls.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { SubmissionStatus } from "#shared/domain/submission.ts";
import type { ExportRow } from "../../service/export-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { hexText, idBytes, idText, instantOf, instantOrNull } from "../rows/codec.ts";

export interface ExportInput {
  readonly jobId: JobId;
  readonly numbers: readonly number[];
}

const rowByNumber = query<{ job: Bytes; number: number }>()((p) =>
  build
    .selectFrom("submission as s")
    .innerJoin("worker as w", "w.id", "s.worker_id")
    .innerJoin("attempt as a", (join) =>
      join.onRef("a.submission_id", "=", "s.id").onRef("a.attempt", "=", "s.attempt"),
    )
    .select([
      ...(["s.id", "s.number", "s.status", "s.attempt", "s.submitted_at", "s.scored_at", "s.stars"] as const),
      ...(["s.own_stars", "s.verdict", "s.practice", "s.decision_outcome", "s.decision_actor"] as const),
      ...(["s.decision_at", "s.decision_reason", "s.decision_text", "s.won_at", "s.reasoning"] as const),
      ...(["s.worker_id", "w.name as worker_name", "a.content_text"] as const),
    ])
    .where("s.job_id", "=", p.job)
    .where("s.number", "=", p.number),
);
const filesOfAttempt = query<{ submission: Bytes; attempt: number }>()((p) =>
  build
    .selectFrom("file")
    .select(["position", "sha256", "size_bytes", "content_type", "original_name"])
    .where("submission_id", "=", p.submission)
    .where("attempt", "=", p.attempt)
    .orderBy("position"),
);
const sizeByNumber = query<{ job: Bytes; number: number }>()((p) =>
  build
    .selectFrom("submission as s")
    .leftJoin("file as f", (join) =>
      join.onRef("f.submission_id", "=", "s.id").onRef("f.attempt", "=", "s.attempt"),
    )
    .select((eb) => [
      eb.fn.count<number>("f.id").as("files"),
      eb.fn.coalesce(eb.fn.sum<number>("f.size_bytes"), eb.lit(0)).as("bytes"),
    ])
    .where("s.job_id", "=", p.job)
    .where("s.number", "=", p.number),
);

/** What leaves of these submissions, in that order. */
export const exportRows = (session: Session, { jobId, numbers }: ExportInput): readonly ExportRow[] => {
  const job = idBytes(jobId);
  return numbers.flatMap((number) => {
    const row = session.get(rowByNumber, { job, number });
    if (row === undefined) return [];
    return {
      id: idText(row.id),
      number: row.number,
      status: row.status as SubmissionStatus,
      attempt: row.attempt,
      submittedAt: instantOf(row.submitted_at),
      scoredAt: instantOrNull(row.scored_at),
      stars: row.stars,
      ownStars: row.own_stars,
      verdict: row.verdict,
      practice: row.practice === 1,
      decision: row.decision_outcome,
      decidedBy: row.decision_actor,
      decidedAt: instantOrNull(row.decision_at),
      reason: row.decision_reason,
      reasonText: row.decision_text,
      winner: row.won_at !== null,
      reasoning: row.reasoning,
      workerId: idText(row.worker_id),
      workerName: row.worker_name,
      text: row.content_text,
      files: session.all(filesOfAttempt, { submission: row.id, attempt: row.attempt }).map((file) => ({
        position: file.position,
        sha256: hexText(file.sha256),
        sizeBytes: file.size_bytes,
        contentType: file.content_type,
        originalName: file.original_name,
      })),
    };
  });
};

export const exportSize = (session: Session, { jobId, numbers }: ExportInput): ExportSize => {
  const job = idBytes(jobId);
  let files = 0;
  let bytes = 0;
  for (const number of numbers) {
    const size = session.get(sizeByNumber, { job, number });
    files += size?.files ?? 0;
    bytes += size?.bytes ?? 0;
  }
  return { rows: numbers.length, files, bytes };
};
