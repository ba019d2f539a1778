import { copyFile, mkdir, open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bothHalves } from "./both.ts";
import type { Form } from "./layers.ts";
import type { Chunks } from "./protobuf.ts";
import { BESIDE_VIT_B_32, textModel, type TextSize } from "./text.ts";
import { VIT_B_32, visionModel, type VisionSize } from "./vision.ts";

const practiceModel = join(import.meta.dirname, "../../resources/models/practice");
const SUFFIX: Readonly<Record<Form, string>> = { fp32: "", quantized: "_quantized" };

const preprocessorOf = (picture: number): object => ({
  do_center_crop: true,
  do_normalize: true,
  do_resize: true,
  do_rescale: true,
  rescale_factor: 1 / 255,
  size: { shortest_edge: picture },
  crop_size: { height: picture, width: picture },
  image_mean: [0.48145466, 0.4578275, 0.40821073],
  image_std: [0.26862954, 0.26130258, 0.27577711],
  image_processor_type: "CLIPImageProcessor",
  resample: 3,
});

const write = async (path: string, chunks: Chunks): Promise<void> => {
  const file = await open(path, "w");
  try {
    for (const chunk of chunks) await file.write(chunk);
  } finally {
    await file.close();
  }
};

export interface RandomClip {
  readonly forms: readonly Form[];
  /** Also both halves in one file, of the true size. */
  readonly both?: boolean;
  readonly vision?: VisionSize;
  readonly text?: TextSize;
}

/** Writes a model folder of that size; its weights say nothing. */
export const writeRandomClip = async (
  folder: string,
  { forms, both = false, vision = VIT_B_32, text = BESIDE_VIT_B_32 }: RandomClip,
): Promise<void> => {
  await mkdir(join(folder, "onnx"), { recursive: true });
  await writeFile(
    join(folder, "preprocessor_config.json"),
    JSON.stringify(preprocessorOf(vision.picture), null, 2),
  );
  const config = { model_type: "clip", architectures: ["CLIPModel"], projection_dim: vision.embedding };
  await writeFile(join(folder, "config.json"), JSON.stringify(config, null, 2));
  for (const name of ["tokenizer.json", "tokenizer_config.json"]) {
    await copyFile(join(practiceModel, name), join(folder, name));
  }
  for (const form of forms) {
    await write(join(folder, `onnx/vision_model${SUFFIX[form]}.onnx`), visionModel(form, vision));
    await write(join(folder, `onnx/text_model${SUFFIX[form]}.onnx`), textModel(form, text));
    if (both) await write(join(folder, `onnx/model${SUFFIX[form]}.onnx`), bothHalves(form));
  }
};
