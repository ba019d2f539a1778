// @ts-check
/** How well the model tells objects and colours apart. */
import { auc, probabilityOfFirst, quantiles, share } from "./figures.mjs";
import {
  COLOURS,
  CONTRASTS,
  ELSE,
  EVERY_OBJECT,
  EVERY_PAIR,
  OBJECTS,
  WIDER_CONTRASTS,
  ofObject,
  ofPair,
} from "./vocabulary.mjs";

/** @typedef {import("./gallery.mjs").Single} Single @typedef {import("./gallery.mjs").Fit} Fit */

/** @param {readonly Single[]} pictures @param {Fit} fit */
export const accuracy = (pictures, fit) => {
  /** @param {Single} picture @param {string[]} choices */
  const best = (picture, choices) => choices.reduce((a, b) => (fit(picture, b) > fit(picture, a) ? b : a));
  return {
    n: pictures.length,
    object: share(pictures.map((p) => best(p, EVERY_OBJECT) === ofObject(p.object))),
    colour_and_object: share(pictures.map((p) => best(p, EVERY_PAIR) === ofPair(p.object, p.colour))),
  };
};

/** The wrong texts for a picture, by what is wrong with them. @type {Record<string, (picture: Single) => string[]>} */
const WRONG = {
  same_object_other_colour: ({ object, colour }) =>
    COLOURS.filter((other) => other !== colour).map((other) => ofPair(object, other)),
  same_colour_other_object: ({ object, colour }) =>
    OBJECTS.filter((other) => other !== object).map((other) => ofPair(other, colour)),
  mismatch: ({ object, colour }) =>
    OBJECTS.filter((o) => o !== object).flatMap((o) =>
      COLOURS.filter((c) => c !== colour).map((c) => ofPair(o, c)),
    ),
};

/** Cosines of the wider contrasts in pictures they are false of. @param {readonly Single[]} pictures @param {Fit} fit */
export const widerContrasts = (pictures, fit) =>
  Object.fromEntries(
    Object.entries(WIDER_CONTRASTS).map(([text, trueOf]) => [
      text,
      quantiles(pictures.filter(({ object }) => !trueOf.includes(object)).map((p) => fit(p, text))),
    ]),
  );

/** Cosines and probabilities of right and wrong texts. @param {readonly Single[]} pictures @param {Fit} fit @param {number} scale */
export const separation = (pictures, fit, scale) => {
  /** @param {Single} p @param {string} text */
  const againstContrasts = (p, text) =>
    probabilityOfFirst([scale * fit(p, text), ...CONTRASTS.map((other) => scale * fit(p, other))]);
  const match = pictures.map((p) => fit(p, ofPair(p.object, p.colour)));
  const likely = pictures.map((p) => againstContrasts(p, ofPair(p.object, p.colour)));
  const wrong = Object.entries(WRONG).map(([key, texts]) => ({
    key,
    cosines: pictures.flatMap((p) => texts(p).map((text) => fit(p, text))),
    likely: pictures.flatMap((p) => texts(p).map((text) => againstContrasts(p, text))),
  }));
  return {
    cosine: {
      match: quantiles(match),
      ...Object.fromEntries(wrong.map(({ key, cosines }) => [key, quantiles(cosines)])),
      something_else: quantiles(pictures.map((p) => fit(p, ELSE))),
    },
    probability_against_contrasts: {
      match: quantiles(likely),
      ...Object.fromEntries(wrong.map((group) => [group.key, quantiles(group.likely)])),
    },
    auc: Object.fromEntries(wrong.map(({ key, cosines }) => [`match_against_${key}`, auc(match, cosines)])),
  };
};
