import type { Saying } from "#shared/domain/scoring/saying.ts";
import { isWordKey, say } from "../words.ts";
import { showLikeness, showNumber, showOneDecimal, showShare } from "./figures.ts";
import { inLanguage } from "./formats.ts";

type Values = Saying["values"];

const shares = new Set(["brightness", "clipped", "black", "white", "noise", "most", "share"]);
const likenesses = new Set(["likeness", "rivalLikeness", "floor", "lead"]);
/** A share of clipped pixels that nobody sees. */
const unseen = 0.001;
/** Pixels that show all a screen can, and below which the sides say more than the area. */
const enoughPixels = 1e6;
const fewPixels = 1e5;

const showMegapixels = (pixels: number): string =>
  say("evidence.size.megapixels", { n: showOneDecimal(pixels / 1e6) });

/** Each figure as the language writes it; the count stays a number, because the words depend on it. */
const written = (code: string, values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value === "string" || name === "n") return [name, value];
      // Brightness and noise are compared with a share, sharpness with a figure of its own scale.
      if (shares.has(name) || (name === "needed" && code.endsWith("too_dark"))) {
        return [name, showShare(value)];
      }
      if (likenesses.has(name)) return [name, showLikeness(value)];
      return [name, showNumber(Math.round(value))];
    }),
  );

const sizeOf = ({ width, height }: Values): string => {
  const pixels = Number(width) * Number(height);
  return pixels < fewPixels
    ? say("evidence.size.pixels", { width: showNumber(Number(width)), height: showNumber(Number(height)) })
    : showMegapixels(pixels);
};

const dimensions = ["relevance", "quality", "completeness"] as const;
const named = inLanguage((locale) => new Intl.ListFormat(locale, { type: "conjunction" }));
const lowDimensions = (values: Values): string =>
  named().format(
    Object.keys(values).flatMap((name) =>
      dimensions
        .filter((one) => one === name)
        .map((one) => say(`reasoning.${one}`, { stars: showOneDecimal(Number(values[one])) })),
    ),
  );

const plain = ({ code, values }: Omit<Saying, "about">): string | null => {
  if (code === "evidence.size") return sizeOf(values);
  if (code === "reasoning.one_star_less") return say(code, { named: lowDimensions(values) });
  if (code === "evidence.light" && Number(values["clipped"]) < unseen) {
    return say("evidence.light.unclipped", written(code, values));
  }
  if (!isWordKey(code)) return null;
  const n = Number(values["n"] ?? 0);
  return say(code, { ...written(code, values), enough: showMegapixels(enoughPixels), n });
};

const inside = (saying: Omit<Saying, "about">): string | null => {
  const phrase = plain(saying);
  const { file, files } = saying.values;
  return phrase === null || file === undefined || files === undefined
    ? phrase
    : say("evidence.of_file", { phrase, file, files });
};

/** One saying in the page's language; null for a code that is younger than the page. */
export const showSaying = (saying: Saying): string | null => {
  if (saying.about === undefined) return plain(saying);
  const phrase = inside(saying.about);
  return phrase === null || !isWordKey(saying.code) ? null : say(saying.code, { phrase, n: 0 });
};

/** All of them; the service's own words where any is unknown here. */
export const showSayings = (
  said: readonly Saying[] | null | undefined,
  otherwise: string | null,
): readonly string[] => {
  const shown = (said ?? []).map(showSaying);
  const known = shown.filter((text) => text !== null);
  if (known.length > 0 && known.length === shown.length) return known;
  return otherwise === null ? [] : otherwise.split("\n").filter((line) => line.trim() !== "");
};

/** The same as one text. */
export const joinSayings = (
  said: readonly Saying[] | null | undefined,
  otherwise: string | null,
): string | null => (otherwise === null ? null : showSayings(said, otherwise).join(" "));
