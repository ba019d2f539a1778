import * as z from "zod";
import type { ModelFamily } from "#shared/domain/scoring/model-layout.ts";
import type { ImageSpec } from "../imaging/model-input.ts";

const Triple = z.tuple([z.number(), z.number(), z.number()]);
const Side = z.int().positive().max(2048);
const Sizes = z.union([
  Side.transform((side) => ({ width: side, height: side })),
  z
    .object({ shortest_edge: Side })
    .transform((size) => ({ width: size.shortest_edge, height: size.shortest_edge })),
  z.object({ width: Side, height: Side }).transform(({ width, height }) => ({ width, height })),
]);

/** The fields of an image processor's preprocessor_config.json that say how a picture is made ready. */
const Preprocessor = z.object({
  size: Sizes.default({ width: 224, height: 224 }),
  crop_size: Sizes.optional(),
  do_center_crop: z.boolean().optional(),
  do_normalize: z.boolean().default(true),
  image_mean: Triple.optional(),
  image_std: Triple.optional(),
});

/** What a processor of that family does where its file does not say. */
const DEFAULTS = {
  clip: {
    crop: true,
    mean: [0.48145466, 0.4578275, 0.40821073],
    std: [0.26862954, 0.26130258, 0.27577711],
  },
  siglip: { crop: false, mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] },
} as const;

/** Reads how a model wants its pictures. Throws when the configuration describes something CLIP does not do. */
export const readImageSpec = (config: unknown, family: ModelFamily): ImageSpec => {
  const parsed = Preprocessor.parse(config);
  const usual = DEFAULTS[family];
  const crop = parsed.do_center_crop ?? usual.crop;
  const target = crop ? (parsed.crop_size ?? parsed.size) : parsed.size;
  if (target.width !== target.height) throw new Error("The model wants pictures that are not square.");
  const size = target.width;
  return {
    size,
    shortSide: crop ? Math.max(size, parsed.size.width) : size,
    crop,
    mean: parsed.do_normalize ? (parsed.image_mean ?? usual.mean) : [0, 0, 0],
    std: parsed.do_normalize ? (parsed.image_std ?? usual.std) : [1, 1, 1],
  };
};
