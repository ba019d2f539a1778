import { basename, dirname, sep } from "node:path";
import {
  AutoTokenizer,
  CLIPTextModelWithProjection,
  CLIPVisionModelWithProjection,
  env,
  SiglipTextModel,
  SiglipVisionModel,
  Tensor,
} from "@xenova/transformers";
import { OWN_FORM } from "../forms/forms-file.ts";
import type { ModelFolder } from "./model-folder.ts";
import { padTextIds } from "./text-ids.ts";
import { toUnitRows } from "./unit-rows.ts";

/** Both halves of a CLIP model, loaded. Its calls block this thread while they run. */
export interface ClipModel {
  /** Length of an embedding. */
  readonly width: number;
  /** Unit-length rows for `count` pictures given as NCHW floats. */
  embedPictures(pixels: Float32Array, count: number): Promise<Float32Array<ArrayBuffer>>;
  /** Unit-length rows for texts; null when this model was loaded without its text half. */
  readonly embedTexts: ((texts: readonly string[]) => Promise<Float32Array<ArrayBuffer>>) | null;
}

/** What loads the halves of each kind of model, and where their embeddings stand in what they answer. */
const FAMILIES = {
  clip: {
    vision: CLIPVisionModelWithProjection,
    text: CLIPTextModelWithProjection,
    ofPicture: "image_embeds",
    ofText: "text_embeds",
    fullLength: false,
  },
  siglip: {
    vision: SiglipVisionModel,
    text: SiglipTextModel,
    ofPicture: "pooler_output",
    ofText: "pooler_output",
    fullLength: true,
  },
} as const;

/** One thread per model: several models beside one another beat one model on several threads. */
const SESSION = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: "sequential",
  graphOptimizationLevel: "all",
} as const;

/** CLIP's own, for tokenizers that do not say. */
const DEFAULT_TEXT_LENGTH = 77;
const TEXTS_AT_ONCE = 16;

interface Tokenizer {
  encode(text: string): number[];
  readonly eos_token_id?: number;
  readonly pad_token_id?: number;
  readonly config: { readonly model_max_length?: number };
}

type Encode = (inputs: Record<string, Tensor>) => Promise<Record<string, unknown>>;

const embeddingOf = (
  outputs: Record<string, unknown>,
  name: string,
  rows: number,
): Float32Array<ArrayBuffer> => {
  const tensor = outputs[name];
  if (!(tensor instanceof Tensor) || !(tensor.data instanceof Float32Array)) {
    throw new Error(`The model gives no ${name}.`);
  }
  return toUnitRows(tensor.data, rows);
};

const loadTextHalf = async (
  folder: ModelFolder,
  name: string,
): Promise<NonNullable<ClipModel["embedTexts"]>> => {
  const tokenizer = (await AutoTokenizer.from_pretrained(name, {
    local_files_only: true,
  })) as unknown as Tokenizer;
  const family = FAMILIES[folder.family];
  const model = await family.text.from_pretrained(name, {
    dtype: folder.textForm,
    device: "cpu",
    session_options: SESSION,
    local_files_only: true,
  });
  const encode = model as unknown as Encode;
  const endId = tokenizer.eos_token_id;
  if (endId === undefined) throw new Error("The model's tokenizer has no end token.");
  const said = tokenizer.config.model_max_length ?? DEFAULT_TEXT_LENGTH;
  // Tokenizers without a limit write 1e30.
  const maxLength = said > 0 && said < 4096 ? said : DEFAULT_TEXT_LENGTH;

  const embedSome = async (texts: readonly string[]): Promise<Float32Array> => {
    const encoded = texts.map((text) => tokenizer.encode(text));
    const { ids, mask, rows, length } = padTextIds(
      encoded,
      maxLength,
      endId,
      tokenizer.pad_token_id ?? endId,
      family.fullLength ? maxLength : 1,
    );
    const outputs = await encode({
      input_ids: new Tensor("int64", ids, [rows, length]),
      // Padding is part of what SigLIP reads.
      ...(!family.fullLength && { attention_mask: new Tensor("int64", mask, [rows, length]) }),
    });
    return embeddingOf(outputs, family.ofText, rows);
  };

  return async (texts) => {
    const parts: Float32Array[] = [];
    for (let start = 0; start < texts.length; start += TEXTS_AT_ONCE) {
      parts.push(await embedSome(texts.slice(start, start + TEXTS_AT_ONCE)));
    }
    const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  };
};

/** The program's own form lies in a folder beside, or in a stand-in for the model's. */
const loadVisionHalf = async (folder: ModelFolder, name: string): Promise<unknown> => {
  const { vision } = FAMILIES[folder.family];
  const options = { device: "cpu", session_options: SESSION, local_files_only: true } as const;
  if (folder.own === null) {
    return vision.from_pretrained(name, { ...options, dtype: folder.visionForm });
  }
  const { localModelPath } = env;
  env.localModelPath = dirname(folder.own) + sep;
  try {
    return await vision.from_pretrained(basename(folder.own), {
      ...options,
      dtype: "fp32",
      subfolder: OWN_FORM.subfolder,
      model_file_name: OWN_FORM.fileName,
    });
  } finally {
    env.localModelPath = localModelPath;
  }
};

/**
 * Loads a model from its folder, never from the network, and runs it once, so that a model which cannot work says so
 * here. Throws what onnxruntime or transformers.js throw.
 */
export const loadClipModel = async (folder: ModelFolder, withText: boolean): Promise<ClipModel> => {
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.useFSCache = false;
  env.useBrowserCache = false;
  env.localModelPath = dirname(folder.path) + sep;
  const name = basename(folder.path);

  const vision = await loadVisionHalf(folder, name);
  const look = vision as Encode;
  const { size } = folder.image;
  const embedPictures = async (pixels: Float32Array, count: number): Promise<Float32Array<ArrayBuffer>> =>
    embeddingOf(
      await look({ pixel_values: new Tensor("float32", pixels, [count, 3, size, size]) }),
      FAMILIES[folder.family].ofPicture,
      count,
    );

  const trial = await embedPictures(new Float32Array(3 * size * size), 1);
  const embedTexts = withText ? await loadTextHalf(folder, name) : null;
  const word = await embedTexts?.(["a photo"]);
  if (word !== undefined && word.length !== trial.length) {
    throw new Error(`Pictures have ${trial.length} dimensions and texts ${word.length}.`);
  }
  return { width: trial.length, embedPictures, embedTexts };
};
