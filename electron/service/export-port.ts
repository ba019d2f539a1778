/** What leaves by hand: which rows there are, and how files of figures, rows and pictures are written. */
import type { JobId, SubmissionId, WorkerId } from "#shared/domain/ids.ts";
import type { SubmissionStatus } from "#shared/domain/submission.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { ExportSize } from "#shared/contract/export-calls.ts";

export type CsvValue = string | number | boolean | null;

export interface ExportedFile {
  readonly position: number;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly contentType: string;
  readonly originalName: string | null;
}

/** A submission as it leaves: its latest attempt. */
export interface ExportRow {
  readonly id: SubmissionId;
  readonly number: number;
  readonly status: SubmissionStatus;
  readonly attempt: number;
  readonly submittedAt: Instant;
  readonly scoredAt: Instant | null;
  readonly stars: number | null;
  readonly ownStars: number | null;
  readonly verdict: string | null;
  readonly practice: boolean;
  readonly decision: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  readonly reason: string | null;
  readonly reasonText: string | null;
  readonly winner: boolean;
  readonly reasoning: string | null;
  readonly workerId: WorkerId;
  readonly workerName: string | null;
  readonly text: string | null;
  readonly files: readonly ExportedFile[];
}

export interface ExportViews {
  /** In the order asked for; numbers that do not exist are left out. */
  exportRows(jobId: JobId, numbers: readonly number[]): Promise<readonly ExportRow[]>;
  exportSize(jobId: JobId, numbers: readonly number[]): Promise<ExportSize>;
}

/** Something that goes into an archive. */
export interface ArchiveEntry {
  readonly name: string;
  readonly content: string | { readonly path: string };
  /** Told when it is in, with what its bytes are. */
  readonly written?: (facts: { readonly sha256: string; readonly sizeBytes: number }) => Promise<void>;
}

export interface ExportFiles {
  /** Lines of CSV; what begins like a formula is made harmless. */
  readonly csvLines: (rows: readonly (readonly CsvValue[])[]) => string;
  /**
   * Writes under a temporary name beside it, syncs, and renames when all is there; nothing is left of one that was
   * aborted or failed. Throws AppError `disk_full` or `file_not_saved`, with a sentence for a person.
   */
  writeText(path: string, parts: AsyncIterable<string>, signal: AbortSignal): Promise<void>;
  writeArchive(path: string, entries: AsyncIterable<ArchiveEntry>, signal: AbortSignal): Promise<void>;
  /** A folder for what is made on the way; `remove` takes it away with all in it. */
  scratch(): Promise<{ readonly path: string; remove(): Promise<void> }>;
  remove(path: string): Promise<void>;
}
