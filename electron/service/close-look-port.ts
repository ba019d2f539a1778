import type { ModelRef } from "#shared/domain/scoring/score.ts";
import type { Damaged, PromptTexts } from "./examination-port.ts";

/** Prompts as the model in use embeds them: rows of unit length, `width` floats each, in the order of the texts. */
export interface PromptRows {
  readonly model: ModelRef;
  readonly width: number;
  readonly rows: Float32Array;
}

/** Where in a picture to look for a prompt. The path is absolute; nothing else is touched. */
export interface HeatMapRequest {
  readonly path: string;
  readonly prompt: string;
  /** What the prompt must beat; null: the prompt by itself. */
  readonly contrast: string | null;
}

/** A share of the upright picture's width and height each, 0-1. */
export interface PictureArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface HeatMap {
  readonly kind: "heat";
  readonly model: ModelRef;
  /** The part of the picture that the model looks at: the grid lies over that, evenly. */
  readonly area: PictureArea;
  readonly columns: number;
  readonly rows: number;
  /** Row by row: how much the likeness falls when that place is covered. Below 0: it rises. */
  readonly drops: readonly number[];
  /** The likeness of the whole picture: its cosine to the prompt, less that to the contrast. */
  readonly whole: number;
}

export type HeatMapAnswer =
  HeatMap | Damaged | { readonly kind: "no_model" } | { readonly kind: "cancelled" };

/** What a person who looks closely asks of the scoring process. Rejects only when it is closed. */
export interface CloseLook {
  /** Null while no model is in use. Embedded once per id. */
  promptRows(prompts: PromptTexts): Promise<PromptRows | null>;
  /** Some fifty looks of the model at one picture, before everything else that waits. Aborting answers `cancelled`. */
  heatMap(request: HeatMapRequest, signal?: AbortSignal): Promise<HeatMapAnswer>;
}
