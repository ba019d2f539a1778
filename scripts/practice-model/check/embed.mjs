// @ts-check
/** The model as the product uses it: the library's classes from a local folder, pictures decoded by sharp. */
import path from "node:path";
import {
  AutoProcessor,
  AutoTokenizer,
  CLIPTextModelWithProjection,
  CLIPVisionModelWithProjection,
  RawImage,
  Tensor,
  env,
} from "@xenova/transformers";
import sharp from "sharp";
import { unit } from "./figures.mjs";

/** @typedef {Awaited<ReturnType<typeof openModel>>} Model */
/** @typedef {{ side: number, means: number[], deviations: number[] }} Input */

const BATCH = 8;

/** @param {string} folder a model folder in transformers.js layout */
export const openModel = async (folder) => {
  const whole = path.resolve(folder);
  env.allowRemoteModels = false;
  env.useFSCache = false;
  env.localModelPath = path.dirname(whole) + path.sep;
  const name = path.basename(whole);
  return {
    tokenizer: await AutoTokenizer.from_pretrained(name),
    processor: await AutoProcessor.from_pretrained(name),
    text: await CLIPTextModelWithProjection.from_pretrained(name, { dtype: "fp32" }),
    vision: await CLIPVisionModelWithProjection.from_pretrained(name, { dtype: "fp32" }),
  };
};

/** @param {{ dims: number[], data: ArrayLike<number> }} tensor one embedding a row @returns {number[][]} */
const rows = ({ dims: [count = 0, width = 0], data }) => {
  const values = Array.from(data);
  return Array.from({ length: count }, (_, i) => unit(values.slice(i * width, (i + 1) * width)));
};

/** @param {Model} model @param {string[]} texts */
export const embedTexts = async ({ tokenizer, text }, texts) => {
  /** @type {number[][]} */
  const found = [];
  for (let i = 0; i < texts.length; i += 64) {
    const { input_ids } = tokenizer(texts.slice(i, i + 64), { padding: true, truncation: true });
    found.push(...rows((await text({ input_ids })).text_embeds));
  }
  return found;
};

/**
 * One JPEG file to normalised planes: cover, centre, cubic.
 * @param {string} file @param {Input} input
 */
const planesOf = async (file, { side, means, deviations }) => {
  const bytes = await sharp(file, { sequentialRead: true, failOn: "none" })
    .rotate()
    .resize(side, side, { fit: "cover", position: "centre", kernel: "cubic" })
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer();
  const plane = side * side;
  return Float32Array.from({ length: 3 * plane }, (_, at) => {
    const channel = Math.floor(at / plane);
    const value = bytes[3 * (at % plane) + channel] ?? 0;
    return (value / 255 - (means[channel] ?? 0)) / (deviations[channel] ?? 1);
  });
};

/** @param {Model} model @param {string[]} files */
export const embedPictures = async ({ processor, vision }, files) => {
  const settings =
    /** @type {{ crop_size: { height: number }, image_mean: number[], image_std: number[] }} */ (
      processor.image_processor?.config
    );
  const input = {
    side: settings.crop_size.height,
    means: settings.image_mean,
    deviations: settings.image_std,
  };
  /** @type {number[][]} */
  const found = [];
  for (let i = 0; i < files.length; i += BATCH) {
    const pictures = await Promise.all(files.slice(i, i + BATCH).map((file) => planesOf(file, input)));
    const values = new Float32Array(pictures.length * 3 * input.side ** 2);
    pictures.forEach((planes, k) => values.set(planes, k * planes.length));
    const pixel_values = new Tensor("float32", values, [pictures.length, 3, input.side, input.side]);
    found.push(...rows((await vision({ pixel_values })).image_embeds));
  }
  return found;
};

/** The same by the library's own decoder and processor, to compare with. @param {Model} model @param {string} file */
export const embedByProcessor = async ({ processor, vision }, file) => {
  const { pixel_values } = await processor(await RawImage.read(file));
  return rows((await vision({ pixel_values })).image_embeds)[0] ?? [];
};
