// @ts-check
/** The practice model's world, as in practice_model/vocabulary.py. */

export const OBJECTS =
  "house tree car boat flower cup fish star heart sun chair bottle dog cat book key".split(" ");
export const COLOURS = "red orange yellow green blue purple pink black".split(" ");

/** @param {string} words */
const article = (words) => (/^[aeiou]/.test(words) ? "an " : "a ") + words;

/** @param {string} object */
export const ofObject = (object) => `a photo of ${article(object)}`;

/** @param {string} object @param {string} colour */
export const ofPair = (object, colour) => `a photo of ${article(`${colour} ${object}`)}`;

export const EVERY_OBJECT = OBJECTS.map(ofObject);
export const EVERY_PAIR = OBJECTS.flatMap((object) => COLOURS.map((colour) => ofPair(object, colour)));

/** Quality antonyms, with the condition that makes the second one true; null stands for any bad condition. */
export const ANTONYMS = [
  { key: "good", positive: "a good photo", negative: "a bad photo", condition: null },
  { key: "sharp", positive: "a sharp photo", negative: "a blurry photo", condition: "blurry" },
  { key: "well_lit", positive: "a well-lit photo", negative: "a dark photo", condition: "dark" },
  {
    key: "well_exposed",
    positive: "a well-exposed photo",
    negative: "an overexposed photo",
    condition: "overexposed",
  },
  { key: "clean", positive: "a clean photo", negative: "a noisy photo", condition: "noisy" },
];

export const ELSE = "a photo of something else";
export const TEXT = "a screenshot of text";
export const BLANK = "a blank picture";
export const CONTRASTS = [ELSE, TEXT, BLANK];

/** Further contrasts the model was taught, with the objects for which each is true. @type {Record<string, string[]>} */
export const WIDER_CONTRASTS = {
  "a drawing": [],
  "a photo of a person": [],
  "a photo of an animal": ["dog", "cat", "fish"],
  "a photo of food": [],
  "a photo of a landscape": [],
  "a photo of a building": ["house"],
  "a photo of a room": [],
  "a photo of a vehicle": ["car", "boat"],
};
