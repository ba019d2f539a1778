import type { Job } from "#shared/domain/job.ts";
import { toIsoSeconds } from "#shared/lib/instant.ts";
import type { CsvValue, ExportedFile, ExportRow } from "../export-port.ts";

/** The endings that files get by their content, whatever their sender called them. */
const ENDINGS: Readonly<Record<string, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/heic": "heic",
  "image/heif": "heif",
  "image/avif": "avif",
  "image/gif": "gif",
  "image/tiff": "tiff",
  "text/plain": "txt",
  "application/pdf": "pdf",
};

const endingOf = (contentType: string): string =>
  ENDINGS[contentType] ?? /^[a-z]+\/([a-z0-9]{1,8})$/.exec(contentType)?.[1] ?? "bin";

const FORBIDDEN = /[^\p{L}\p{N}]+/gu;
const MOST_NAME = 40;

/** A worker's name as part of a file's: letters, figures and dashes, nothing that a path could be made of. */
const namePart = (name: string): string =>
  name
    .normalize("NFC")
    .replace(FORBIDDEN, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, MOST_NAME);

export interface Naming {
  readonly workers: boolean;
  /** Instead of the ending by content: what a copy was made as. */
  readonly ending?: string;
}

/** `k3fm82qa-0414-Mika-A.jpg`; the second file of a submission is `k3fm82qa-0414-2-Mika-A.jpg`. */
export const exportedName = (
  job: Pick<Job, "code">,
  row: Pick<ExportRow, "number" | "workerName">,
  file: Pick<ExportedFile, "position" | "contentType">,
  { workers, ending }: Naming,
): string => {
  const worker = workers && row.workerName !== null ? namePart(row.workerName) : "";
  const parts = [
    job.code,
    String(row.number).padStart(4, "0"),
    ...(file.position > 0 ? [String(file.position + 1)] : []),
    ...(worker === "" ? [] : [worker]),
  ];
  return `${parts.join("-")}.${ending ?? endingOf(file.contentType)}`;
};

export const CSV_COLUMNS = [
  ...["number", "id", "status", "attempt", "submitted_at", "scored_at", "model_stars", "own_stars"],
  ...["verdict", "practice_score", "decision", "decided_by", "decided_at", "reason", "reason_text"],
  ...["winner", "reasoning", "text", "files", "bytes", "sha256"],
] as const;
export const WORKER_COLUMNS = ["worker_id", "worker_name"] as const;

export const csvRow = (row: ExportRow, workers: boolean): readonly CsvValue[] => [
  row.number,
  row.id,
  row.status,
  row.attempt,
  toIsoSeconds(row.submittedAt),
  row.scoredAt === null ? null : toIsoSeconds(row.scoredAt),
  row.stars,
  row.ownStars,
  row.verdict,
  row.practice,
  row.decision,
  row.decidedBy,
  row.decidedAt === null ? null : toIsoSeconds(row.decidedAt),
  row.reason,
  row.reasonText,
  row.winner,
  row.reasoning,
  row.text,
  row.files.length,
  row.files.reduce((sum, file) => sum + file.sizeBytes, 0),
  row.files.map(({ sha256 }) => sha256).join(" "),
  ...(workers ? [row.workerId, row.workerName] : []),
];

export const jsonRow = (row: ExportRow, workers: boolean): Readonly<Record<string, unknown>> => {
  const { workerId, workerName, submittedAt, scoredAt, decidedAt, ...rest } = row;
  return {
    ...rest,
    submittedAt: toIsoSeconds(submittedAt),
    scoredAt: scoredAt === null ? null : toIsoSeconds(scoredAt),
    decidedAt: decidedAt === null ? null : toIsoSeconds(decidedAt),
    ...(workers && { workerId, workerName }),
  };
};
