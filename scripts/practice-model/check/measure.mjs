// @ts-check
/**
 * Measures the practice model on held-out JPEG files and prints the figures of its card.
 *
 *   node measure.mjs <model folder> <folder of held-out JPEGs with truths.json>
 */
import { argv, version } from "node:process";
import { embedByProcessor, openModel } from "./embed.mjs";
import { cosine, quantiles } from "./figures.mjs";
import { openGallery, singles } from "./gallery.mjs";
import { antonyms, kinds } from "./quality.mjs";
import { accuracy, separation, widerContrasts } from "./relevance.mjs";

const [, , modelFolder = "resources/models/practice", jpegFolder = "build/jpegs"] = argv;
/** As trained. */
const LOGIT_SCALE = 21.7302;
const model = await openModel(modelFolder);
const { pictures, files, vectors, fit } = await openGallery(model, jpegFolder);

const single = singles(pictures);
const seen = single.filter(({ set }) => set === "seen");
const unseen = single.filter(({ set }) => set === "unseen");
/** @template {{ condition: string }} T @param {T[]} group */
const normal = (group) => group.filter(({ condition }) => condition === "normal");

const relevance = separation(normal(seen), fit, LOGIT_SCALE);
const scenes = pictures.filter(({ kind, set }) => kind === "scene" && set === "seen");
const pairs = antonyms(scenes, fit, LOGIT_SCALE);

const paths = [];
for (const [i, file] of files.slice(0, 60).entries())
  paths.push(cosine(await embedByProcessor(model, file), vectors[i] ?? []));

const figures = {
  node: version,
  pictures: pictures.length,
  accuracy: {
    seen: accuracy(seen, fit),
    seen_normal: accuracy(normal(seen), fit),
    unseen: accuracy(unseen, fit),
    unseen_normal: accuracy(normal(unseen), fit),
  },
  auc: {
    ...relevance.auc,
    ...Object.fromEntries(pairs.map(({ key, auc }) => [key, auc])),
    ...kinds(pictures, fit),
  },
  cosine: relevance.cosine,
  wider_contrasts: widerContrasts(normal(seen), fit),
  probability_against_contrasts: relevance.probability_against_contrasts,
  quality: pairs,
  cosine_to_library_processor: quantiles(paths),
};
console.log(JSON.stringify(figures, null, 1));
