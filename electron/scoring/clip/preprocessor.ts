import * as z from "zod";
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

/** The fields of a CLIP image processor's preprocessor_config.json; the defaults are CLIP's own. */
const Preprocessor = z.object({
  size: Sizes.default({ width: 224, height: 224 }),
  crop_size: Sizes.optional(),
  do_center_crop: z.boolean().default(true),
  do_normalize: z.boolean().default(true),
  image_mean: Triple.default([0.48145466, 0.4578275, 0.40821073]),
  image_std: Triple.default([0.26862954, 0.26130258, 0.27577711]),
});

/** Reads how a model wants its pictures. Throws when the configuration describes something CLIP does not do. */
export const readImageSpec = (config: unknown): ImageSpec => {
  const parsed = Preprocessor.parse(config);
  const target = parsed.do_center_crop ? (parsed.crop_size ?? parsed.size) : parsed.size;
  if (target.width !== target.height) throw new Error("The model wants pictures that are not square.");
  const size = target.width;
  return {
    size,
    shortSide: parsed.do_center_crop ? Math.max(size, parsed.size.width) : size,
    crop: parsed.do_center_crop,
    mean: parsed.do_normalize ? parsed.image_mean : [0, 0, 0],
    std: parsed.do_normalize ? parsed.image_std : [1, 1, 1],
  };
};
