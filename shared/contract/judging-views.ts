/** How a job judges, as the desk shows and changes it. */
import type { PromptParts } from "../domain/scoring/prompt-set.ts";
import type { ModelRef, Stars, Weights } from "../domain/scoring/score.ts";

/** Scores of a job in columns: the n-th entry of each is one submission. */
export interface ScoreColumns {
  readonly numbers: Uint32Array;
  /** Relevance, quality and completeness, 1-5 before rounding: three entries a submission. */
  readonly dimensions: Float64Array;
  /** `MARK` bits: what a person decided, and what can no longer change. */
  readonly marks: Uint8Array;
}

export interface JudgingView {
  /** What new submissions are scored with now. */
  readonly prompts: PromptParts;
  /** What the rules make of the brief and the owner's other jobs: what a reset brings back. */
  readonly fromRules: PromptParts;
  readonly edited: boolean;
  readonly minStarRating: Stars;
  readonly weights: Weights;
  /** The model that would score this job now; null: none. */
  readonly model: ModelRef | null;
  /** False: its figures are published ones, not measured on its own pictures. */
  readonly calibrated: boolean;
}

/** One of the job's pictures under prompts that are not saved yet. */
export interface PromptPreviewRow {
  readonly number: number;
  readonly thumbnail: string;
  /** 0-1, under the prompts of the request and as the job judges now. */
  readonly relevance: number;
  readonly relevanceNow: number;
  /** The contrast that fits best, spoken; null where none is asked. */
  readonly nearest: string | null;
  /** In the order of the request's criteria: 0-1 that it is met. */
  readonly criteria: readonly number[];
}

export interface PromptPreview {
  /** Only those whose embeddings are stored, in the order asked. */
  readonly rows: readonly PromptPreviewRow[];
}

/** Something of a submission's prompts that one may look for in its picture. */
export interface LookChoice {
  readonly kind: "subject" | "criterion";
  readonly label: string;
  readonly prompt: string;
  readonly contrast: string | null;
}

/** Where a picture matches a prompt. */
export interface HeatMapView {
  /** Nobody waits any more: another look was asked for, or none. */
  readonly stopped: boolean;
  /** Shares of the upright picture that the grid lies over. */
  readonly area: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  readonly columns: number;
  readonly rows: number;
  /** Row by row: how much the likeness falls when that place is covered. */
  readonly drops: readonly number[];
  readonly whole: number;
}

export interface RejudgeResult {
  /** Those whose stars, dimensions or verdict changed. */
  readonly changed: number;
  /** Looked at and found the same. */
  readonly same: number;
  /** Not judged again: without stored embeddings of this model, or refused by the rules. */
  readonly left: readonly { readonly number: number; readonly message: string }[];
  readonly undoLabel: string | null;
}
