/** What a model says of labelled pictures, by the very process that scores submissions. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FIXED_CONTRASTS } from "#shared/domain/scoring/fit/fit-calibration.ts";
import type { LabelledPicture } from "#shared/domain/scoring/fit/labelled.ts";
import { QUALITY_PAIRS } from "#shared/domain/scoring/quality-prompts.ts";
import { createScorer } from "../../electron/scoring/client.ts";
import { type Label, LabelsError } from "./labels.ts";

const ENTRY = join(import.meta.dirname, "../../electron/scoring/child.ts");
const REF = { id: "to-calibrate", revision: "none", practice: false };

/** Throws a LabelsError when the model or a picture cannot be used. */
export const lookAt = async (
  folder: string,
  labels: readonly Label[],
  model: string,
  onProgress: (done: number) => void,
): Promise<readonly LabelledPicture[]> => {
  const texts = [
    ...new Set([
      ...labels.flatMap(({ prompts }) => prompts),
      ...FIXED_CONTRASTS,
      ...QUALITY_PAIRS.flatMap(({ good, bad }) => [good, bad]),
    ]),
  ];
  const scorer = createScorer({ entry: ENTRY, execPath: process.execPath, workers: 1 });
  const thumbnails = await mkdtemp(join(tmpdir(), "winnow-calibrate-"));
  try {
    await scorer.useModel({ path: model, ref: REF });
    const pictures: LabelledPicture[] = [];
    // One after the other: 8-bit arithmetic depends a little on a batch's other pictures, and the figures must not.
    for (const { file, prompts, quality } of labels) {
      const seen = await scorer.examine({
        path: join(folder, file),
        thumbnailPath: join(thumbnails, "picture.webp"),
        prompts: { id: "calibrate", texts },
      });
      if (seen.kind === "damaged") throw new LabelsError(`${file}: ${seen.message}`);
      if (seen.similarities === null) throw new LabelsError(`The model in ${model} cannot be loaded.`);
      const byText = new Map(texts.map((text, index) => [text, seen.similarities?.[index] ?? 0]));
      pictures.push({ file, prompts, quality, similarityOf: (text) => byText.get(text) ?? 0 });
      onProgress(pictures.length);
    }
    return pictures;
  } finally {
    await scorer.close();
    await rm(thumbnails, { recursive: true, force: true });
  }
};
