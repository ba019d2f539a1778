// @ts-check
/** How well the model tells a good picture from a bad one, and a picture from a page or nothing. */
import { auc, probabilityOfFirst, quantiles } from "./figures.mjs";
import { ANTONYMS, BLANK, TEXT } from "./vocabulary.mjs";

/** @typedef {import("./gallery.mjs").Picture} Picture @typedef {import("./gallery.mjs").Fit} Fit */

/** Probability of the good side of each antonym pair, in normal pictures and in bad ones. @param {readonly Picture[]} scenes @param {Fit} fit @param {number} scale */
export const antonyms = (scenes, fit, scale) =>
  ANTONYMS.map(({ key, positive, negative, condition }) => {
    /** @param {Picture} p */
    const score = (p) => probabilityOfFirst([scale * fit(p, positive), scale * fit(p, negative)]);
    const normal = scenes.filter((p) => p.condition === "normal").map(score);
    const bad = scenes.filter((p) => (condition ?? p.condition) === p.condition && p.condition !== "normal");
    const low = bad.map(score);
    return { key, positive, negative, normal: quantiles(normal), bad: quantiles(low), auc: auc(normal, low) };
  });

/** @param {readonly Picture[]} pictures @param {Fit} fit */
export const kinds = (pictures, fit) => {
  const scenes = pictures.filter(({ kind }) => kind === "scene");
  /** @param {"text" | "blank"} wanted @param {string} text */
  const told = (wanted, text) =>
    auc(
      pictures.filter(({ kind }) => kind === wanted).map((p) => fit(p, text)),
      scenes.map((p) => fit(p, text)),
    );
  return { text: told("text", TEXT), blank: told("blank", BLANK) };
};
