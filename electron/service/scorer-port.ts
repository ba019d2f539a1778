import type { FormWish, ModelForms } from "#shared/domain/scoring/model-forms.ts";
import type { CloseLook } from "./close-look-port.ts";
import type { Damaged, Examined, ExamineRequest } from "./examination-port.ts";
import type { ModelRef } from "#shared/domain/scoring/score.ts";

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
