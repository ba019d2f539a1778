import { writeRandomClip, type RandomClip } from "../../../scripts/random-clip/write-random-clip.ts";

/** A CLIP of two blocks with random weights: every operator of the true one, in well under a second. */
export const writeSmallClip = (folder: string, forms: RandomClip["forms"]): Promise<void> =>
  writeRandomClip(folder, {
    forms,
    vision: { picture: 64, patch: 16, width: 96, heads: 4, blocks: 2, embedding: 48 },
    text: { tokens: 1000, length: 32, width: 64, heads: 4, blocks: 1, embedding: 48 },
  });
