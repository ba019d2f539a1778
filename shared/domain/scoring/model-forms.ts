/**
 * The numeric forms of one model: what the folder came with, and `winnow`, which the program makes itself from the
 * 8-bit form (electron/scoring/forms/rewrite-quantized.ts).
 */
export const MODEL_FORM_NAMES = ["winnow", "q8", "int8", "uint8", "fp32", "fp16"] as const;
export type ModelFormName = (typeof MODEL_FORM_NAMES)[number];

/** `auto` takes what was measured as best. A form that a folder does not have is as good as `auto`. */
export type FormWish = "auto" | ModelFormName;

export interface MeasuredForm {
  readonly form: ModelFormName;
  /** On one thread of this machine, in batches of eight; null where it could not be run. */
  readonly picturesPerSecond: number | null;
  /** The least cosine of a picture's embedding to the reference's, over the test pictures. */
  readonly cosine: number | null;
}

/** What was measured of a model folder on this machine. */
export interface ModelForms {
  /**
   * The most exact form that the folder has: fp32, else fp16, else the one it came with, against which nothing but
   * the program's own form is then compared.
   */
  readonly reference: ModelFormName;
  readonly measured: readonly MeasuredForm[];
  /** The fastest of those that agree with the reference. */
  readonly chosen: ModelFormName;
}
