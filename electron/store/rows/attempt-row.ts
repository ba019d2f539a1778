import type { PictureFacts, Score, Stars } from "#shared/domain/scoring/score.ts";
import type { Attempt, StoredFile } from "../../service/store-port.ts";
import type { AttemptTable, FileTable, SubmissionTable } from "../engine/schema.ts";
import {
  fromJsonOrNull,
  hexBytes,
  hexText,
  idBytes,
  idText,
  instantOf,
  instantOrNull,
  jsonText,
} from "./codec.ts";

/** How much of a text the lists show. */
const EXCERPT_CHARACTERS = 280;

export const attemptRow = (attempt: Attempt): AttemptTable => ({
  submission_id: idBytes(attempt.submissionId),
  attempt: attempt.attempt,
  content_text: attempt.contentText,
  received_at: attempt.receivedAt,
  scored_at: attempt.scoredAt,
  stars: attempt.stars,
  reasoning: attempt.reasoning,
  score: attempt.score === null ? null : jsonText(attempt.score),
});

export const attemptFrom = (row: AttemptTable): Attempt => ({
  submissionId: idText(row.submission_id),
  attempt: row.attempt,
  contentText: row.content_text,
  receivedAt: instantOf(row.received_at),
  scoredAt: instantOrNull(row.scored_at),
  stars: row.stars as Stars | null,
  reasoning: row.reasoning,
  score: fromJsonOrNull<Score>(row.score),
});

export const fileRow = (file: StoredFile): FileTable => ({
  id: idBytes(file.id),
  submission_id: idBytes(file.submissionId),
  attempt: file.attempt,
  position: file.position,
  sha256: hexBytes(file.sha256),
  size_bytes: file.sizeBytes,
  content_type: file.contentType,
  original_name: file.originalName,
  width: file.width,
  height: file.height,
  facts: file.facts === null ? null : jsonText(file.facts),
});

export const fileFrom = (row: FileTable): StoredFile => ({
  id: idText(row.id),
  submissionId: idText(row.submission_id),
  attempt: row.attempt,
  position: row.position,
  sha256: hexText(row.sha256),
  sizeBytes: row.size_bytes,
  contentType: row.content_type,
  originalName: row.original_name,
  width: row.width,
  height: row.height,
  facts: fromJsonOrNull<PictureFacts>(row.facts),
});

/** What the submission repeats of its latest attempt. */
export type AttemptExcerpt = Pick<
  SubmissionTable,
  "mean" | "relevance" | "quality" | "completeness" | "confidence" | "practice" | "text_excerpt"
>;

export const attemptExcerpt = (attempt: Pick<Attempt, "score" | "contentText"> | null): AttemptExcerpt => ({
  mean: attempt?.score?.mean ?? null,
  relevance: attempt?.score?.relevance ?? null,
  quality: attempt?.score?.quality ?? null,
  completeness: attempt?.score?.completeness ?? null,
  confidence: attempt?.score?.confidence ?? null,
  practice: attempt?.score?.model?.practice === true ? 1 : 0,
  text_excerpt: attempt?.contentText?.slice(0, EXCERPT_CHARACTERS) ?? null,
});

/** What the submission repeats of its latest attempt's first file. */
export type FileExcerpt = Pick<
  SubmissionTable,
  "file_id" | "file_sha256" | "file_type" | "file_bytes" | "file_width" | "file_height"
>;

export const fileExcerpt = (file: FileTable | null): FileExcerpt => ({
  file_id: file?.id ?? null,
  file_sha256: file?.sha256 ?? null,
  file_type: file?.content_type ?? null,
  file_bytes: file?.size_bytes ?? null,
  file_width: file?.width ?? null,
  file_height: file?.height ?? null,
});
