// @ts-check
/**
 * Measures the practice model on held-out JPEG files, prints the figures and writes its calibration.json.
 *
 *   node measure.mjs <model folder> <folder of held-out JPEGs with truths.json>
 */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { argv, version } from "node:process";
import { embedByProcessor, openModel } from "./embed.mjs";
import { cosine, quantiles, rounded } from "./figures.mjs";
import { openGallery, singles } from "./gallery.mjs";
import { antonyms, kinds } from "./quality.mjs";
import { accuracy, separation, widerContrasts } from "./relevance.mjs";
import { CONTRASTS, WIDER_CONTRASTS } from "./vocabulary.mjs";

const [, , modelFolder = "resources/models/practice", jpegFolder = "build/jpegs"] = argv;
const calibrationFile = path.join(modelFolder, "calibration.json");
const { logit_scale } = /** @type {{ logit_scale: number }} */ (
  JSON.parse(await readFile(calibrationFile, "utf8"))
);
const model = await openModel(modelFolder);
const { pictures, files, vectors, fit } = await openGallery(model, jpegFolder);

const single = singles(pictures);
const seen = single.filter(({ set }) => set === "seen");
const unseen = single.filter(({ set }) => set === "unseen");
/** @template {{ condition: string }} T @param {T[]} group */
const normal = (group) => group.filter(({ condition }) => condition === "normal");

const relevance = separation(normal(seen), fit, logit_scale);
const scenes = pictures.filter(({ kind, set }) => kind === "scene" && set === "seen");
const pairs = antonyms(scenes, fit, logit_scale);

const paths = [];
for (const [i, file] of files.slice(0, 60).entries())
  paths.push(cosine(await embedByProcessor(model, file), vectors[i] ?? []));

const calibration = {
  logit_scale,
  // Halfway between the weakest right texts and the strongest that only get the colour or the object wrong.
  match_floor: rounded(
    (relevance.cosine.match.p05 +
      Math.max(
        relevance.cosine.same_object_other_colour.p95,
        relevance.cosine.same_colour_other_object.p95,
      )) /
      2,
  ),
  known_contrasts: [...CONTRASTS, ...Object.keys(WIDER_CONTRASTS)],
  relevance: {
    wording: "a photo of a {colour} {object}",
    contrasts: CONTRASTS,
    cosine: relevance.cosine,
    wider_contrasts: widerContrasts(normal(seen), fit),
    probability_against_contrasts: relevance.probability_against_contrasts,
  },
  quality: Object.fromEntries(
    pairs.map(({ key, positive, negative, normal: good, bad }) => [
      key,
      { positive, negative, normal: good, bad },
    ]),
  ),
};
await writeFile(calibrationFile, `${JSON.stringify(calibration, null, 2)}\n`);

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
  cosine_to_library_processor: quantiles(paths),
};
console.log(JSON.stringify({ figures, calibration }, null, 1));
