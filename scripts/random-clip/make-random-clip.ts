import { copyFile, mkdir, open, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { argv, stdout } from "node:process";
import type { Form } from "./layers.ts";
import type { Chunks } from "./protobuf.ts";
import { textModel } from "./text.ts";
import { visionModel } from "./vision.ts";

/** Usage: node scripts/random-clip/make-random-clip.ts <folder> [fp32|quantized]. Both forms without the second. */
const [, , folder = ".cache/random-clip", only] = argv;
const practiceModel = join(import.meta.dirname, "../../resources/models/practice");

const FORMS: readonly (readonly [Form, string])[] = [
  ["fp32", ""],
  ["quantized", "_quantized"],
];

const PREPROCESSOR = {
  do_center_crop: true,
  do_normalize: true,
  do_resize: true,
  do_rescale: true,
  rescale_factor: 1 / 255,
  size: { shortest_edge: 224 },
  crop_size: { height: 224, width: 224 },
  image_mean: [0.48145466, 0.4578275, 0.40821073],
  image_std: [0.26862954, 0.26130258, 0.27577711],
  image_processor_type: "CLIPImageProcessor",
  resample: 3,
};

const CONFIG = { model_type: "clip", architectures: ["CLIPModel"], projection_dim: 512 };

const write = async (path: string, chunks: Chunks): Promise<void> => {
  const file = await open(path, "w");
  try {
    for (const chunk of chunks) await file.write(chunk);
    const { size } = await file.stat();
    stdout.write(`${path}  ${(size / 1e6).toFixed(0)} MB\n`);
  } finally {
    await file.close();
  }
};

const target = resolve(folder);
await mkdir(join(target, "onnx"), { recursive: true });
await writeFile(join(target, "preprocessor_config.json"), JSON.stringify(PREPROCESSOR, null, 2));
await writeFile(join(target, "config.json"), JSON.stringify(CONFIG, null, 2));
for (const name of ["tokenizer.json", "tokenizer_config.json"]) {
  await copyFile(join(practiceModel, name), join(target, name));
}
for (const [form, suffix] of FORMS) {
  if (only !== undefined && only !== form) continue;
  await write(join(target, `onnx/vision_model${suffix}.onnx`), visionModel(form));
  await write(join(target, `onnx/text_model${suffix}.onnx`), textModel(form));
}
