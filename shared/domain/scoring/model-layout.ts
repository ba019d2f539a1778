/** What a model folder in transformers.js layout has to hold for both halves to be loaded from it. */

/** The kinds of models that embed pictures and texts into one space, by `model_type` of config.json. */
export type ModelFamily = "clip" | "siglip";

const FAMILIES: Readonly<Record<string, ModelFamily>> = {
  clip: "clip",
  mobileclip: "clip",
  siglip: "siglip",
};

/** Null for any other kind of model. */
export const modelFamily = (config: unknown): ModelFamily | null => {
  const type =
    typeof config === "object" && config !== null ? (config as { model_type?: unknown }).model_type : null;
  return typeof type === "string" && Object.hasOwn(FAMILIES, type) ? (FAMILIES[type] ?? null) : null;
};

/** What a person is told of a folder whose config.json names another kind. */
export const unsupportedFamily = (config: unknown): string => {
  const type =
    typeof config === "object" && config !== null ? (config as { model_type?: unknown }).model_type : null;
  const named =
    typeof type === "string" && type !== "" ? `is of the kind "${type}"` : "does not say of what kind it is";
  return `This model ${named}. Winnow works with CLIP and SigLIP models.`;
};

export const REQUIRED_MODEL_FILES = [
  "config.json",
  "preprocessor_config.json",
  "tokenizer.json",
  "tokenizer_config.json",
] as const;

/** Of use where they are there: tokenizers' own tables, measured calibrations, what belongs to the licence. */
export const OPTIONAL_MODEL_FILES = [
  "special_tokens_map.json",
  "vocab.json",
  "merges.txt",
  "calibration.json",
  "MODEL_CARD.md",
  "LICENSE",
] as const;

/** The numeric forms a model may come in, best first: the smaller ones are as good and twice as fast on a CPU. */
export const MODEL_FORMS = [
  ["q8", "_quantized"],
  ["int8", "_int8"],
  ["uint8", "_uint8"],
  ["fp32", ""],
  ["fp16", "_fp16"],
] as const;

export type ModelForm = (typeof MODEL_FORMS)[number][0];
export type ModelHalf = "vision_model" | "text_model";

/** The best form of one half among the names in onnx/; null when there is none. */
export const bestForm = (
  names: ReadonlySet<string>,
  half: ModelHalf,
): { readonly form: ModelForm; readonly file: string } | null => {
  for (const [form, suffix] of MODEL_FORMS) {
    const file = `${half}${suffix}.onnx`;
    if (names.has(file)) return { form, file };
  }
  return null;
};
