/** What is asked of the scoring process for one picture, and what it finds. */
import type { ModelRef, PictureFacts } from "#shared/domain/scoring/score.ts";

/** A flat list of prompts with an id that changes whenever any of them does; embedded once per id. */
export interface PromptTexts {
  readonly id: string;
  readonly texts: readonly string[];
}

/** One stored file to decode, and where its thumbnail goes. Paths are absolute; nothing else is touched. */
export interface ExamineRequest {
  readonly path: string;
  readonly thumbnailPath: string;
  /** Null: decode and measure only. */
  readonly prompts: PromptTexts | null;
  /** Lower first; the picture a person looks at is 0. */
  readonly priority?: number;
}

export interface Examined {
  readonly kind: "examined";
  readonly facts: PictureFacts;
  /** Cosine of the picture to each prompt, in order; null when no model is loaded or no prompts were given. */
  readonly similarities: readonly number[] | null;
  /** Unit-length picture embedding as little-endian float32 bytes; null when no model is loaded. */
  readonly embedding: Uint8Array | null;
  readonly model: ModelRef | null;
  /** Why the thumbnail could not be written, e.g. a full disk; the picture itself is fine. Absent when it was. */
  readonly thumbnailProblem?: string;
}

/** Decoding failed, or the file killed the scoring process twice. The message can be shown to a worker. */
export interface Damaged {
  readonly kind: "damaged";
  readonly message: string;
  /**
   * `missing` (not where it was stored, or unreadable) and `kills` (stopped the process twice) are for a person to
   * look at; the others are the worker's to mend. Absent means `damaged`.
   */
  readonly reason?: "damaged" | "unsupported" | "too_large" | "missing" | "kills";
}
