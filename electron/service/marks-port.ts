/** What the store keeps of the marks of the desk. */
import type { JobId } from "#shared/domain/ids.ts";
import type { DeskMark, KeptMark } from "#shared/domain/marks.ts";

export interface MarkReads {
  keptMarks(jobId: JobId, number: number): Promise<readonly KeptMark[]>;
}

export interface MarkWrites {
  /** In place of what stood there; all of this attempt. */
  saveMarks(jobId: JobId, number: number, marks: readonly DeskMark[], attempt: number): Promise<void>;
}
