import {
  cosineText,
  countText,
  megapixelsText,
  percentText,
  sidesText,
  starsText,
  upperFirst,
} from "./figures.ts";
import type { Saying } from "./saying.ts";

type Values = Saying["values"];
type Words = (values: Values) => string;

const number = (values: Values, name: string): number => Number(values[name] ?? 0);
const word = (values: Values, name: string): string => String(values[name] ?? "");
const percent = (values: Values, name: string): string => percentText(number(values, name));
const cosine = (values: Values, name: string): string => cosineText(number(values, name));
const sides = (values: Values): string => sidesText(number(values, "width"), number(values, "height"));
const neededSides = (values: Values): string =>
  sidesText(number(values, "minWidth"), number(values, "minHeight"));

/** " (file 2 of 3)" where an attempt has several. */
const fileNote = (values: Values): string =>
  values["files"] === undefined ? "" : ` (file ${word(values, "file")} of ${word(values, "files")})`;

const clippedText = (values: Values): string =>
  number(values, "clipped") < 0.001 ? "nothing clipped" : `${percent(values, "clipped")} clipped`;

const closeTo =
  (start: string, rival: Words): Words =>
  (values) =>
    `${start}close to “${word(values, "subject")}”, ${cosine(values, "likeness")} against ${rival(values)}${fileNote(values)}`;
const toRival: Words = (values) => `${cosine(values, "rivalLikeness")} for “${word(values, "rival")}”`;
const toFloor: Words = (values) => `a floor of ${cosine(values, "floor")}`;
const instead: Words = (values) =>
  `It looks more like ${word(values, "rival")}, likeness ${cosine(values, "rivalLikeness")}, than like “${word(values, "subject")}”, likeness ${cosine(values, "likeness")}.`;

const tooSmall =
  (needed: Words): Words =>
  (values) =>
    `It is ${sides(values)} pixels, the job needs at least ${needed(values)}.`;
const neededBoth: Words = (values) => `${neededSides(values)} pixels`;
const neededWidth: Words = (values) => `${word(values, "minWidth")} pixels in width`;
const neededHeight: Words = (values) => `${word(values, "minHeight")} pixels in height`;
const turn = " Hold the phone the other way round, or send a larger photo.";
const original = " Send the original file, not a preview or a copy from a chat.";
const unscored =
  (needed: Words): Words =>
  (values) =>
    `The picture is ${sides(values)} pixels and the job needs at least ${needed(values)}. It was not scored.`;

/** The words of every saying. Another language is another table with the same codes: `resources/locales`. */
const ENGLISH = {
  "evidence.sharpness": (v) =>
    `sharpness ${word(v, "sharpness")}, the job needs ${word(v, "needed")}${fileNote(v)}`,
  "evidence.light": (v) => `brightness ${percent(v, "brightness")}, ${clippedText(v)}${fileNote(v)}`,
  "evidence.noise": (v) =>
    `noise ${percent(v, "noise")}, ${percent(v, "most")} is the most that works${fileNote(v)}`,
  "evidence.size": (v) => `${megapixelsText(number(v, "width"), number(v, "height"))}${fileNote(v)}`,
  "evidence.impression": (v) =>
    `the good side of the quality prompts gets ${percent(v, "share")}${fileNote(v)}`,
  "evidence.fault": (v) =>
    `“${word(v, "bad")}” beats “${word(v, "good")}” with ${percent(v, "share")}${fileNote(v)}`,
  "evidence.near": closeTo("", toRival),
  "evidence.near_floor": closeTo("", toFloor),
  "evidence.far": closeTo("not ", toRival),
  "evidence.far_floor": closeTo("not ", toFloor),
  "evidence.rival": (v) => `“${word(v, "rival")}” leads by ${cosine(v, "lead")}${fileNote(v)}`,
  "evidence.met": (v) =>
    `“${word(v, "criterion")}” is ${cosine(v, "lead")} ahead of “${word(v, "contrast")}”`,
  "evidence.unmet": (v) =>
    `“${word(v, "criterion")}” is ${cosine(v, "lead")} behind “${word(v, "contrast")}”`,
  "evidence.files": (v) => `${word(v, "present")} of ${countText(number(v, "n"), "file")} sent`,

  "remedy.blurred": (v) =>
    `It is too blurred: sharpness ${word(v, "sharpness")}, the job needs ${word(v, "needed")}. Hold still and tap the subject to focus.`,
  "remedy.too_dark": (v) =>
    `It is too dark: brightness ${percent(v, "brightness")}, the job needs ${percent(v, "needed")}, and ${percent(v, "black")} is pure black. Turn on a light or move to a brighter place.`,
  "remedy.too_bright": (v) =>
    `It is too bright: ${percent(v, "white")} is pure white, ${percent(v, "most")} is the most that works. Turn away from the light or tap the brightest part before you take it.`,
  "remedy.noisy": (v) =>
    `It is too grainy: noise ${percent(v, "noise")}, ${percent(v, "most")} is the most that works. Take it in better light and do not zoom in.`,
  "remedy.small": (v) =>
    `It is small: ${sides(v)} pixels, and the job asks for ${neededSides(v)}. Send the original file, not a preview or a copy from a chat.`,
  "remedy.small_anyway": (v) =>
    `It is small: ${sides(v)} pixels, and ${megapixelsText(1000, 1000)} shows all a screen can. Send the original file, not a preview or a copy from a chat.`,
  "remedy.impression": (v) =>
    `It does not look well made: the good side of the quality prompts gets ${percent(v, "share")}. Take it again in good light, holding still.`,
  "remedy.fault": (v) =>
    `It looks like ${word(v, "bad")} (${percent(v, "share")} sure). Take it again so that it is ${word(v, "good")}.`,
  "remedy.unlike": (v) =>
    `It does not look enough like “${word(v, "subject")}”: likeness ${cosine(v, "likeness")}, where ${cosine(v, "floor")} is the least. Send a photo in which that is the main thing to see.`,
  "remedy.rival": (v) => `${instead(v)} Send a photo in which that is the main thing to see.`,
  "remedy.rival_screen": (v) => `${instead(v)} Photograph the thing itself instead of a screen or a page.`,
  "remedy.criterion": (v) =>
    `“${word(v, "criterion")}” is not met: ${cosine(v, "lead")} behind “${word(v, "contrast")}”. Take the photo again so that it is.`,
  "remedy.criterion_close": (v) =>
    `“${word(v, "criterion")}” is not met: ${cosine(v, "lead")} ahead of “${word(v, "contrast")}”. Take the photo again so that it is.`,
  "remedy.files": (v) =>
    `${word(v, "present")} of ${countText(number(v, "needed"), "file")} came. Send ${countText(number(v, "n"), "more file")} with the next try.`,

  "reasoning.strongest": () => "Strongest: ",
  "reasoning.least_against": () => "Nothing speaks for it; least against it: ",
  "reasoning.weakest": () => "Weakest: ",
  "reasoning.weakest_for": () => "Weakest, yet in its favour: ",
  // Worst first, as the values come.
  "reasoning.one_star_less": (v) =>
    `One star less because of ${Object.keys(v)
      .map((name) => `${name} ${starsText(number(v, name))}`)
      .join(" and ")}.`,
  "reasoning.weakest_point": () =>
    "Nothing speaks against it, but the job asks for more. Its weakest point: ",

  "rejection.too_small": unscored(neededBoth),
  "rejection.too_narrow": unscored(neededWidth),
  "rejection.too_low": unscored(neededHeight),
  "remedy.too_small": (v) => tooSmall(neededBoth)(v) + original,
  "remedy.too_narrow": (v) => tooSmall(neededWidth)(v) + original,
  "remedy.too_low": (v) => tooSmall(neededHeight)(v) + original,
  "remedy.too_small_turn": (v) => tooSmall(neededBoth)(v) + turn,
  "remedy.too_narrow_turn": (v) => tooSmall(neededWidth)(v) + turn,
  "remedy.too_low_turn": (v) => tooSmall(neededHeight)(v) + turn,

  "rejection.unreadable": () => "The file could not be read.",
  "rejection.not_scored": () => "It was not scored.",
  "damage.missing": () => "The file isn't where it was stored.",
  "damage.locked": () => "The stored file can't be read.",
  "damage.too_many_pixels": (v) =>
    `The picture has more than ${word(v, "n")} megapixels, which is too large to open.`,
  "damage.unsupported": () => "The file isn't a picture that can be opened here. A JPEG, PNG or WebP works.",
  "damage.heic": () => "The picture is in the HEIC format, which can't be opened here. A JPEG works.",
  "damage.cut": () => "The picture is cut short: the end of its file is missing.",
  "damage.empty": () => "The file is empty.",
  "damage.data": () => "Part of the picture's data is damaged.",

  "reject.again": () => "Take the photo again, or send the original file once more.",
  "reject.off_topic": () =>
    "It does not show what the brief asks for. Read the brief again and send a photo of that.",
  "reject.screenshot": () => "It is a picture of a screen or a page. Photograph the thing itself.",
  "reject.duplicate": () => "It is a copy of a photo that was already sent. Take a new one.",
  "reject.incomplete": () =>
    "Not everything the brief asks for is in it. Check each point of the brief before you send it.",

  // A person's own words, which nobody translates.
  words: (v) => word(v, "text"),
} satisfies Readonly<Record<string, Words>>;

export type SayingCode = keyof typeof ENGLISH;
export const SAYING_CODES = Object.keys(ENGLISH) as readonly SayingCode[];

/** A saying with a code of the table. */
export const saying = (code: SayingCode, values: Values = {}): Saying => ({ code, values });

/** The saying in English. A heading goes on with what it introduces, as a sentence. */
export const inEnglish = ({ code, values, about }: Saying): string => {
  const words: Words | undefined = (ENGLISH as Readonly<Record<string, Words>>)[code];
  const text = words?.(values) ?? "";
  return upperFirst(about === undefined ? text : `${text}${inside(about)}.`);
};

/** The same in the middle of a sentence. */
export const inside = ({ code, values }: Saying): string =>
  (ENGLISH as Readonly<Record<string, Words>>)[code]?.(values) ?? "";
