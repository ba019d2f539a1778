import type { FormWish, ModelForms } from "#shared/domain/scoring/model-forms.ts";
import type { CloseLook } from "./close-look-port.ts";
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

export type ScorerState =
  | { readonly kind: "idle" }
  | { readonly kind: "starting" }
  | {
      readonly kind: "ready";
      readonly model: ModelRef | null;
      /** Why the model that was asked for is not in use, as a sentence; absent when there is none to speak of. */
      readonly modelProblem?: string;
    }
  | { readonly kind: "restarting"; readonly reason: string };

/** The scoring process as the service sees it. Rejects only when it is closed. */
export interface Scorer extends CloseLook {
  /** Decodes, measures, writes the thumbnail (WebP, 320 px long side, upright, no metadata) and embeds. */
  examine(request: ExamineRequest): Promise<Examined | Damaged>;
  /**
   * A larger upright preview without metadata (WebP, at most `size` px on the long side). `priority` as in
   * ExamineRequest; without it, somebody waits for it.
   */
  preview(
    path: string,
    outPath: string,
    size: number,
    priority?: number,
  ): Promise<{ kind: "made" } | Damaged>;
  /** Somebody looks at that picture: if it waits to be examined, it comes before all others. */
  hasten(path: string): void;
  /** The model in use, or null; changes as models are installed. */
  model(): ModelRef | null;
  /**
   * Points the process at a CLIP folder in transformers.js layout, or at none. Starts the process and resolves when
   * the model is in use or known not to work: `state()` then says why, and pictures are still decoded.
   */
  useModel(folder: { readonly path: string; readonly ref: ModelRef } | null): Promise<void>;
  /**
   * Makes the fastest form of a model's picture half, measures all forms the folder has, and keeps the choice; the
   * model is loaded in it from then on. Nothing is scored meanwhile, which takes seconds. Nothing the folder came
   * with is changed. Rejects with a sentence for a person when no form runs or the choice can't be written.
   */
  prepareModel(folder: { readonly path: string }): Promise<ModelForms>;
  /** What was measured of a folder on this machine; null when it was not. */
  modelForms(path: string): Promise<ModelForms | null>;
  /** How many batches may run at once from now on, without loading anything anew. */
  setPace(batches: number): void;
  /** Loads the model in use anew with so many one-thread workers (null: one a core, at most 8), in that form. */
  reload(wanted: { readonly workers: number | null; readonly form: FormWish }): Promise<void>;
  state(): ScorerState;
  close(): Promise<void>;
}
