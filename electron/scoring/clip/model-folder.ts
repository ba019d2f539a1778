import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  MODEL_FORMS,
  type ModelFamily,
  modelFamily,
  type ModelForm,
  REQUIRED_MODEL_FILES,
  unsupportedFamily,
} from "#shared/domain/scoring/model-layout.ts";
import type { ImageSpec } from "../imaging/model-input.ts";
import { readImageSpec } from "./preprocessor.ts";

const FORMS = MODEL_FORMS;
export type { ModelForm } from "#shared/domain/scoring/model-layout.ts";

/** A folder that has all the files a CLIP model needs, not yet loaded. */
export interface ModelFolder {
  readonly path: string;
  readonly family: ModelFamily;
  readonly visionForm: ModelForm;
  /** Every form the picture half comes in, best first. */
  readonly visionForms: readonly ModelForm[];
  /** The folder that holds the program's own form of the picture half, to be loaded instead; null for the model's. */
  readonly own: string | null;
  readonly textForm: ModelForm;
  readonly image: ImageSpec;
}

/** What keeps a folder from being used, as one sentence for a person. */
export class ModelFolderError extends Error {}

const formOf = (files: ReadonlySet<string>, part: "vision_model" | "text_model"): ModelForm => {
  const found = FORMS.find(([, suffix]) => files.has(`${part}${suffix}.onnx`));
  if (found === undefined)
    throw new ModelFolderError(`The model is incomplete: onnx/${part}.onnx is missing.`);
  return found[0];
};

const visionFile = (suffix: string): string => `vision_model${suffix}.onnx`;

/** The name of a form's file of the picture half, in `onnx/`. */
export const visionFileOf = (form: ModelForm): string =>
  visionFile(FORMS.find(([name]) => name === form)?.[1] ?? "");

const readJson = async (path: string, name: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(join(path, name), "utf8"));
  } catch (error) {
    throw new ModelFolderError(`The model's ${name} can't be read.`, { cause: error });
  }
};

/** Looks a folder through before anything is loaded from it. Throws a ModelFolderError that says what is missing. */
export const inspectModelFolder = async (path: string): Promise<ModelFolder> => {
  const files = new Set(await readdir(path).catch(() => []));
  if (files.size === 0) throw new ModelFolderError("The model's folder is missing or empty.");
  const missing = REQUIRED_MODEL_FILES.find((name) => !files.has(name));
  if (missing !== undefined) throw new ModelFolderError(`The model is incomplete: ${missing} is missing.`);
  const onnx = new Set(await readdir(join(path, "onnx")).catch(() => []));
  const kind = await readJson(path, "config.json");
  const family = modelFamily(kind);
  if (family === null) throw new ModelFolderError(unsupportedFamily(kind));
  const config = await readJson(path, "preprocessor_config.json");
  try {
    return {
      path,
      family,
      visionForm: formOf(onnx, "vision_model"),
      visionForms: FORMS.filter(([, suffix]) => onnx.has(visionFile(suffix))).map(([form]) => form),
      own: null,
      textForm: formOf(onnx, "text_model"),
      image: readImageSpec(config, family),
    };
  } catch (error) {
    if (error instanceof ModelFolderError) throw error;
    throw new ModelFolderError("The model's preprocessor_config.json asks for something CLIP doesn't do.", {
      cause: error,
    });
  }
};
