/** What judging again needs of the store: what scores rest on, stored embeddings, and a job's scores in columns. */
import type { ScoreColumns } from "#shared/contract/judging-views.ts";
import type { FileId, JobId, SubmissionId } from "#shared/domain/ids.ts";
import type { Calibration } from "#shared/domain/scoring/calibration.ts";
import type { PromptParts } from "#shared/domain/scoring/prompt-set.ts";
import type { ModelRef } from "#shared/domain/scoring/score.ts";

export interface StoredVector {
  readonly fileId: FileId;
  /** Unit length, little-endian float32. */
  readonly vector: Uint8Array;
}

export interface JudgingReads {
  /** The prompts of a set that some score was made with; null: scored before sets were kept. */
  promptParts(id: string): Promise<PromptParts | null>;
  calibration(id: string): Promise<Calibration | null>;
  /** The embeddings that this model made of an attempt's files, in the files' order. */
  embeddingsOf(
    submissionId: SubmissionId,
    attempt: number,
    model: ModelRef,
  ): Promise<readonly StoredVector[]>;
}

export interface JudgingWrites {
  /** Ids follow from what they name, so what is there already stays. */
  keepPromptParts(id: string, parts: PromptParts): Promise<void>;
  keepCalibration(id: string, calibration: Calibration): Promise<void>;
}

export interface JudgingViews {
  /** Every submission of a job that has a score with its dimensions, in the order of their numbers. */
  scoreColumns(jobId: JobId): Promise<ScoreColumns>;
}
