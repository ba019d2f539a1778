/** What each step of scoring a picture costs on one core, alone; and the pipeline without what only the service needs. */
import { decodePicture } from "../../electron/scoring/imaging/decode.ts";
import { examinePicture } from "../../electron/scoring/imaging/examine-picture.ts";
import { measureExposure } from "#shared/domain/measures/exposure.ts";
import { analysisPicture, lumaOf } from "../../electron/scoring/imaging/luma.ts";
import { cutSquare, fillTensor, normalisingTables } from "../../electron/scoring/imaging/model-input.ts";
import { measureNoise } from "#shared/domain/measures/noise.ts";
import { perceptualHash } from "../../electron/scoring/imaging/perceptual-hash.ts";
import { measureSharpness } from "#shared/domain/measures/sharpness.ts";
import type { ModelPool } from "../../electron/scoring/clip/model-pool.ts";
import { createPipeline } from "../../electron/scoring/pipeline.ts";
import { quantile } from "./report.ts";

const ROUNDS = 8;
const BATCH = 8;

/** Milliseconds, as the median of several rounds after one to warm up. */
const medianOf = async (work: () => Promise<unknown>): Promise<number> => {
  const times: number[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const began = performance.now();
    await work();
    if (round >= 0) times.push(performance.now() - began);
  }
  return quantile(times, 0.5);
};

export interface StepCosts {
  /** From a file to the model's answer. */
  readonly embedding: Readonly<Record<"decode" | "square" | "tensor" | "forward", number>>;
  /** Besides, from the same decode. */
  readonly besides: Readonly<Record<"measures" | "hash" | "thumbnail and signature", number>>;
}

export const stepCosts = async (path: string, thumbnail: string, pool: ModelPool): Promise<StepCosts> => {
  const spec = pool.image;
  const tables = normalisingTables(spec);
  const picture = await decodePicture(path, spec.shortSide);
  const analysed = await analysisPicture(picture.rgb);
  const luma = lumaOf(analysed);
  const square = await cutSquare(picture.rgb, spec);
  const decode = await medianOf(() => decodePicture(path, spec.shortSide));
  const cut = await medianOf(() => cutSquare(picture.rgb, spec));
  const pixels = new Float32Array(square.length);
  const tensor = await medianOf(async () => {
    fillTensor(pixels, 0, square, tables);
  });
  const forward = await medianOf(() => pool.embedPictures(new Float32Array(BATCH * square.length), BATCH));
  const measures = await medianOf(async () => {
    const measured = lumaOf(analysed);
    const exposure = measureExposure(measured);
    measureSharpness(measured, measureNoise(measured), exposure.brightness);
  });
  const hash = await medianOf(async () => perceptualHash(luma));
  const all = await medianOf(() => examinePicture(path, thumbnail, spec));
  return {
    embedding: { decode, square: cut, tensor, forward: forward / BATCH },
    besides: { measures, hash, "thumbnail and signature": Math.max(0, all - decode - cut - measures - hash) },
  };
};

export const sumOf = (costs: Readonly<Record<string, number>>): number =>
  Object.values(costs).reduce((sum, cost) => sum + cost, 0);

/** Embeds all of these by the scoring process's own pipeline, with nothing measured or written. */
export const embedAll = async (paths: readonly string[], pool: ModelPool): Promise<void> => {
  let left = paths.length;
  const done = Promise.withResolvers<undefined>();
  const loaded = {
    ref: { id: "bench", revision: "1", practice: false },
    pool,
    promptRows: () => Promise.resolve(new Float32Array(pool.width)),
  };
  const pipeline = createPipeline({
    model: { current: () => loaded, lose: (_, error) => done.reject(error) },
    decode: async (path, _, spec) => {
      const { rgb } = await decodePicture(path, spec?.shortSide ?? 0);
      const square = spec === null ? null : await cutSquare(rgb, spec);
      return { kind: "examined", facts: NO_FACTS, square, thumbnailProblem: null };
    },
    onExamined: (_, result) => {
      if (result.kind === "damaged" || result.embedding === null)
        done.reject(new Error("It was not embedded."));
      left -= 1;
      if (left === 0) done.resolve(undefined);
    },
  });
  paths.forEach((path, index) => {
    const prompts = { id: "none", texts: [] };
    pipeline.add({ type: "examine", id: index + 1, path, thumbnailPath: path, prompts, priority: 1 });
  });
  await done.promise;
};

const NO_FACTS = {
  width: 1,
  height: 1,
  orientation: 1,
  contentType: "image/jpeg",
  capturedAt: null,
  perceptualHash: "0".repeat(16),
  sharpness: 0,
  clippedDark: 0,
  clippedBright: 0,
  brightness: 0,
  noise: 0,
};
