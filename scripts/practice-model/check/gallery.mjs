// @ts-check
/** Held-out pictures with their truths and embeddings, and how well a text fits each. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { embedPictures, embedTexts } from "./embed.mjs";
import { cosine } from "./figures.mjs";
import { ANTONYMS, CONTRASTS, EVERY_OBJECT, EVERY_PAIR, WIDER_CONTRASTS } from "./vocabulary.mjs";

/** @typedef {{ file: string, set: "seen" | "unseen", kind: "scene" | "blank" | "text", things: [string, string][], condition: string }} Truth */
/** @typedef {Truth & { vector: number[] }} Picture */
/** @typedef {(picture: Picture, text: string) => number} Fit */
/** A picture of one kind of thing in one colour. @typedef {Picture & { object: string, colour: string }} Single */

/** @param {import("./embed.mjs").Model} model @param {string} folder holds the JPEG files and truths.json */
export const openGallery = async (model, folder) => {
  const listed = await readFile(path.join(folder, "truths.json"), "utf8");
  const truths = /** @type {Truth[]} */ (JSON.parse(listed));
  const files = truths.map(({ file }) => path.join(folder, file));
  const vectors = await embedPictures(model, files);
  const pictures = truths.map((truth, i) => ({ ...truth, vector: vectors[i] ?? [] }));

  const wordings = [
    ...EVERY_PAIR,
    ...EVERY_OBJECT,
    ...CONTRASTS,
    ...Object.keys(WIDER_CONTRASTS),
    ...ANTONYMS.flatMap(({ positive, negative }) => [positive, negative]),
  ];
  const embedded = await embedTexts(model, wordings);
  const texts = new Map(wordings.map((text, i) => [text, embedded[i] ?? []]));

  /** @type {Fit} */
  const fit = (picture, text) => cosine(picture.vector, texts.get(text) ?? []);
  return { pictures, files, vectors, fit };
};

/** @param {readonly Picture[]} pictures @returns {Single[]} */
export const singles = (pictures) =>
  pictures.flatMap((picture) => {
    const [first] = picture.things;
    if (!first || new Set(picture.things.map(String)).size > 1) return [];
    return [{ ...picture, object: first[0], colour: first[1] }];
  });
